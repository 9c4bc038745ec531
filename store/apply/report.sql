-- Adds the versions of reports, and the withdrawals, among the entries at hand (said).
insert into report by name
with report_said as (
    select
        position as report,
        who as person,
        kind = 'withdrawal' as withdrawn,
        unnest(from_json(body, '{
            "plan": "VARCHAR",
            "activity": "INTEGER",
            "period": "VARCHAR",
            "version": "INTEGER",
            "received_at": "TIMESTAMP",
            "known_at": "TIMESTAMP",
            "file": "VARCHAR",
            "filename": "VARCHAR",
            "size": "INTEGER",
            "reason": "VARCHAR",
            "remark": "VARCHAR",
            "program": "VARCHAR"
        }'))
    from said
    where kind in ('report', 'withdrawal')
)
select
    report_said.* exclude (file, remark) replace (coalesce(reason, remark) as reason),
    file as sha256,
    last_day_of(period) as half_ends
from report_said;
