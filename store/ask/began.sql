-- When the log began: nobody has looked at any answer before.
select min(said_at) as began from entry;
