-- Adds the reminders among the entries at hand (said).
insert into reminder by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "activity": "INTEGER",
    "period": "VARCHAR",
    "words": "VARCHAR"
}'))
from said
where kind = 'reminder';
