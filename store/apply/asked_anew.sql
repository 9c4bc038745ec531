-- What is asked of whom, and what counts, where a newer version of a plan asks something else of an indicator.
-- Reports are read by what was asked when they came. While all answers are from before, the target is judged as it
-- was; once there is an answer to what is asked now, that alone counts, and what was said before is left out.

-- One row per indicator that asks something else and has answers: whether any of them is to what is asked now.
create or replace view asked_anew as
with
changed as (
    select distinct plan_version, indicator, counts_from, asked_before
    from target
    where counts_from is not null
)

select
    changed.*,
    bool_or(report_in_force.known_at >= counts_from) as is_answered
from changed
join report_in_force using (plan_version)
join observation
    on observation.report = report_in_force.report
    and observation.indicator = changed.indicator
group by all;

create or replace view asked_target as
select * exclude (counts_from, asked_before), cast(null as integer) as asked_by
from target
anti join (from asked_anew where not is_answered) using (plan_version, indicator)
union all by name
select
    target.* exclude (counts_from, asked_before) replace (asked_anew.plan_version as plan_version),
    asked_anew.asked_before as asked_by
from asked_anew
join target
    on target.plan_version = asked_anew.asked_before
    and target.indicator = asked_anew.indicator
where not is_answered;

create or replace view counted_observation as
select observation.*, report_in_force.plan_version, report_in_force.half_ends
from observation
join report_in_force using (report)
anti join (from asked_anew where is_answered) as left_out
    on left_out.plan_version = report_in_force.plan_version
    and left_out.indicator = observation.indicator
    and report_in_force.known_at < left_out.counts_from;
