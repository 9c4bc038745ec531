-- The reports in force: one row per plan, activity and half-year, with the latest version received by the moment.
-- That version may be a withdrawal. Reads the variables of plan_in_force, and
--   approved  integer[], optional: the reports that are approved by the moment; then only those count, and withdrawals
-- A half-year is the day it ends and a plan is the number of its version: shorter to group and compare than words.
create or replace view report_in_force as
select
    plan_version,
    max_by(report, version) as report,
    max_by(known_at, version) as known_at,
    half_ends
from report
join plan_in_force using (plan)
where known_at <= getvariable('as_of')
  and (getvariable('approved') is null or withdrawn or list_contains(getvariable('approved'), report))
group by plan_version, activity, half_ends;
