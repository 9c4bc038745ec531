-- Adds the versions of meetings among the entries at hand (said).
insert into meeting by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "number": "INTEGER",
    "version": "INTEGER",
    "day": "DATE",
    "numbers_of": "DATE",
    "meeting_kind": "VARCHAR",
    "place": "VARCHAR",
    "invited": ["INTEGER"],
    "cancelled": "VARCHAR"
}'))
from said
where kind = 'meeting';
