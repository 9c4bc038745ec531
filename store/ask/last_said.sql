-- When something was last said of the plan's reports and meetings: nothing is known after that.
select max(said) as said
from (
    select max(received_at) as said from report where plan = $plan
    union all select max(known_at) from meeting where plan = $plan
    union all select max(known_at) from agenda where plan = $plan
    union all select max(known_at) from topic where plan = $plan
    union all select max(known_at) from decision where plan = $plan
    union all select max(known_at) from task where plan = $plan
    union all select max(known_at) from minutes where plan = $plan
    union all select max(known_at) from review where plan = $plan
    union all select max(known_at) from reminder where plan = $plan
    union all select max(known_at) from step where plan = $plan
);
