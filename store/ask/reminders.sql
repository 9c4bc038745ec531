-- One row each time an activity of the plan was reminded of a report, that is known at the moment, the first first.
select reminder.*, person.name as said_by
from reminder
left join person using (person)
where plan = $plan and known_at <= $as_of
order by known_at, entry;
