-- One row per activity and half-year: the version of its report that counts at the moment. One whose
-- newest version is a withdrawal has none.
with newest as (
    select *
    from report
    where plan = $plan and received_at <= getvariable('as_of')
    qualify row_number() over (partition by activity, period order by version desc) = 1
)
select
    report.report,
    report.activity,
    report.period,
    report.version,
    report.reported_by,
    report.received_at,
    upload.filename,
    upload.sha256,
    report.withdrawn,
    report.reason,
    (select count(*) from observation where observation.report = report.report) as observations
from newest as report
join upload using (upload)
where not report.withdrawn
order by activity, period;
