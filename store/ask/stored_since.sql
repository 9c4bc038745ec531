-- How many bytes the reports of one activity have stored since a moment.
select coalesce(sum(report.size), 0) as size
from report
join entry on entry.position = report.report
where report.plan = $plan and report.activity = $activity and entry.said_at >= $since;
