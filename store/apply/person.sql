-- Adds the people at hand (rows).
insert into person by name select * from rows;
