-- The plan in force: one row per plan, with the version in force at the moment, or the first one before that.
-- Set on the cursor before asking:
--   as_of  timestamp (UTC): what the record knew then
--   plan   varchar, optional: one plan; unset means all
--   plan_version  integer, optional: that version of the plan instead of the one in force
create or replace view plan_in_force as
select
    plan,
    coalesce(
        max(plan_version) filter (plan_version = getvariable('plan_version')),
        max_by(plan_version, (effective_at, plan_version))
            filter (effective_at <= getvariable('as_of')),
        min_by(plan_version, (effective_at, plan_version))
    ) as plan_version
from plan_version
where getvariable('plan') is null or plan = getvariable('plan')
group by plan;
