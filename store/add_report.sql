-- Adds a version of a report, the next after those that are there. Returns its number and its version.
insert into report
    (report, plan, activity, period, half_ends, version, upload, reported_by, received_at, withdrawn, reason, program)
select
    nextval('record_number'),
    $plan,
    $activity,
    $period,
    $half_ends,
    coalesce(max(version), 0) + 1,
    $upload,
    $by,
    $received_at,
    false,
    $reason,
    $program
from report
where plan = $plan and activity = $activity and period = $period
returning report, version;
