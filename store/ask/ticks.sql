-- One row per tick of a plan's calendar that is known at the moment, the first first.
select tick.*, person.name as said_by
from tick
left join person using (person)
where plan = $plan and known_at <= $as_of
order by known_at, entry;
