-- Whether the database holds invented examples only.
select count(*) > 0 as invented from invented;
