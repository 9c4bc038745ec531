-- One row per activity and half-year: the version of its report that counts at the moment.
select
    report.report,
    report.activity,
    report.period,
    report.version,
    report.reported_by,
    report.received_at,
    upload.filename,
    upload.sha256,
    (select count(*) from observation where observation.report = report.report) as observations
from report
join upload using (upload)
where report.plan = $plan and report.received_at <= getvariable('as_of')
qualify row_number() over (partition by activity, period order by version desc) = 1
order by activity, period;
