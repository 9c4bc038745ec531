"""How a verdict came about, in plain sentences with the numbers put in. The rules decide; here they are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from outcomes.attainment import Attainment
from outcomes.indicator import Indicator, Number
from outcomes.language import N_, _, quoted
from outcomes.period import Period
from outcomes.plan import Bands
from outcomes.report import NOT_APPLICABLE, Answer
from ui.kit import words
from ui.target import judgement

_IN_HALF = {1: N_("{value} i 1. halvår"), 2: N_("{value} i 2. halvår")}
_TARGETS = {
    "at_least": N_("Målet er mindst {low}."),
    "at_most": N_("Målet er højst {high}."),
    "about": N_("Målet er ca. {low}, og det er nået fra {enough}."),
    "range": N_("Målet er {low}-{high}."),
    "all": N_("Målet er alle."),
    "increase": N_("Målet er mere end udgangspunktet, {baseline}."),
    "decrease": N_("Målet er mindre end udgangspunktet, {baseline}."),
    "done": N_("Det skal være gjort senest {day}."),
    "assessed": N_("Målet har ikke noget tal og vurderes med ord."),
    "none": N_("Der er ikke sat noget mål, så det følges uden at blive vurderet."),
}
_TO_A_NUMBER = {
    "increase": N_("Målet er at komme fra {baseline} op på {low}."),
    "decrease": N_("Målet er at komme fra {baseline} ned på {high}."),
}
_IN_ALL = {
    "share": N_("Lagt sammen: {value}."),
    "running_total": N_("Tallet er løbende, så det seneste gælder: {value}."),
    "level": N_("Det er en tilstand og lægges ikke sammen, så den seneste gælder: {value}."),
}


def in_words(row: Attainment, indicator: Indicator, observations: Sequence[Answer], bands: Bands) -> str:
    """»7 i 1. halvår + 6 i 2. halvår = 13 unge. Målet er mindst 15. 13 / 15 = 86,7 %. …«

    ``observations`` may be those of the whole plan. Nothing is judged here: state, share and verdict are the row's.
    """
    mine = [one for one in observations if answers(one, row)]
    sentences = [
        *_reported(row, indicator, mine),
        _target(row, indicator, bands),
        _compared(row, indicator),
        *judgement.in_words(row, bands, indicator.baseline is not None),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def answers(one: Answer, row: Attainment) -> bool:
    """Whether it was reported of this target and part."""
    return one.observation.indicator == row.indicator and one.observation.part == (row.part)


def _reported(row: Attainment, indicator: Indicator, mine: Sequence[Answer]) -> Iterator[str]:
    """What was reported, and how the half-years make one value."""
    relevant = [one for one in mine if one.observation.value != NOT_APPLICABLE]
    if not mine and row.state != "missing":
        yield _("Der er ikke indberettet noget endnu.")
    elif relevant and row.kind == "milestone":
        yield from (_done(one, row) for one in relevant)
    elif relevant and row.kind == "assessed":
        told = words.listed([_told(quoted(words.reported(one.observation)), one.period, row) for one in relevant])
        yield _("Vurderet som {told}.").format(told=told)
    elif relevant and row.delivered is not None:
        yield from _counted(row, indicator, relevant)
        if row.kind == "share" and row.form != "all" and (share := _amount(row)) is not None:
            yield f"{words.number(row.numerator or 0)} / {words.number(row.denominator or 0)} = {words.percent(share)}."
    if not_relevant := [words.period(one.period) for one in mine if one.observation.value == NOT_APPLICABLE]:
        yield _("Meldt ikke relevant for {periods}.").format(periods=words.listed(not_relevant))


def _counted(row: Attainment, indicator: Indicator, relevant: Sequence[Answer]) -> Iterator[str]:
    """What each half-year said, and what that makes."""
    whole = _whole(row, indicator)
    if len(relevant) == 1:
        yield f"{_measured(whole, relevant[0], row)}."
        return
    terms = [_measured(_value(one), one, row) for one in relevant]
    if row.kind == "flow":
        yield f"{' + '.join(terms)} = {whole}."
    else:
        yield f"{words.listed(terms)}."
        yield _(_IN_ALL[row.kind]).format(value=whole)


def _value(one: Answer) -> str:
    return words.reported(one.observation.model_copy(update={"measured_on": None}))


def _measured(value: str, one: Answer, row: Attainment) -> str:
    """The value with the day that it was measured, or else the half-year."""
    day = one.observation.measured_on
    if day is None:
        return _told(value, one.period, row)
    return _("{value} (målt {day})").format(value=value, day=words.day(day))


def _whole(row: Attainment, indicator: Indicator) -> str:
    """What is delivered in all, with its unit: »13 unge«, »58 af 61 elever«."""
    if row.numerator is not None and row.denominator is not None:
        total = words.with_unit(words.number(row.denominator), indicator, row.denominator == 1)
        return _("{count} af {total}").format(count=words.number(row.numerator), total=total)
    assert isinstance(row.delivered, int | float)
    return words.with_unit(words.number(row.delivered), indicator, row.delivered == 1)


def _told(value: str, period: Period, row: Attainment) -> str:
    """The value and its half-year; the year too when it is not the one the target is for."""
    if period.half and period.year == row.due.year:
        return _(_IN_HALF[period.half]).format(value=value)
    return _("{value} i {period}").format(value=value, period=words.period(period))


def _done(one: Answer, row: Attainment) -> str:
    value = one.observation.value
    if isinstance(value, date):
        return _("Gjort {day}.").format(day=words.day(value))
    answer = _("Gjort") if value else _("Ikke gjort")
    return f"{_told(answer, one.period, row)}."


def _target(row: Attainment, indicator: Indicator, bands: Bands) -> str:
    """What is asked for."""
    known = indicator.baseline is not None
    to_a_number = row.form in _TO_A_NUMBER and (row.low if row.form == "increase" else row.high) is not None
    text = _TO_A_NUMBER[row.form] if to_a_number and known else _TARGETS[row.form]
    return _(text).format(
        low=_say(row, row.low),
        high=_say(row, row.high),
        enough=_say(row, row.low and row.low * (1 - (indicator.target.tolerance or bands.tolerance))),
        baseline=baseline(indicator),
        day=words.day(row.due.last_day),
    )


def baseline(indicator: Indicator) -> str:
    """»4 i 2025«; a percentage for a share."""
    stood = indicator.baseline
    if stood is None:
        return _("som ikke er kendt")
    if indicator.kind != "share":
        return words.baseline(stood)
    return _("{number} i {year}").format(number=words.percent(stood.value), year=stood.year)


def _say(row: Attainment, bound: Number | None) -> str:
    """A number of the target: a percentage for a share."""
    if bound is None:
        return ""
    return words.percent(bound) if row.kind == "share" else words.number(round(bound, 9))


def _amount(row: Attainment) -> Number | None:
    """What the target speaks of."""
    if row.kind == "share" and row.form != "all":
        return row.numerator / row.denominator if row.numerator is not None and row.denominator else None
    return row.delivered if isinstance(row.delivered, int | float) else None


def _compared(row: Attainment, indicator: Indicator) -> str:
    """Delivered against target, with the share that the rules found."""
    amount, baseline = _amount(row), indicator.baseline.value if indicator.baseline else None
    if amount is None or row.state in ("no_target", "not_applicable"):
        return ""
    said, stood = _say(row, amount), _say(row, baseline)
    low, high = _say(row, row.low), _say(row, row.high)
    if row.share is None:
        return _moved(row, said, stood) if stood else ""
    if row.share == 1 and row.form == "range":
        return _("{amount} ligger inden for {low}-{high}.").format(amount=said, low=low, high=high)
    if row.share == 1 and row.form == "at_most":
        return _("{amount} er ikke mere end {high}.").format(amount=said, high=high)
    divided = {
        "at_least": f"{said} / {low}",
        "about": f"{said} / {low}",
        "range": f"{said} / {low if row.share < 1 else high}",
        "at_most": f"{high} / {said}",
        "all": f"{words.number(row.numerator or 0)} / {words.number(row.denominator or 0)}",
        "increase": f"({said} − {stood}) / ({low} − {stood})",
        "decrease": f"({stood} − {said}) / ({stood} − {high})",
    }
    return f"{divided[row.form]} = {words.percent(row.share)}."


def _moved(row: Attainment, amount: str, stood: str) -> str:
    """Whether it moved the right way, where no number says how far."""
    if row.met is None:
        return ""
    texts = {
        "increase": (_("{amount} er ikke mere end {baseline}."), _("{amount} er mere end {baseline}.")),
        "decrease": (_("{amount} er ikke mindre end {baseline}."), _("{amount} er mindre end {baseline}.")),
    }
    return texts[row.form][row.met].format(amount=amount, baseline=stood) if row.form in texts else ""
