-- One row per version of the reports that have spoken of one indicator and part: the newest half-year and
-- version first. A version that is silent about it has no value.
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
    (select count(*) from observation where observation.report = report.report) as observations,
    said.* exclude (plan, report, period)
from report
left join upload using (upload)
left join observation as said
    on said.report = report.report
    and said.indicator = $indicator
    and said.part = $part
where report.plan = $plan
  and report.activity = $activity
  and report.received_at <= getvariable('as_of')
  and report.period in (
      select period from observation where plan = $plan and indicator = $indicator and part = $part
  )
order by report.half_ends desc, report.version desc;
