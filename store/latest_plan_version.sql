-- The newest version of a plan: its number, its hash and its document.
select plan_version, sha256, document from plan_version where plan = $plan order by plan_version desc limit 1;
