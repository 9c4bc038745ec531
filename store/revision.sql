-- The newest number in the record: it grows with everything that is added.
select coalesce(max(number), 0) as revision
from (select max(report) as number from report union all select max(plan_version) from plan_version);
