-- Every version of a report, and every withdrawal, from a position of the log on.
select * from received_report where report >= $since order by report;
