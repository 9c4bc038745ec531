-- One row per request of a plan that is known at the moment, the first first.
select request.*, person.name as said_by
from request
left join person using (person)
where plan = $plan and known_at <= $as_of
order by number;
