-- One row per item of the agendas that something is noted of by the moment: the newest version.
select topic.*, person.name as said_by
from topic
left join person using (person)
where plan = $plan and known_at <= $as_of
qualify version = max(version) over (partition by meeting, "key")
order by meeting, "key";
