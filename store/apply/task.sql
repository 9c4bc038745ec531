-- Adds the tasks among the entries at hand (said).
insert into task by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "number": "INTEGER",
    "words": "VARCHAR",
    "owner": "INTEGER",
    "due": "DATE",
    "meeting": "INTEGER",
    "topic": "VARCHAR",
    "activity": "INTEGER",
    "indicator": "VARCHAR",
    "decision": "INTEGER"
}'))
from said
where kind = 'task';
