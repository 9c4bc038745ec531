"""How a verdict came about, in plain sentences with the numbers put in. The rules decide; here they are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from outcomes.danish import quoted
from outcomes.language import N_, _
from outcomes.period import Period
from outcomes.plan import Bands
from outcomes.report import NOT_APPLICABLE, Answer
from outcomes.target import Target
from ui.kit import words
from ui.target import delivered, goal, judgement

_IN_HALF = {1: N_("{value} i 1. halvår"), 2: N_("{value} i 2. halvår")}
_IN_ALL = {
    "share": N_("Lagt sammen: {value}."),
    "running_total": N_("Tallet er løbende, så det seneste gælder: {value}."),
    "level": N_("Det er en tilstand og lægges ikke sammen, så den seneste gælder: {value}."),
}


def in_words(target: Target, bands: Bands) -> str:
    """»7 i 1. halvår + 6 i 2. halvår = 13 unge. Målet er mindst 15. 13 / 15 = 86,7 %. …«

    Nothing is judged here: state, share and verdict are the row's.
    """
    sentences = [
        *_reported(target),
        goal.sentence(target, bands),
        _compared(target),
        *judgement.in_words(target, bands),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _reported(target: Target) -> Iterator[str]:
    """What was reported, and how the half-years make one value."""
    row = target.row
    relevant = [answer for answer in target.answers if answer.observation.value != NOT_APPLICABLE]
    if not target.answers and row.state != "missing":
        yield _("Der er ikke indberettet noget endnu.")
    elif relevant and row.kind == "milestone":
        yield from (_done(answer, target) for answer in relevant)
    elif relevant and row.kind == "assessed":
        told = [_told(quoted(words.reported(answer.observation)), answer.period, target) for answer in relevant]
        yield _("Vurderet som {told}.").format(told=words.listed(told))
    elif relevant and row.delivered is not None:
        yield from _counted(target, relevant)
        if row.kind == "share" and row.form != "all" and (share := target.amount) is not None:
            yield f"{words.number(row.numerator or 0)} / {words.number(row.denominator or 0)} = {words.percent(share)}."
    silent = [answer.period.words for answer in target.answers if answer.observation.value == NOT_APPLICABLE]
    if silent:
        yield _("Meldt ikke relevant for {periods}.").format(periods=words.listed(silent))


def _counted(target: Target, relevant: list[Answer]) -> Iterator[str]:
    """What each half-year said, and what that makes."""
    whole = _whole(target)
    if len(relevant) == 1:
        yield f"{_measured(whole, relevant[0], target)}."
        return
    terms = [_measured(words.value_alone(answer.observation), answer, target) for answer in relevant]
    if target.row.kind == "flow":
        yield f"{' + '.join(terms)} = {whole}."
    else:
        yield f"{words.listed(terms)}."
        yield _(_IN_ALL[target.row.kind]).format(value=whole)


def _measured(value: str, answer: Answer, target: Target) -> str:
    """The value with the day that it was measured, or else the half-year."""
    day = answer.observation.measured_on
    if day is None:
        return _told(value, answer.period, target)
    return _("{value} (målt {day})").format(value=value, day=words.day(day))


def _whole(target: Target) -> str:
    """What is delivered in all, with its unit: »13 unge«, »58 af 61 elever«."""
    if target.row.denominator is not None:
        return delivered.counted_of_all(target)
    amount = target.amount or 0
    return words.with_unit(words.number(amount), target.indicator, amount == 1)


def _told(value: str, period: Period, target: Target) -> str:
    """The value and its half-year; the year too when it is not the one the target is for."""
    if period.half and period.year == target.row.due.year:
        return _(_IN_HALF[period.half]).format(value=value)
    return _("{value} i {period}").format(value=value, period=period.words)


def _done(answer: Answer, target: Target) -> str:
    value = answer.observation.value
    if isinstance(value, date):
        return _("Gjort {day}.").format(day=words.day(value))
    done = _("Gjort") if value else _("Ikke gjort")
    return f"{_told(done, answer.period, target)}."


def _compared(target: Target) -> str:
    """Delivered against target, with the share that the rules found."""
    row, amount = target.row, target.amount
    if amount is None or row.state in ("no_target", "not_applicable"):
        return ""
    start = target.indicator.baseline
    said, stood, low, high = (
        goal.amount(target, value) for value in (amount, start.value if start else None, row.low, row.high)
    )
    if row.share is None:
        return _moved(target, said, stood) if stood else ""
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


def _moved(target: Target, amount: str, stood: str) -> str:
    """Whether it moved the right way, where no number says how far."""
    row = target.row
    if row.met is None:
        return ""
    texts = {
        "increase": (_("{amount} er ikke mere end {baseline}."), _("{amount} er mere end {baseline}.")),
        "decrease": (_("{amount} er ikke mindre end {baseline}."), _("{amount} er mindre end {baseline}.")),
    }
    return texts[row.form][row.met].format(amount=amount, baseline=stood) if row.form in texts else ""
