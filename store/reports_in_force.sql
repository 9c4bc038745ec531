-- One row per activity and half-year: the version of its report that counts at the moment. One whose
-- newest version is a withdrawal has none.
with newest as (
    select *
    from received_report
    where plan = $plan and received_at <= getvariable('as_of')
    qualify row_number() over (partition by activity, period order by version desc) = 1
)
select *
from newest
where not withdrawn
order by activity, period;
