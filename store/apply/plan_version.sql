-- Adds the versions of plans among the entries at hand (said).
insert into plan_version by name
with plan_said as (
    select
        position,
        unnest(from_json(body, '{
            "plan": "VARCHAR",
            "effective_at": "TIMESTAMP",
            "sha256": "VARCHAR",
            "bands": {
                "satisfactory": "DOUBLE",
                "limited": "DOUBLE",
                "above": "DOUBLE",
                "assessed": "MAP(VARCHAR, VARCHAR)",
                "done_late": "VARCHAR"
            },
            "document": "JSON"
        }'))
    from said
    where kind = 'plan'
)
select
    position as plan_version,
    plan,
    effective_at,
    sha256,
    bands.satisfactory as satisfactory_from,
    bands.limited as limited_from,
    bands.above as above_from,
    bands.assessed as assessed_verdicts,
    bands.done_late as done_late,
    document
from plan_said;
