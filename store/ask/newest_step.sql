-- The newest step of a request, a decision or a task; none while it is in its first state.
select step, state, known_at
from step
where plan = $plan and "of" = $of and number = $number
order by step desc
limit 1;
