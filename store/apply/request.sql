-- Adds the requests among the entries at hand (said).
insert into request by name
select position as entry, who as person, unnest(from_json(body, '{
    "plan": "VARCHAR",
    "known_at": "TIMESTAMP",
    "activity": "INTEGER",
    "period": "VARCHAR",
    "report_version": "INTEGER",
    "number": "INTEGER",
    "request_kind": "VARCHAR",
    "words": "VARCHAR",
    "kroner": "INTEGER",
    "by_when": "DATE"
}'))
from said
where kind = 'request';
