-- The newest number of a plan's requests, decisions, tasks and meetings; 0 where there are none.
select
    (select coalesce(max(number), 0) from request where plan = $plan) as request,
    (select coalesce(max(number), 0) from decision where plan = $plan) as decision,
    (select coalesce(max(number), 0) from task where plan = $plan) as task,
    (select coalesce(max(number), 0) from meeting where plan = $plan) as meeting;
