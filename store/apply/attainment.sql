-- Attainment: one row per plan, indicator and part, as of a moment.
--
-- The rules live here and nowhere else; every page, export and command reads this view.
-- Set on the cursor before asking:
--   today  date: the day in Copenhagen that decides what is due
--   as_of, plan, plan_version: what decides the plan and the reports in force (plan_in_force.sql)
create or replace view attainment as
with

-- One row per plan in force: its bands, and what the four words of an assessment count as.
-- Columns, because a map is dear to carry through a join.
bands as (
    select
        plan_version,
        plan,
        satisfactory_from,
        limited_from,
        above_from,
        assessed_verdicts['opfyldt'] as verdict_1,
        assessed_verdicts['overvejende opfyldt'] as verdict_2,
        assessed_verdicts['delvist opfyldt'] as verdict_3,
        assessed_verdicts['ikke opfyldt'] as verdict_4,
        done_late as verdict_late
    from plan_version
    join plan_in_force using (plan, plan_version)
),

-- One row per plan, indicator and part: what is reported, summed and latest.
delivered as (
    select
        plan_version,
        indicator,
        part,
        count(*) as halves,
        max(half_ends) as last_half_ends,
        max(case when not not_applicable then half_ends end) as last_applicable_half_ends,
        round(sum(value), 9) as total, -- tenths add up as on paper
        sum(out_of) as total_out_of,
        max_by(value, half_ends) as latest,
        min(done_by) as done_by
    from counted_observation as observation
    where getvariable('plan') is null or observation.plan = getvariable('plan')
    group by plan_version, indicator, part
),

-- Adds which part of the target is answered. Reports name the parts of an indicator with open parts,
-- and all of them answer its one target. Said here, so that the join below is one of equals.
answered as (
    select
        *,
        case
            when (plan_version, indicator) in (select (plan_version, indicator) from asked_target where open_parts) then ''
            else part
        end as asked_part
    from delivered
),

-- One row per plan, indicator and part: the target beside what is delivered.
compared as (
    select
        target.* exclude (plan, part),
        bands.* exclude (plan_version),
        coalesce(answered.part, target.part) as part,
        coalesce(answered.halves, 0) as halves,
        answered.done_by is not null as done,
        answered.done_by,
        answered.last_applicable_half_ends is null as never_applicable,
        answered.last_applicable_half_ends is distinct from answered.last_half_ends as last_not_applicable,
        coalesce(answered.last_half_ends >= target.due_ends, false) as last_half_reported,
        case when kind = 'assessed' then answered.latest end as assessed,
        case kind when 'share' then answered.total end as numerator,
        case kind when 'share' then answered.total_out_of end as denominator,
        case
            when kind in ('flow', 'share') then answered.total
            when kind in ('running_total', 'level') then answered.latest
        end as delivered,
        case
            when kind = 'share' and form <> 'all' then numerator / nullif(denominator, 0)
            else delivered
        end as amount -- what the target speaks of
    from asked_target as target
    left join answered
        on answered.plan_version = target.plan_version
        and answered.indicator = target.indicator
        and answered.asked_part = target.part
    join bands on bands.plan_version = target.plan_version
    where getvariable('plan') is null or target.plan = getvariable('plan')
),

-- Adds the state: what is known, before anything is judged.
-- A goal or milestone is asked once for its whole period; a number is asked each half-year, and of a running
-- total or a level the latest counts, so that it is known when the last half-year has come.
stated as (
    select
        *,
        case
            when form = 'none' then 'no_target'
            when due_ends > getvariable('today') then 'not_due'
            when halves = 0 then 'missing'
            when kind in ('flow', 'share') and never_applicable and halves >= expected then 'not_applicable'
            when kind not in ('flow', 'share')
                and last_not_applicable and last_half_reported and not done then 'not_applicable'
            when kind = 'milestone' and (done or last_half_reported) then 'reported'
            when kind in ('running_total', 'level', 'assessed') and last_half_reported then 'reported'
            when kind in ('flow', 'share') and halves >= expected then 'reported'
            else 'partial'
        end as state
    from compared
),

-- Adds the share of the target that is reached, and whether the target is met.
measured as (
    select
        *,
        case form
            when 'at_least' then amount / nullif(low, 0)
            when 'about' then amount / nullif(low, 0)
            when 'range' then
                case
                    when amount < low then amount / nullif(low, 0)
                    when amount <= high then 1
                    else amount / nullif(high, 0)
                end
            when 'all' then numerator / nullif(denominator, 0)
            when 'at_most' then case when amount <= high then 1 else high / nullif(amount, 0) end
            when 'increase' then (amount - baseline) / nullif(low - baseline, 0)
            when 'decrease' then (baseline - amount) / nullif(baseline - high, 0)
        end as share,
        case form
            when 'at_least' then amount >= low
            when 'about' then round(amount, 9) >= round(low * (1 - tolerance), 9)
            when 'range' then amount >= low
            when 'all' then case when denominator > 0 then numerator = denominator end
            when 'at_most' then amount <= high
            when 'increase' then case when low is null then amount > baseline else amount >= low end
            when 'decrease' then case when high is null then amount < baseline else amount <= high end
            when 'done' then done and done_by::date <= due_ends
            when 'assessed' then assessed = 1
        end as meets
    from stated
),

-- Adds whether what is known is enough to judge. With half-years missing, a sum so far is a lower
-- bound: it can prove that enough is delivered, but not that a limit is kept. A level needs its end, and
-- what is missing of a share could pull it either way.
decided as (
    select
        *,
        case
            when state = 'reported' then true
            when state <> 'partial' or kind in ('milestone', 'assessed') then false
            when kind in ('level', 'share') then false
            when form in ('at_most', 'decrease') then not meets
            else true
        end as can_be_judged,
        round(share, 9) as rounded_share
    from measured
),

-- Adds the verdict.
judged as (
    select
        *,
        case when can_be_judged then meets end as met,
        case
            when not can_be_judged then null
            when assessed = 1 then verdict_1
            when assessed = 2 then verdict_2
            when assessed = 3 then verdict_3
            when assessed = 4 then verdict_4
            when meets then 'satisfactory'
            when kind = 'milestone' and done then verdict_late
            when rounded_share >= satisfactory_from and form <> 'all' then 'satisfactory'
            when rounded_share >= limited_from then 'limited'
            when share is not null or not meets then 'inadequate'
        end as verdict
    from decided
)

select
    plan,
    indicator,
    part,
    activity,
    position,
    due,
    due_ends,
    kind,
    form,
    state,
    delivered,
    case when not never_applicable then done end as done,
    -- The last moment of a day is »by then«, the first is the day itself.
    case when done_by = date_trunc('day', done_by) then done_by::date end as done_on,
    case
        when assessed is null then null
        when assessed = 1 then 'opfyldt'
        when assessed = 2 then 'overvejende opfyldt'
        when assessed = 3 then 'delvist opfyldt'
        when assessed = 4 then 'ikke opfyldt'
    end as assessment,
    numerator,
    denominator,
    low,
    high,
    share,
    met,
    verdict,
    coalesce(verdict is not null and rounded_share > above_from, false) as above,
    case when done then done_by::date > due_ends and kind = 'milestone' and state <> 'no_target' else false end as late,
    least(halves, expected) as reported,
    expected,
    asked_by
from judged;
