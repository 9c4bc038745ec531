-- The record: rows are only ever added. What is current is a question with a moment in it.
-- Moments are UTC without a zone; dates are days in Copenhagen; money is whole kroner.

create sequence if not exists record_number;

-- One row per plan version: the plan as it was read, whole.
create table if not exists plan_version (
    plan_version integer primary key,
    plan varchar not null,              -- tingbjerg-husum/2026
    effective_at timestamp not null,    -- the version answers for moments from here on
    loaded_by varchar not null,
    sha256 varchar not null,
    satisfactory_from double not null,  -- the bands, as fractions of the target
    limited_from double not null,
    above_from double not null,
    assessed_verdicts map(varchar, varchar) not null,
    document varchar not null,          -- the whole plan as JSON
    done_late varchar                   -- the verdict on a milestone that was done after its period
);
-- A database from before that was told apart.
alter table plan_version add column if not exists done_late varchar;

-- One row per plan version, indicator and part: all that the rules need to know.
create table if not exists target (
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
-- A database from before a plan could ask something else of an indicator.
alter table target add column if not exists counts_from timestamp;
alter table target add column if not exists asked_before integer;

-- One row per accepted file, as it was sent.
create table if not exists upload (
    upload integer primary key,
    sha256 varchar not null,
    filename varchar not null,
    content blob not null,
    uploaded_by varchar not null,
    received_at timestamp not null
);

-- One row per version of an activity's half-year report. A withdrawal is a version too: it holds nothing.
create table if not exists report (
    report integer primary key,
    plan varchar not null,
    activity integer not null,
    period varchar not null,
    half_ends date not null,            -- the day the half-year ends: shorter to group and compare than words
    version integer not null,
    upload integer,                     -- null for a withdrawal
    reported_by varchar not null,
    received_at timestamp not null,
    withdrawn boolean not null,
    reason varchar,                     -- why it was withdrawn, or what is to be known of a report
    program varchar                     -- the version of the program that took it
);
-- A database from before programs had versions.
alter table report add column if not exists program varchar;

-- One row per report, indicator and part. Spending is a row too: the indicator is a budget line,
-- the value whole kroner. The check of a report holds that each is there once: a key would make a million
-- rows three times as slow to add.
create table if not exists observation (
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
    measured_on date                    -- the day a measure is from; null counts for the half-year
);
-- A database from before there were measures.
alter table observation add column if not exists measured_on date;

-- One row each time a form is saved before it is delivered; the newest is the draft.
create table if not exists draft (
    draft integer primary key,
    plan varchar not null,
    activity integer not null,
    period varchar not null,
    saved_by varchar not null,
    saved_at timestamp not null,
    content varchar not null            -- what stands in the fields, as JSON; empty when it is delivered
);

-- One row each time somebody confirms how an activity's own headers and row names match the plan's.
create table if not exists matching (
    matching integer primary key,
    plan varchar not null,
    activity integer not null,
    confirmed_by varchar not null,
    confirmed_at timestamp not null,
    content varchar not null            -- the pairs, as JSON
);

-- One row when everything in this database is invented, to show how the pages look.
create table if not exists invented (
    since timestamp not null
);

-- One row per version of a report: with the file it came in, and how much it holds.
create or replace view received_report as
select
    report.*,
    upload.filename,
    upload.sha256,
    (select count(*) from observation where observation.report = report.report) as observations,
    exists (from invented) as practised
from report
left join upload using (upload);
