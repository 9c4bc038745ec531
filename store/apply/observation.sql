-- Adds the observations of the reports among the entries at hand (said).
insert into observation by name
with report_said as (
    select
        position as report,
        from_json(body, '{
            "plan": "VARCHAR",
            "period": "VARCHAR",
            "observations": [{
                "indicator": "VARCHAR",
                "part": "VARCHAR",
                "value": "VARCHAR",
                "out_of": "DOUBLE",
                "note": "VARCHAR",
                "next_step": "VARCHAR",
                "evidence": "VARCHAR",
                "measured_on": "DATE"
            }]
        }') as told
    from said
    where kind = 'report'
),

observation_said as (
    select report, told.plan as plan, told.period as period, unnest(told.observations, recursive := true)
    from report_said
)

select
    report,
    plan,
    period,
    indicator,
    part,
    number_told(value) as value,
    out_of,
    if(assessment_told(value) is not null, value, null) as assessment,
    done_told(value) as done,
    done_by_told(value, period) as done_by,
    value = 'ikke relevant' as not_applicable,
    note,
    next_step,
    evidence,
    measured_on
from observation_said;
