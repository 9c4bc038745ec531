-- What the reports of invented plans say: one row per version of a report, in the order of receiving.
-- question: one row per activity, half-year, indicator and part that reports answer
-- plan_asked: one row per plan
-- Luck is a hash of the seed and of what it is about: the same in every run.
with

-- One in 25 never comes, and one in 16 is corrected three weeks later.
asked as (
    select distinct plan, activity, period, ends
    from plan_asked
    cross join question
),
lucky as (
    select *, hash(getvariable('seed'), plan, activity, period) as luck
    from asked
),
versions as (
    select *, unnest(range(1, if(luck % 16 = 0, 3, 2)))::integer as version
    from lucky
    where luck % 25 > 0
),
sent as (
    select
        * exclude (luck),
        ends + to_minutes((luck // 400 % 60000)::integer) + to_days(21 * (version - 1)) as received_at,
        concat_ws(' ', plan, activity, period, version) as content
    from versions
),

-- One row per report, indicator and part. One in 40 is left blank, and one in 60 is not applicable.
answered as (
    select
        sent.plan,
        sent.version,
        question.*,
        hash(getvariable('seed'), sent.plan, sent.version, indicator, part, period) as luck
    from sent
    join question using (activity, period)
),
rolled as (
    select
        *,
        luck % 60 = 0 as not_applicable,
        luck // 60 % 1000 / 1000 as chance,
        20 + luck // 60000 % 30 as size
    from answered
    where luck // 7 % 40 > 0
),
valued as (
    select
        *,
        case
            when not_applicable then to_json('ikke relevant')
            when kind = 'assessed'
                then to_json(['opfyldt', 'overvejende opfyldt', 'delvist opfyldt', 'ikke opfyldt'][1 + (size % 4)::integer])
            when kind = 'milestone' and chance > 0.7 then to_json(ends - (chance * 100)::integer)
            when kind = 'milestone' then to_json(chance > 0.5)
            when kind = 'share' then to_json(round(size * chance))
            else to_json(round(scale * (0.2 + 0.6 * chance), decimals))
        end as value
    from rolled
),
said as (
    select
        plan,
        activity,
        period,
        version,
        list(
            case
                when not_applicable
                    then to_json({indicator: indicator, part: part, value: value, note: 'Det er aflyst.'})
                when kind = 'share' then to_json({indicator: indicator, part: part, value: value, out_of: size})
                else to_json({indicator: indicator, part: part, value: value})
            end
            order by indicator, part
        ) as observations
    from valued
    group by all
)

select
    received_at,
    content,
    to_json({
        plan: plan,
        activity: activity,
        period: period,
        version: version,
        received_at: strftime(received_at, '%Y-%m-%dT%H:%M:%S.%f'),
        known_at: strftime(received_at, '%Y-%m-%dT%H:%M:%S.%f'),
        file: sha256(content),
        filename: concat_ws(' ', activity, period) || '.csv',
        size: strlen(content),
        program: '',
        observations: observations
    }) as body
from sent
join said using (plan, activity, period, version)
order by received_at, plan, activity, period, version;
