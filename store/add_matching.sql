-- Adds how an activity's own headers and row names match the plan's.
insert into matching (matching, plan, activity, confirmed_by, confirmed_at, content)
values (nextval('record_number'), $plan, $activity, $by, $at, $content);
