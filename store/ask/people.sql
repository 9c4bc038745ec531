-- One row per person who has said something, or is named.
select person, name from person order by person;
