"""Which rules are shown with an example, and what an example must be to show each of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from outcomes.attainment import Attainment
from outcomes.indicator import Form, Indicator, Kind, Number
from outcomes.report import NOT_APPLICABLE, Value
from outcomes.worked_examples import OUT_OF, Shown

_Values = Callable[[Indicator], list[Value | None]]

_SMALLEST = 10  # of a smaller target, no whole number is 90 %
_FOLLOWED = 3  # where no target says how much


def _numbers(*fractions: float | None) -> _Values:
    """Numbers that are these fractions of what the target speaks of, in the order of half-years."""
    return lambda indicator: [
        None if part is None else _number(indicator, part) for part in fractions[: _halves(indicator)]
    ]


def _at_the_end(value: Value) -> _Values:
    """The value in the last half-year, and nothing before it."""
    return lambda indicator: [*[None] * (_halves(indicator) - 1), value]


def _on_the_last_day(indicator: Indicator) -> list[Value | None]:
    return [*[None] * (_halves(indicator) - 1), indicator.dues[0].last_day]


def _too_late(indicator: Indicator) -> list[Value | None]:
    last = indicator.dues[0].last_day
    return [*[None] * (_halves(indicator) - 1), date(last.year + last.month // 12, last.month % 12 + 1, 12)]


def _nothing(indicator: Indicator) -> list[Value | None]:
    return [None] * _halves(indicator)


def _halves(indicator: Indicator) -> int:
    return len(indicator.dues[0].half_years)


def _number(indicator: Indicator, part: float) -> Number:
    if indicator.kind == "share":
        return round(part * OUT_OF)
    amount = round(part * _aim(indicator), indicator.decimals)
    return amount if indicator.decimals else int(amount)


def _aim(indicator: Indicator) -> Number:
    """The number that the target is about: its own, or the baseline that it starts from."""
    start = indicator.baseline.value if indicator.baseline else None
    return next((n for n in (indicator.target.low, indicator.target.high, start) if n is not None), _FOLLOWED)


def _asked(
    kind: Kind | None = None, form: Form | None = None, halves: int | None = None
) -> Callable[[Indicator], bool]:
    """Whether a target is of this kind and form, with this many half-years, and large enough to have parts."""
    return lambda indicator: (
        kind in (None, indicator.kind)
        and form in (None, indicator.target.form)
        and halves in (None, _halves(indicator))
        and (
            indicator.kind in ("share", "milestone", "assessed")
            or indicator.target.form == "none"
            or _aim(indicator) >= _SMALLEST
        )
    )


def _moves(form: Form) -> Callable[[Indicator], bool]:
    return lambda indicator: (
        indicator.target.form == form and indicator.kind != "share" and indicator.baseline is not None
    )


def _of_kind(kind: Kind) -> Callable[[Attainment], bool]:
    """Fully reported, and over two half-years where the kind says how they become one."""
    halves = 2 if kind in ("flow", "running_total", "level") else 1
    return lambda row: row.kind == kind and row.state == "reported" and row.expected >= halves


def _of_form(form: Form) -> Callable[[Attainment], bool]:
    return lambda row: row.form == form and row.state == "reported" and row.verdict is not None


def _is_counted(row: Attainment) -> bool:
    return row.share is not None and row.state == "reported"


def _is_unjudged_state(row: Attainment) -> bool:
    return row.state == "partial" and row.kind in ("level", "share") and row.verdict is None


_FLOW, _DONE = _asked("flow", "at_least", 2), _asked("milestone", "done")

RULES: dict[str, Shown] = {
    "flow": Shown(_of_kind("flow"), _FLOW, _numbers(0.5, 0.4)),
    "running_total": Shown(_of_kind("running_total"), _asked("running_total", halves=2), _numbers(0.5, 1)),
    "level": Shown(_of_kind("level"), _asked("level", halves=2), _numbers(1.2, 0.8)),
    "share": Shown(_of_kind("share"), _asked("share", "all"), _numbers(0.9, 0.95)),
    "milestone": Shown(lambda row: _of_kind("milestone")(row) and bool(row.met), _DONE, _on_the_last_day),
    "assessed": Shown(_of_kind("assessed"), _asked("assessed", "assessed"), _at_the_end("delvist opfyldt")),
    "at_least": Shown(_of_form("at_least"), _asked("flow", "at_least"), _numbers(1, 0.2)),
    "about": Shown(_of_form("about"), _asked("flow", "about"), _numbers(0.92)),
    "range": Shown(_of_form("range"), _asked("flow", "range"), _numbers(1.1)),
    "all": Shown(_of_form("all"), _asked("share", "all"), _numbers(1, 1)),
    "at_most": Shown(_of_form("at_most"), _asked(form="at_most"), _numbers(0.5, 0.4)),
    "increase": Shown(_of_form("increase"), _moves("increase"), _numbers(1, 1.5)),
    "decrease": Shown(_of_form("decrease"), _moves("decrease"), _numbers(0.4, 0.4)),
    "not_due": Shown(
        lambda row: row.state == "not_due" and row.kind == "flow" and row.delivered is not None,
        _FLOW,
        _numbers(0.5),
        before_due=True,
    ),
    "missing": Shown(lambda row: row.state == "missing", _asked("flow", "at_least"), _nothing),
    "partial": Shown(
        lambda row: row.state == "partial" and row.kind in ("flow", "running_total") and row.verdict is not None,
        _FLOW,
        _numbers(0.6),
    ),
    "partial_state": Shown(
        lambda row: _is_unjudged_state(row) and row.form not in ("increase", "decrease"),  # which may lack a baseline
        _asked("level", halves=2),
        _numbers(1),
    ),
    "not_applicable": Shown(lambda row: row.state == "not_applicable", _DONE, _at_the_end(NOT_APPLICABLE)),
    "no_target": Shown(
        lambda row: row.state == "no_target" and row.delivered is not None,
        lambda indicator: indicator.target.form == "none",
        _numbers(1, 1),
    ),
    "met": Shown(
        lambda row: _is_counted(row) and bool(row.met) and not row.above, _asked("flow", "at_least"), _numbers(1, 0)
    ),
    "nearly": Shown(
        lambda row: _is_counted(row) and row.verdict == "satisfactory" and row.met is False, _FLOW, _numbers(0.5, 0.4)
    ),
    "limited": Shown(
        lambda row: _is_counted(row) and row.verdict == "limited", _asked("flow", "at_least"), _numbers(0.6, 0)
    ),
    "inadequate": Shown(
        lambda row: _is_counted(row) and row.verdict == "inadequate", _asked("flow", "at_least"), _numbers(0.2, 0)
    ),
    "above": Shown(lambda row: _is_counted(row) and row.above, _asked("flow", "at_least"), _numbers(1.6, 0)),
    "late": Shown(lambda row: row.late, _DONE, _too_late),
}
