-- One row per review of a plan's reports that is known at the moment, the first first.
select review.*, person.name as said_by
from review
left join person using (person)
where plan = $plan and known_at <= $as_of
order by entry;
