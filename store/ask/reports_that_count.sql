-- One row per activity and half-year: the version of its report that counts at the moment. One whose
-- newest version is a withdrawal has none.
select *
from received_report
where plan = getvariable('plan') and report in (select report from report_in_force) and not withdrawn
order by activity, period;
