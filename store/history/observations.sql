-- One row per observation of a history file, with the activity it is about: its value as reports say it.
create view observation as
select
    activity,
    period,
    indicator,
    part,
    case
        when not_applicable then 'ikke relevant'
        when kind = 'assessed' then word
        when kind = 'milestone' then
            case
                when done_by is null then 'false'
                when word in ('ja', 'yes', 'sand', 'true') then 'true'
                else done_by::date::varchar
            end
        else value::varchar
    end as value,
    out_of,
    note,
    next_step,
    evidence,
    measured_on
from said
where delivered is not null;
