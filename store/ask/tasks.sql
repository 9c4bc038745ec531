-- One row per task of a plan that is known at the moment, the first first.
select task.* exclude (owner), owner.name as owner, person.name as said_by
from task
left join person using (person)
left join person as owner on owner.person = task.owner
where plan = $plan and known_at <= $as_of
order by number;
