-- One row per version of the reports that have spoken of one indicator and part: the newest half-year and
-- version first. A version that is silent about it has no value.
select
    report.*,
    observation.* exclude (plan, report, period)
from received_report as report
left join observation
    on observation.report = report.report
    and observation.indicator = $indicator
    and observation.part = $part
where report.plan = $plan
  and report.activity = $activity
  and report.known_at <= getvariable('as_of')
  and report.period in (
      select period from observation where plan = $plan and indicator = $indicator and part = $part
  )
order by report.half_ends desc, report.version desc;
