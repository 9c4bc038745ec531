-- One row per step of a plan's requests, decisions and tasks that is known at the moment, the first first.
select step.*, person.name as said_by
from step
left join person using (person)
where plan = $plan and step.known_at <= $as_of
order by "of", number, step;
