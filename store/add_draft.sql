-- Adds what stands in a form.
insert into draft (draft, plan, activity, period, saved_by, saved_at, content)
values (nextval('record_number'), $plan, $activity, $period, $by, $at, $content);
