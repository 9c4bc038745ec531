-- One row per version of an activity's report for a half-year, the newest first.
select
    report.version,
    report.reported_by,
    report.received_at,
    upload.filename,
    upload.sha256,
    count(observation.report) as observations
from report
join upload using (upload)
left join observation using (report)
where report.plan = $plan and report.activity = $activity and report.period = $period
group by all
order by version desc;
