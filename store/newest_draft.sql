-- The newest draft of a report.
select saved_by, saved_at, content
from draft
where plan = $plan and activity = $activity and period = $period
order by draft desc
limit 1;
