-- What has asked something else before, of a version of a plan: from when it asks what it does, and which version did.
select distinct indicator, counts_from, asked_before
from target
where plan_version = $plan_version and counts_from is not null;
