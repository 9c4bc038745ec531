-- One row per version of an activity's report for a half-year, the newest first.
select *
from received_report
where plan = $plan and activity = $activity and period = $period
order by version desc;
