-- One row per plan: the newest first.
select plan, max(plan_version) as plan_version, count(*) as versions
from plan_version
group by plan
order by plan desc;
