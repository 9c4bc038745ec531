-- One row per version of an activity's report for a half-year, the newest first.
select
    report.report,
    report.version,
    report.reported_by,
    report.received_at,
    upload.filename,
    upload.sha256,
    report.withdrawn,
    report.reason,
    count(observation.report) as observations
from report
left join upload using (upload)
left join observation using (report)
where report.plan = $plan and report.activity = $activity and report.period = $period
group by all
order by version desc;
