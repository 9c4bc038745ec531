-- Says of the entries at hand (said) that they are applied.
insert into entry by name
select position, hash, said_at::timestamp as said_at, who, kind
from said;
