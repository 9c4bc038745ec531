-- Adds the observations at hand (long_report) to the reports among the entries at hand (said) that have them so.
insert into observation by name
with report_said as (
    select
        position as report,
        unnest(from_json(body, '{
            "plan": "VARCHAR",
            "activity": "INTEGER",
            "period": "VARCHAR",
            "observations_in": "VARCHAR"
        }'))
    from said
    where kind = 'report'
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
from report_said
join long_report using (activity, period)
where observations_in = $sha256;
