-- Fills a database that holds one invented plan: copies of it, and reports for all of them.
-- question: one row per activity, half-year, indicator and part that reports answer
-- copy_of: one row per further plan
-- Luck is a hash of the seed and of what it is about: the same in every run.
begin;

insert into plan_version by name
select
    nextval('record_number') as plan_version,
    copy_of.plan,
    effective_at,
    loaded_by,
    sha256(replace(document, split_part(original.plan, '/', 1), split_part(copy_of.plan, '/', 1))) as sha256,
    satisfactory_from,
    limited_from,
    above_from,
    assessed_verdicts,
    replace(document, split_part(original.plan, '/', 1), split_part(copy_of.plan, '/', 1)) as document
from plan_version as original
cross join copy_of
order by copy_of.plan;

insert into target by name
select plan_version.plan, plan_version.plan_version, target.* exclude (plan, plan_version)
from target
cross join plan_version
where plan_version.plan <> target.plan
order by plan_version.plan_version, position, due, part;

-- One row per version of a report, in the order of receiving. One in 25 never comes, and one in 16 is
-- corrected three weeks later.
create temp table sent as
with
asked as (
    select distinct plan, activity, period, ends
    from plan_version
    cross join question
),
lucky as (
    select *, hash(getvariable('seed'), plan, activity, period) as luck
    from asked
),
versions as (
    select *, unnest(range(1, if(luck % 16 = 0, 3, 2))) as version
    from lucky
    where luck % 25 > 0
)
select
    row_number() over (order by received_at, plan, activity, period, version) as number,
    *
from (
    select
        * exclude (luck),
        luck,
        ends + to_minutes((luck // 400 % 60000)::integer) + to_days(21 * (version::integer - 1)) as received_at
    from versions
);

insert into upload (upload, sha256, filename, content, uploaded_by, received_at)
select
    number * 2 - 1 + (select max(plan_version) from plan_version),
    sha256(concat_ws(' ', plan, activity, period, version)),
    concat_ws(' ', activity, period) || '.csv',
    concat_ws(' ', plan, activity, period, version)::blob,
    'opdigtet',
    received_at
from sent
order by number;

insert into report (report, plan, activity, period, half_ends, version, upload, reported_by, received_at, withdrawn)
select
    number * 2 + (select max(plan_version) from plan_version),
    plan,
    activity,
    period,
    ends,
    version,
    number * 2 - 1 + (select max(plan_version) from plan_version),
    'opdigtet',
    received_at,
    false
from sent
order by number;

-- One row per report, indicator and part. One in 40 is left blank, and one in 60 is not applicable.
insert into observation by name
with
answered as (
    select
        report.report,
        report.plan,
        question.*,
        hash(getvariable('seed'), report.plan, report.version, indicator, part, period) as luck
    from report
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
)
select
    plan,
    report,
    indicator,
    part,
    period,
    case
        when not_applicable or kind = 'milestone' then null
        when kind = 'assessed' then 1 + size % 4
        when kind = 'share' then round(size * chance)
        else round(scale * (0.2 + 0.6 * chance), decimals)
    end as value,
    case when kind = 'share' and not not_applicable then size end as out_of,
    case when kind = 'milestone' and not not_applicable then chance > 0.5 end as done,
    case
        when kind <> 'milestone' or not_applicable or chance <= 0.5 then null
        when chance <= 0.7 then ends + time '23:59:59.999999'
        else ends - (chance * 100)::integer
    end as done_by,
    case
        when kind = 'assessed' and not not_applicable
            then ['opfyldt', 'overvejende opfyldt', 'delvist opfyldt', 'ikke opfyldt'][1 + (size % 4)::integer]
    end as assessment,
    not_applicable,
    case when not_applicable then 'Det er aflyst.' end as note
from rolled
order by report, indicator, part;

-- The next number comes after all of these.
select count(nextval('record_number')) from sent cross join range(2);

commit;
