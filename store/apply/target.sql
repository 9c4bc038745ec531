-- Adds what the versions of plans among the entries at hand (said) ask.
insert into target by name
with plan_said as (
    select
        position as plan_version,
        unnest(from_json(body, '{
            "plan": "VARCHAR",
            "targets": [{
                "indicator": "VARCHAR",
                "part": "VARCHAR",
                "open_parts": "BOOLEAN",
                "activity": "INTEGER",
                "position": "INTEGER",
                "due": "VARCHAR",
                "due_ends": "DATE",
                "expected": "INTEGER",
                "kind": "VARCHAR",
                "form": "VARCHAR",
                "low": "DOUBLE",
                "high": "DOUBLE",
                "tolerance": "DOUBLE",
                "baseline": "DOUBLE",
                "counts_from": "TIMESTAMP",
                "asked_before": "INTEGER"
            }]
        }'))
    from said
    where kind = 'plan'
),

asked as (
    select plan_version, plan, unnest(targets) as target
    from plan_said
)

select plan_version, plan, target.*
from asked;
