-- What was said last of a version of a report; none where nobody has.
select review.*, person.name as said_by
from review
left join person using (person)
where plan = $plan and activity = $activity and period = $period and report_version = $version
order by entry desc
limit 1;
