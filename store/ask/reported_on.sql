-- One row per indicator (or budget line), part and half-year that any report of a plan has ever spoken of: the newest
-- version that did. It need not count any more.
select
    observation.indicator,
    observation.part,
    report.activity,
    report.period,
    max(report.version) as version,
    exists (from invented) as practised
from observation
join report using (report)
where observation.plan = $plan
group by observation.indicator, observation.part, report.activity, report.period
order by report.activity, report.period;
