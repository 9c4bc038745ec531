-- One row per version of a plan's reports that is approved by the moment, and not sent back after that.
select report
from review
join report using (plan, activity, period)
where review.plan = $plan and report.version = report_version and review.known_at <= $as_of
group by report
having bool_or(outcome = 'approved') and max_by(outcome, entry) != 'returned';
