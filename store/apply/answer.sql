-- Adds the answers to what was sent back among the entries at hand (said).
insert into answer by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "activity": "INTEGER",
    "period": "VARCHAR",
    "report_version": "INTEGER",
    "words": "VARCHAR"
}'))
from said
where kind = 'answer';
