-- Adds a version of a report that says why it no longer counts. Returns its version.
insert into report
    (report, plan, activity, period, half_ends, version, reported_by, received_at, withdrawn, reason, program)
values (nextval('record_number'), $plan, $activity, $period, $half_ends, $version, $by, $at, true, $reason, $program)
returning version;
