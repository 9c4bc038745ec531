-- The place of each entry that has been applied, the first first.
select position, hash from entry order by position;
