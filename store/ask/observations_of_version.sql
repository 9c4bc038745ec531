-- One row per observation of one version of a report.
select observation.* exclude (plan, report)
from observation
join report using (report)
where report.plan = $plan and activity = $activity and report.period = $period and version = $version
order by indicator, part collate da;
