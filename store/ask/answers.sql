-- One row per answer of a plan's reports that is known at the moment, the first first.
select answer.*, person.name as said_by
from answer
left join person using (person)
where plan = $plan and known_at <= $as_of
order by entry;
