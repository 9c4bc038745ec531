-- The version of the plan in force: one row, or none for an unknown plan.
select plan_version, effective_at
from plan_version
join plan_in_force using (plan, plan_version);
