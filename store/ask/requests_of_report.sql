-- One row per request that a report has made in any version, but those that were taken back.
select request_kind, words, kroner, by_when
from request
where plan = $plan and activity = $activity and period = $period
    and not exists (
        from step
        where step.plan = request.plan and step."of" = 'request' and step.number = request.number
            and step.state = 'taken_back'
    );
