-- The newest version of a plan: its number, its hash, since when it holds, and its document.
select plan_version, sha256, effective_at, document
from plan_version
where plan = $plan
order by plan_version desc
limit 1;
