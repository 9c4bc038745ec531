-- The log, and what lies beside it. Entries and attachments are only ever added.

-- One row per thing that was said: see store/log/entry.py. The key lets nobody take a position twice.
create table if not exists entry (
    position integer primary key,
    said_at text not null,
    who integer not null,
    kind text not null,
    version integer not null,
    body text not null,
    attachments text not null,
    hash text not null
);

-- One row per file that entries name: as it was sent, or the observations of a long report as Parquet.
create table if not exists attachment (
    sha256 text primary key,
    content blob not null
);

-- The directory of people. It is not part of the chain, so that a name can be forgotten.
create table if not exists person (
    number integer primary key,
    name text not null unique,
    seal text not null -- a hash of the others: outside the chain it tells whether they are as they were written
);

-- One row per report that somebody works on: what stands in the form. It is gone when it has been delivered.
create table if not exists draft (
    plan text not null,
    activity integer not null,
    period text not null,
    saved_by text not null,
    saved_at text not null,
    content text not null,
    seal text not null,
    primary key (plan, activity, period)
);
