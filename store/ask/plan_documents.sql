-- Every version of a plan as it was read, the newest first.
select plan_version, document
from plan_version
where plan = $plan
order by plan_version desc;
