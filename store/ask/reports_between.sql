-- One row per version of a plan's reports that counts from a moment after the first and until the last, the first first.
select *
from received_report
where plan = $plan and known_at > $first and known_at <= $last
order by known_at, report;
