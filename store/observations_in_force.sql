-- One row per observation that counts at the moment, with the half-year and version it came in.
with report_in_force as (
    select *
    from report
    where plan = $plan and received_at <= getvariable('as_of')
      and ($activity is null or activity = $activity)
    qualify row_number() over (partition by activity, period order by version desc) = 1
)
select
    report_in_force.activity,
    observation.* exclude (plan, report)
from observation
join report_in_force using (report)
order by activity, period, indicator, part;
