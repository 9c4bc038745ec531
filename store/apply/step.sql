-- Adds the steps of requests, decisions and tasks among the entries at hand (said).
insert into step by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "of": "VARCHAR",
    "number": "INTEGER",
    "step": "INTEGER",
    "state": "VARCHAR",
    "words": "VARCHAR",
    "until": "DATE",
    "by": "INTEGER",
    "decided_by": "VARCHAR"
}'))
from said
where kind = 'step';
