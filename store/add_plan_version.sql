-- Adds a version of a plan. Returns its number.
insert into plan_version (
    plan_version,
    plan,
    effective_at,
    loaded_by,
    sha256,
    satisfactory_from,
    limited_from,
    above_from,
    assessed_verdicts,
    document,
    done_late
)
values (
    nextval('record_number'),
    $plan,
    $effective_at,
    $by,
    $sha256,
    $satisfactory,
    $limited,
    $above,
    $assessed,
    $document,
    $done_late
)
returning plan_version;
