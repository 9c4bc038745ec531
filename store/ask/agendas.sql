-- One row per meeting whose agenda has been changed by the moment: the newest version of the changes.
select *
from agenda
where plan = $plan and known_at <= $as_of
qualify version = max(version) over (partition by meeting)
order by meeting;
