-- Adds the observations of the history that is at hand (history) to the reports of its file.
insert into observation by name
select
    report.plan,
    report.report,
    history.* exclude (activity)
from history
join report on report.upload = $upload and report.activity = history.activity and report.period = history.period;
