-- Attainment: one row per plan, indicator and part, as of a moment.
--
-- The rules live here and nowhere else; every page, export and command reads this view.
-- Set on the cursor before asking:
--   as_of  timestamp (UTC): what the record knew then
--   today  date: the day in Copenhagen that decides what is due
--   plan   varchar, optional: one plan; unset means all
create or replace view attainment as
with

-- One row per plan: the version in force at the moment, or the first one before that.
plan_in_force as (
    select
        plan,
        coalesce(
            max_by(plan_version, (effective_at, plan_version))
                filter (effective_at <= getvariable('as_of')),
            min_by(plan_version, (effective_at, plan_version))
        ) as plan_version
    from plan_version
    where getvariable('plan') is null or plan = getvariable('plan')
    group by plan
),

-- One row per plan, activity and half-year: the latest version received by the moment.
report_in_force as (
    select plan, max_by(report, version) as report
    from report
    where received_at <= getvariable('as_of')
      and (getvariable('plan') is null or plan = getvariable('plan'))
    group by plan, activity, period
),

-- One row per plan, indicator and part: what is reported, summed and latest.
delivered as (
    select
        plan,
        indicator,
        part,
        count(*) as halves,
        max(period) as last_half,
        round(sum(value), 9) as total, -- tenths add up as on paper
        sum(out_of) as total_out_of,
        max_by(value, period) as latest,
        max_by(assessment, period) as assessment,
        max_by(not_applicable, period) as last_not_applicable,
        bool_and(not_applicable) as never_applicable,
        coalesce(bool_or(done), false) as done,
        min(done_on) as done_on,
        min(period) filter (done) as done_half
    from observation
    where report in (select report from report_in_force)
      and (getvariable('plan') is null or plan = getvariable('plan'))
    group by plan, indicator, part
),

-- One row per plan, indicator and part: the target beside what is delivered.
-- Reports name the parts of an indicator with open parts.
compared as (
    select
        target.* exclude (part),
        case when target.open_parts then coalesce(delivered.part, '') else target.part end as part,
        satisfactory_from,
        limited_from,
        above_from,
        coalesce(delivered.halves, 0) as halves,
        coalesce(delivered.done, false) as done,
        delivered.done_on,
        coalesce(
            delivered.done_on,
            case right(delivered.done_half, 1)
                when '1' then make_date(left(delivered.done_half, 4)::integer, 6, 30)
                when '2' then make_date(left(delivered.done_half, 4)::integer, 12, 31)
            end
        ) as done_by,
        delivered.assessment,
        assessed_verdicts[delivered.assessment] as assessed_verdict,
        delivered.last_not_applicable,
        delivered.never_applicable,
        coalesce(delivered.last_half >= target.last_half, false) as last_half_reported,
        case kind when 'share' then delivered.total end as numerator,
        case kind when 'share' then delivered.total_out_of end as denominator,
        case
            when kind in ('flow', 'share') then delivered.total
            when kind in ('running_total', 'level') then delivered.latest
        end as delivered,
        case
            when kind = 'share' and form <> 'all'
                then delivered.total / nullif(delivered.total_out_of, 0)
            when kind in ('flow', 'share') then delivered.total
            when kind in ('running_total', 'level') then delivered.latest
        end as amount
    from target
    join plan_in_force using (plan, plan_version)
    join plan_version using (plan, plan_version)
    left join delivered
        on delivered.plan = target.plan
        and delivered.indicator = target.indicator
        and (target.open_parts or delivered.part = target.part)
    where getvariable('plan') is null or target.plan = getvariable('plan')
),

-- Adds the state: what is known, before anything is judged.
-- A goal or milestone is asked once for its whole period; a number is asked each half-year.
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
            when kind = 'assessed' and last_half_reported then 'reported'
            when kind not in ('milestone', 'assessed') and halves >= expected then 'reported'
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
            when 'all' then numerator = denominator
            when 'at_most' then amount <= high
            when 'increase' then case when low is null then amount > baseline else amount >= low end
            when 'decrease' then case when high is null then amount < baseline else amount <= high end
            when 'done' then done and done_by <= due_ends
            when 'assessed' then assessment = 'opfyldt'
        end as meets
    from stated
),

-- Adds whether what is known is enough to judge. With half-years missing, a sum so far is a lower
-- bound: it can prove that enough is delivered, but not that a limit is kept. A state needs its end.
decided as (
    select
        *,
        case
            when state = 'reported' then true
            when state <> 'partial' or kind in ('milestone', 'assessed') then false
            when kind in ('level', 'share') then last_half_reported
            when form in ('at_most', 'decrease') then not meets
            else true
        end as can_be_judged
    from measured
),

-- Adds the verdict.
judged as (
    select
        *,
        case when can_be_judged then meets end as met,
        case
            when not can_be_judged then null
            when form = 'assessed' then assessed_verdict
            when meets or round(share, 9) >= satisfactory_from then 'satisfactory'
            when round(share, 9) >= limited_from then 'limited'
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
    done_on,
    assessment,
    numerator,
    denominator,
    low,
    high,
    share,
    met,
    verdict,
    coalesce(verdict is not null and round(share, 9) > above_from, false) as above,
    kind = 'milestone' and done and done_by > due_ends and state <> 'no_target' as late,
    least(halves, expected) as reported,
    expected
from judged;
