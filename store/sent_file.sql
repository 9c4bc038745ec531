-- The file of one version of a report, as it was sent.
select upload.filename, upload.content
from report
join upload using (upload)
where plan = $plan and activity = $activity and period = $period and version = $version;
