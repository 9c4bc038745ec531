-- Adds the versions of agendas among the entries at hand (said).
insert into agenda by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "meeting": "INTEGER",
    "version": "INTEGER",
    "order": ["VARCHAR"],
    "hidden": "MAP(VARCHAR, VARCHAR)",
    "added": [{"key": "VARCHAR", "words": "VARCHAR", "activity": "INTEGER", "recurring": "BOOLEAN"}]
}'))
from said
where kind = 'agenda';
