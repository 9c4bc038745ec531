-- The plan document in force at the moment: one row, or none for an unknown plan.
select plan_version, effective_at, document
from plan_version
where plan = $plan
order by effective_at <= getvariable('as_of') desc,
    case when effective_at <= getvariable('as_of') then effective_at end desc nulls last,
    effective_at,
    plan_version desc
limit 1;
