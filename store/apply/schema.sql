-- What entries of the log have become: rows are only ever added. What is current is a question with a moment in it.
-- Moments are UTC without a zone; dates are days in Copenhagen; money is whole kroner.

-- One row: the program that made these tables. Another one makes them anew from the log.
create table made_by (
    program varchar not null
);

-- One row per entry that has been applied. The last says how far these tables have come.
create table entry (
    position integer not null,
    hash varchar not null,
    said_at timestamp not null,
    who integer not null,
    kind varchar not null
);

-- One row per person who has said something.
create table person (
    person integer not null,
    name varchar not null
);

-- One row per plan version: the plan as it was read, whole.
create table plan_version (
    plan_version integer not null,      -- the position of its entry
    plan varchar not null,              -- tingbjerg-husum/2026
    effective_at timestamp not null,    -- the version answers for moments from here on
    sha256 varchar not null,
    satisfactory_from double not null,  -- the bands, as fractions of the target
    limited_from double not null,
    above_from double not null,
    assessed_verdicts map(varchar, varchar) not null,
    done_late varchar not null,         -- the verdict on a milestone that was done after its period
    document varchar not null           -- the whole plan as JSON
);

-- One row per plan version, indicator and part: all that the rules need to know.
create table target (
    plan varchar not null,
    plan_version integer not null,
    indicator varchar not null,
    part varchar not null,              -- '' for the indicator as a whole
    open_parts boolean not null,        -- true when reports name the parts
    activity integer not null,
    position integer not null,          -- the plan's own order
    due varchar not null,               -- 2026H1 or 2026
    due_ends date not null,
    expected integer not null,          -- half-years that report
    kind varchar not null,
    form varchar not null,
    low double,
    high double,
    tolerance double,
    baseline double,
    counts_from timestamp,              -- reports from before were asked something else; null: all are asked this
    asked_before integer                -- the version of the plan that asked something else, where there is one
);

-- One row per version of an activity's half-year report. A withdrawal is a version too: it holds nothing.
create table report (
    report integer not null,            -- the position of its entry
    plan varchar not null,
    activity integer not null,
    period varchar not null,
    half_ends date not null,            -- the day the half-year ends: shorter to group and compare than words
    version integer not null,
    sha256 varchar,                     -- the file as it was sent; null for a withdrawal, like its name and size
    filename varchar,
    size integer,                       -- bytes
    person integer not null,
    received_at timestamp not null,     -- when it came
    known_at timestamp not null,        -- from when it counts
    withdrawn boolean not null,
    reason varchar,                     -- why it was withdrawn, or what is to be known of a report
    program varchar                     -- the version of the program that took it
);

-- One row per report, indicator and part. Spending is a row too: the indicator is a budget line,
-- the value whole kroner. The check of a report holds that each is there once: a key would make a million
-- rows three times as slow to add.
create table observation (
    plan varchar not null,
    report integer not null,
    indicator varchar not null,
    part varchar not null,
    period varchar not null,
    value double,                       -- a number; a share's numerator; an assessment as 1 to 4, the best first
    out_of double,                      -- for a share the denominator
    assessment varchar,                 -- for an assessed goal, the word
    done boolean,                       -- for a milestone
    done_by timestamp,                  -- the day that is said, or else the last moment of the half-year
    not_applicable boolean not null,
    note varchar,                       -- why, when it is off track
    next_step varchar,
    evidence varchar,
    measured_on date,                   -- the day a measure is from; null counts for the half-year
    check (value is not null or done is not null or not_applicable)
);

-- One row each time somebody confirms how an activity's own headers and row names match the plan's.
create table matching (
    matching integer not null,
    plan varchar not null,
    activity integer not null,
    content varchar not null            -- the pairs, as JSON
);

-- One row when everything here is invented, to show how the pages look.
create table invented (
    since timestamp not null
);

-- One row each time a version of a report is approved, sent back, noted, or opened again.
create table review (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    activity integer not null,
    period varchar not null,
    report_version integer not null,
    outcome varchar not null,
    words varchar
);

-- One row per version of a report that answers what the one before was sent back for.
create table answer (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    activity integer not null,
    period varchar not null,
    report_version integer not null,
    words varchar not null
);

-- One row per request, with the version of the report that asks.
create table request (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    activity integer not null,
    period varchar not null,
    report_version integer not null,
    number integer not null,
    request_kind varchar not null,
    words varchar not null,
    kroner integer,
    by_when date
);

-- One row per decision. Meeting, topic, activity, indicator and request are what it is about.
create table decision (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    number integer not null,
    words varchar not null,
    why varchar,
    decided_by varchar not null,
    meeting integer,
    topic varchar,
    activity integer,
    indicator varchar,
    request integer
);

-- One row per task: who has it, and by which day it is to be done.
create table task (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    number integer not null,
    words varchar not null,
    owner integer not null,
    due date not null,
    meeting integer,
    topic varchar,
    activity integer,
    indicator varchar,
    decision integer
);

-- One row per state that a request, a decision or a task (of) has come to after its first.
create table step (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    "of" varchar not null,
    number integer not null,
    step integer not null,
    state varchar not null,
    words varchar,
    until date,
    "by" integer,
    decided_by varchar
);

-- One row per version of a meeting.
create table meeting (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    number integer not null,
    version integer not null,
    day date not null,
    numbers_of date not null,
    meeting_kind varchar not null,
    place varchar not null,
    invited integer[] not null,
    cancelled varchar
);

-- One row per version of what has been done to a meeting's agenda: its order, what is hidden and why, what is added.
create table agenda (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    meeting integer not null,
    version integer not null,
    "order" varchar[] not null,
    hidden map(varchar, varchar) not null,
    added struct("key" varchar, words varchar, activity integer, recurring boolean)[] not null
);

-- One row per version of what is noted of an item of a meeting's agenda.
create table topic (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    meeting integer not null,
    "key" varchar not null,
    version integer not null,
    reached boolean not null,
    words varchar
);

-- One row per version of a meeting's minutes, with the SHA-256 of its documents.
create table minutes (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    meeting integer not null,
    version integer not null,
    came integer[] not null,
    items struct(
        "key" varchar, words varchar, why varchar, activity integer, recurring boolean, reached boolean
    )[] not null,
    words varchar,
    word varchar not null,
    pdf varchar not null
);

-- One row each time an activity was reminded of a report that is missing.
create table reminder (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    activity integer not null,
    period varchar not null,
    words varchar not null
);

-- One row each time an event of the calendar was held, or a check done.
create table tick (
    entry integer not null,             -- the position of its entry
    person integer not null,            -- who said it
    plan varchar not null,
    known_at timestamp not null,        -- from when it counts
    event varchar not null,
    day date not null,
    words varchar not null
);

-- What may be there only once. The rules rely on it: two rows where one is meant would be counted twice.
create unique index target_once on target (plan_version, indicator, part);

create unique index report_once on report (plan, activity, period, version);

create unique index request_once on request (plan, number);

create unique index decision_once on decision (plan, number);

create unique index task_once on task (plan, number);

create unique index step_once on step (plan, "of", number, step);

create unique index meeting_once on meeting (plan, number, version);

create unique index agenda_once on agenda (plan, meeting, version);

create unique index topic_once on topic (plan, meeting, "key", version);

create unique index minutes_once on minutes (plan, meeting, version);

-- The last day of a half-year that is written 2026H1.
create macro last_day_of(half_year) as
    make_date(half_year[:4]::integer, if(half_year[6:] = '1', 6, 12), if(half_year[6:] = '1', 30, 31));

-- What the value of an observation says, as it is told: a number, true or false, a day, the word of an assessment, or
-- that it is not relevant. Anything else says nothing, which the table of observations refuses.
create macro assessment_told(value) as
    list_position(['opfyldt', 'overvejende opfyldt', 'delvist opfyldt', 'ikke opfyldt'], value);

create macro is_day(value) as value[5:5] = '-' and value[8:8] = '-';

create macro number_told(value) as
    case
        when value not in ('true', 'false', 'ikke relevant')
            then coalesce(assessment_told(value), try_cast(value as double))
    end;

create macro done_told(value) as
    case when value = 'false' then false when value = 'true' or is_day(value) then true end;

create macro done_by_told(value, half_year) as
    case
        when is_day(value) then try_cast(value as timestamp)
        when value = 'true' then last_day_of(half_year) + time '23:59:59.999999'
    end;

-- One row per version of a report: with who sent it, and how much it holds.
create view received_report as
select
    report.*,
    person.name as reported_by,
    (select count(*) from observation where observation.report = report.report) as observations,
    exists (from invented) as practised
from report
left join person using (person);
