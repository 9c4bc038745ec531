-- What was confirmed last for an activity.
select content from matching where plan = $plan and activity = $activity order by matching desc limit 1;
