-- One row per observation of one version of a report.
select
    indicator,
    part,
    value,
    out_of,
    assessment,
    done,
    done_by,
    not_applicable,
    note,
    next_step,
    evidence,
    measured_on
from observation
join report using (report)
where report.plan = $plan and activity = $activity and report.period = $period and version = $version
order by indicator, part;
