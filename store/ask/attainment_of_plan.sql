-- Attainment of the plan on the cursor, in the plan's own order; open parts by name.
select * from attainment
where $activity is null or activity = $activity
order by activity, position, part collate da;
