-- Adds the targets of a plan version.
insert into target by name select * from rows;
