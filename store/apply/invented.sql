-- Says that everything here is invented, when an entry at hand (said) says so.
insert into invented by name
select said_at::timestamp as since
from said
where kind = 'invented';
