-- One row per observation of the reports in force, also those that what is asked now leaves out, with the activity and half-year it was reported for.
select
    report.activity,
    observation.* exclude (plan, report)
from report_in_force
join report using (report)
join observation using (report)
where observation.plan = getvariable('plan')
  and ($activity is null or report.activity = $activity)
order by report.activity, observation.period, observation.indicator, observation.part collate da;
