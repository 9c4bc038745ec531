-- Says that everything here is invented.
insert into invented (since) values ($at);
