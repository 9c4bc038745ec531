-- Adds the notes on items of agendas among the entries at hand (said).
insert into topic by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "meeting": "INTEGER",
    "key": "VARCHAR",
    "version": "INTEGER",
    "reached": "BOOLEAN",
    "words": "VARCHAR"
}'))
from said
where kind = 'topic';
