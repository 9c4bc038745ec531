-- The plan of each version that has come from a position of the log on.
select plan from plan_version where plan_version >= $since order by plan_version;
