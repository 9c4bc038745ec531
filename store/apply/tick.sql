-- Adds the ticks of the calendar among the entries at hand (said).
insert into tick by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "event": "VARCHAR",
    "day": "DATE",
    "words": "VARCHAR"
}'))
from said
where kind = 'tick';
