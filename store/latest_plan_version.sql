-- The hash of the newest version of a plan.
select sha256 from plan_version where plan = $plan order by plan_version desc limit 1;
