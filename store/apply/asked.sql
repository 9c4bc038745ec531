-- What is asked of whom, and what counts, while no plan has asked something else of an indicator than it did before.
-- asked_anew.sql says it of those that have; attainment.sql reads the one or the other, and this one costs it nothing.
create or replace view asked_target as
select * exclude (counts_from, asked_before), cast(null as integer) as asked_by -- the version that asked, if an earlier one
from target;

create or replace view counted_observation as
select observation.*, report_in_force.plan_version, report_in_force.half_ends
from observation
join report_in_force using (report);
