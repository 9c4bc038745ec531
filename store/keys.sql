-- What may be there only once. The rules rely on it: two rows where one is meant would be counted twice.
create unique index if not exists target_once on target (plan_version, indicator, part);

create unique index if not exists report_once on report (plan, activity, period, version);
