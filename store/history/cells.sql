-- The rows of a history file (sent) as text, without spaces around it; what is blank is null.
-- They stand in the order of the file, so that they can be numbered.
create table cell (
    activity varchar,
    period varchar,
    indicator varchar,
    part varchar,
    delivered varchar,
    out_of varchar,
    measured_on varchar,
    note varchar,
    next_step varchar,
    evidence varchar,
    has_cpr boolean,    -- in any cell; outcomes/personal_data.py says it
    has_rows boolean,   -- a cell with a line break and a semicolon: a quotation mark may have swallowed rows
    is_blank boolean
);

insert into cell by name
with

-- Adds all that stands in a row, and whether there is other space in it than plain ones, which is dear to look for.
sent_row as (
    select
        *,
        concat_ws(chr(0), *columns(*)) as everything,
        regexp_matches(everything, '[^\P{Z} ]|[\t-\r\x1c-\x1f\x{85}]') as has_other_space
    from sent
)

select
    nullif(trim(columns(field -> field in (
        'activity', 'period', 'indicator', 'part', 'delivered', 'out_of', 'measured_on', 'note', 'next_step', 'evidence'
    )), if(has_other_space, $spaces, ' ')), ''),
    -- Ten digits of any kind in a cell may be one; which are is said in one place.
    case when regexp_matches(everything, '(\p{N}[^\p{N}\x00]*){9}\p{N}') then any_cpr(everything) else false end as has_cpr,
    has_other_space and regexp_matches(everything, '[\n\r][^\x00]*;') as has_rows,
    everything = '' as is_blank
from sent_row;
