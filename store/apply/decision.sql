-- Adds the decisions among the entries at hand (said).
insert into decision by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "number": "INTEGER",
    "words": "VARCHAR",
    "why": "VARCHAR",
    "decided_by": "VARCHAR",
    "meeting": "INTEGER",
    "topic": "VARCHAR",
    "activity": "INTEGER",
    "indicator": "VARCHAR",
    "request": "INTEGER"
}'))
from said
where kind = 'decision';
