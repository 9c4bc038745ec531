-- Adds the minutes among the entries at hand (said).
insert into minutes by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "meeting": "INTEGER",
    "version": "INTEGER",
    "came": ["INTEGER"],
    "items": [{
        "key": "VARCHAR",
        "words": "VARCHAR",
        "why": "VARCHAR",
        "activity": "INTEGER",
        "recurring": "BOOLEAN",
        "reached": "BOOLEAN"
    }],
    "words": "VARCHAR",
    "word": "VARCHAR",
    "pdf": "VARCHAR"
}'))
from said
where kind = 'minutes';
