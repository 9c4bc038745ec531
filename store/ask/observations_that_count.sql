-- One row per observation that counts at the moment, with the activity and half-year it was reported for.
select
    report.activity,
    observation.* exclude (plan, report, plan_version, half_ends)
from counted_observation as observation
join report using (report)
where observation.plan = getvariable('plan')
  and ($activity is null or report.activity = $activity)
order by report.activity, observation.period, observation.indicator, observation.part collate da;
