-- One row per meeting of a plan that is known at the moment, in its newest version, with its newest minutes.
with newest_meeting as (
    select *
    from meeting
    where plan = $plan and known_at <= $as_of
    qualify version = max(version) over (partition by number)
),

newest_minutes as (
    select *
    from minutes
    where plan = $plan and known_at <= $as_of
    qualify version = max(version) over (partition by meeting)
)

select
    newest_meeting.*,
    person.name as said_by,
    newest_minutes.version as minutes_version,
    newest_minutes.known_at as closed_at,
    closer.name as closed_by,
    newest_minutes.came,
    newest_minutes.items,
    newest_minutes.words as minutes_words,
    newest_minutes.word,
    newest_minutes.pdf
from newest_meeting
left join person using (person)
left join newest_minutes on newest_minutes.meeting = newest_meeting.number
left join person as closer on closer.person = newest_minutes.person
order by day, number;
