-- Whether anything of each kind has ever been said of a plan: most pages of most plans need to ask no further.
select
    exists (from meeting where plan = $plan) as meeting,
    exists (from agenda where plan = $plan) as agenda,
    exists (from topic where plan = $plan) as topic,
    exists (from decision where plan = $plan) as decision,
    exists (from task where plan = $plan) as task,
    exists (from request where plan = $plan) as request,
    exists (from step where plan = $plan) as step,
    exists (from review where plan = $plan) as review,
    exists (from answer where plan = $plan) as answer,
    exists (from reminder where plan = $plan) as reminder,
    exists (from tick where plan = $plan) as tick;
