-- Every problem of a history file: one row per problem, the errors first, and how many there are in all.
-- A row with a CPR number is told of as that alone, so that the number is repeated nowhere.
with

-- One row per row of the file that can be told of.
line as (
    select * from said where not has_cpr
),

-- One row per indicator, part and half-year that several rows answer, with the first of them.
repeated as (
    select indicator, part, period, min(row) as first_row
    from line
    where delivered is not null
    group by indicator, part, period
    having count(*) > 1
),

-- One row per text that a person has written and that will be stored.
words as (
    select row, unnest(['note', 'next_step', 'evidence']) as field, unnest([note, next_step, evidence]) as value
    from line
    where delivered is not null and coalesce(note, next_step, evidence) is not null
),

error (code, row, field, value) as (
    select 'cpr', row, null, null
    from said
    where has_cpr
    union all
    select 'broken-quotes', row, null, null
    from line
    where has_rows
    union all
    select 'unknown-activity', row, 'activity', written_activity
    from line
    where activity is null
    union all
    select 'unknown-period', row, 'period', written_period
    from line
    where period is null
    union all
    select 'unknown-indicator', row, 'indicator', written_indicator
    from line
    where indicator is null
    union all
    select 'wrong-activity', row, 'indicator', written_indicator
    from line
    where of_activity <> activity
    union all
    select 'wrong-period', row, 'indicator', written_indicator
    from line
    where indicator is not null and period is not null and not is_asked_then
    union all
    select 'wrong-part', row, 'part', written_part
    from line
    where
        case parts
            when 'named' then part is null and (delivered is not null or written_part is not null)
            when 'open' then
                delivered is not null
                and (
                    written_part is null
                    -- A spreadsheet makes a day of 1-2, and writes it in several ways.
                    or regexp_full_match(
                        written_part,
                        '(?i)((d\.|den) ?)?\p{Nd}{1,4}[-−./\s\p{Z}]{0,2}'
                        '(\p{Nd}{1,2}[-−./\s\p{Z}]{1,2}\p{Nd}{2,4}.*'
                        '|(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\pL*\.?([\s\p{Z}]*\p{Nd}{4})?)'
                        '|(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\pL*\.?[-−./\s\p{Z}]{1,2}\p{Nd}{1,2}'
                    )
                )
            when 'year' then written_part <> period[:4]
            when 'none' then written_part is not null
        end
    union all
    select
        case
            when regexp_full_match(delivered, '[0-9]+,[0-9]{3}') then 'a-thousand'
            when regexp_full_match(delivered, '[0-9]{1,15}(,[0-9]+)?') then 'not-whole'
            else 'not-a-number'
        end,
        row,
        'delivered',
        delivered
    from line
    where kind not in ('milestone', 'assessed') and delivered is not null and not not_applicable and value is null
    union all
    select 'not-done-or-date', row, 'delivered', delivered
    from line
    where
        kind = 'milestone'
        and not not_applicable
        and word not in ('nej', 'no', 'falsk', 'false')
        and coalesce(done_by::date > half_ends, true)
    union all
    select 'not-an-assessment', row, 'delivered', delivered
    from line
    where kind = 'assessed' and delivered is not null and not not_applicable and value is null
    union all
    select 'no-reason', row, 'note', note
    from line
    where not_applicable and note is null
    union all
    select 'wrong-out-of', row, 'out_of', written_out_of
    from line
    where
        delivered is not null
        and case
            when kind = 'share' and not not_applicable then out_of is null or coalesce(value > out_of, false)
            else written_out_of is not null
        end
    union all
    select 'wrong-day', row, 'measured_on', written_day
    from line
    where
        delivered is not null
        and written_day is not null
        and (not is_measure or not_applicable or coalesce(measured_on > half_ends, true))
    union all
    select 'words-without-value', row, 'delivered', delivered
    from line
    where delivered is null and coalesce(written_out_of, written_day, note, next_step, evidence) is not null
    union all
    select 'repeated-row', row, 'indicator', written_indicator
    from line
    join repeated using (indicator, part, period)
    where delivered is not null and row > first_row
    union all
    select 'nothing-reported', null, null, null
    where not exists (select * from said where delivered is not null)
),

warning (code, row, field, value) as (
    select 'email', row, field, value
    from words
    where regexp_matches(value, '[\pL\pN_.+-]+@[\pL\pN_-]+\.[\pL\pN_.-]+')
    union all
    select 'phone', row, field, value
    from words
    where regexp_matches(value, '(^|[^\p{Nd}.,])(\+45 ?)?\p{Nd}{2} ?\p{Nd}{2} ?\p{Nd}{2} ?\p{Nd}{2}([^\p{Nd}.,]|$)')
),

problem as materialized (
    select 'error' as severity, * from error
    union all
    select 'warning', * from warning
)

select *, (select count(*) from problem) as found
from problem
order by severity, row, code
limit $most;
