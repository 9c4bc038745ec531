-- The file of one version of a report: its name and its SHA-256; none of a withdrawal.
select filename, sha256
from report
where plan = $plan and activity = $activity and period = $period and version = $version and sha256 is not null;
