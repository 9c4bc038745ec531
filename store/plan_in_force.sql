-- The plan document in force at the moment, or in the version that is asked for: one row, or none for an
-- unknown plan.
select plan_version, effective_at, document
from plan_version
where plan = $plan
order by coalesce(plan_version = getvariable('plan_version'), false) desc,
    effective_at <= getvariable('as_of') desc,
    case when effective_at <= getvariable('as_of') then effective_at end desc nulls last,
    effective_at,
    plan_version desc
limit 1;
