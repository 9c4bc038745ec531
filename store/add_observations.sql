-- Adds the observations of a report.
insert into observation by name select * from rows;
