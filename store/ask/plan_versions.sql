-- One row per version of a plan, the oldest first.
select plan_version, effective_at
from plan_version
where plan = $plan
order by plan_version;
