-- What each row of a history file says: one row per row that is not blank, numbered as Excel numbers it, with the
-- cells as they are written and as what they say for the row's indicator; null where they can't be read so.

create macro as_number(text, decimals) as
    case
        when regexp_full_match(text, '[0-9]+(,[0-9]+)?')
            and length(replace(text, ',', '')) <= 15
            and length(rtrim(split_part(text, ',', 2), '0')) <= decimals
            and length(split_part(text, ',', 2)) <> 3 -- 1,234 may be meant as a thousand
            then replace(text, ',', '.')::double
    end;

create macro as_day(text) as
    case
        when regexp_full_match(text, '[0-9]{1,2}\.[0-9]{1,2}\.(19|20)[0-9]{2}')
            then try_strptime(text, '%d.%m.%Y')::date
        when regexp_full_match(text, '(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}') then try_cast(text as date)
    end;

-- The text without the apostrophe that keeps a spreadsheet from running it.
create macro as_typed(text) as
    case when starts_with(text, '''') then regexp_replace(text, '^''([=+\-@\t\r])', '\1') else text end;

create table said as
with

-- One row per row of the file, beside what the plan asks.
asked_of as (
    select
        cell.rowid + 2 as row, -- the first is the row of headers
        cell.activity as written_activity,
        cell.period as written_period,
        cell.indicator as written_indicator,
        as_typed(cell.part) as written_part,
        cell.delivered,
        lower(cell.delivered) as word,
        cell.out_of as written_out_of,
        cell.measured_on as written_day,
        as_typed(cell.note) as note,
        as_typed(cell.next_step) as next_step,
        as_typed(cell.evidence) as evidence,
        cell.has_cpr,
        cell.has_rows,
        known_activity.activity,
        known_period.period,
        known_period.half_ends,
        asked.indicator,
        asked.activity as of_activity,
        asked.kind,
        asked.decimals,
        asked.parts,
        asked.is_measure,
        asked_in.indicator is not null as is_asked_then
    from cell
    left join known_activity on known_activity.written = cell.activity
    left join known_period on known_period.period = cell.period
    left join asked on asked.indicator = upper(cell.indicator)
    left join asked_in on asked_in.indicator = asked.indicator and asked_in.period = known_period.period
    where not is_blank
)

select
    asked_of.*,
    case asked_of.parts
        when 'named' then known_part.part
        when 'open' then written_part
        when 'year' then period[:4]
        else ''
    end as part,
    coalesce(word = 'ikke relevant' and kind <> 'kroner', false) as not_applicable,
    case
        when kind = 'assessed'
            then list_position(['opfyldt', 'overvejende opfyldt', 'delvist opfyldt', 'ikke opfyldt'], word)
        when kind <> 'milestone' then as_number(delivered, decimals)
    end as value,
    as_number(written_out_of, 0) as out_of,
    case
        when kind <> 'milestone' then null
        when word in ('ja', 'yes', 'sand', 'true') then half_ends + time '23:59:59.999999'
        when word in ('nej', 'no', 'falsk', 'false') then null
        else as_day(delivered)::timestamp
    end as done_by,
    as_day(written_day) as measured_on
from asked_of
left join known_part on known_part.indicator = asked_of.indicator and lower(known_part.part) = lower(written_part);
