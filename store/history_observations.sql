-- One row per observation of a history file, with the activity it is about.
create view observation as
select
    activity,
    period,
    indicator,
    part,
    value,
    out_of,
    if(kind = 'assessed' and not not_applicable, word, null) as assessment,
    if(kind = 'milestone' and not not_applicable, done_by is not null, null) as done,
    done_by,
    not_applicable,
    note,
    next_step,
    evidence,
    measured_on
from said
where delivered is not null;
