-- Adds the matchings among the entries at hand (said).
insert into matching by name
select
    position as matching,
    unnest(from_json(body, '{"plan": "VARCHAR", "activity": "INTEGER", "content": "VARCHAR"}'))
from said
where kind = 'matching';
