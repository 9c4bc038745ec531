-- The version of the plan that a version of a report answers: the newest that had been said before it.
select document
from plan_version
where plan = $plan and plan_version < $report
order by plan_version desc
limit 1;
