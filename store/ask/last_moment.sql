-- When the newest report of the plan came: nothing is known after that.
select max(received_at) as received_at from report where plan = $plan;
