-- Adds the reviews of reports among the entries at hand (said).
insert into review by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "activity": "INTEGER",
    "period": "VARCHAR",
    "report_version": "INTEGER",
    "outcome": "VARCHAR",
    "words": "VARCHAR"
}'))
from said
where kind = 'review';
