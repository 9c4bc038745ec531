-- One row per decision of a plan that is known at the moment, the first first.
select decision.*, person.name as said_by
from decision
left join person using (person)
where plan = $plan and known_at <= $as_of
order by number;
