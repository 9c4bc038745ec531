"""Why a verdict is what it is, or why there is none, in plain sentences. The rules decide; here they are told."""

from __future__ import annotations

from collections.abc import Iterator

from outcomes.attainment import Attainment
from outcomes.language import N_, _, ngettext
from outcomes.plan import Bands
from outcomes.target import Target
from ui.kit import marks, words

_NONE_BY_STATE = {
    "not_due": N_("Målet skal være nået {day} og bliver først vurderet da."),
    "missing": N_("Målet skulle være nået {day}, men der er ikke indberettet noget, så der er ingen vurdering."),
    "not_applicable": N_("Fordi det er meldt ikke relevant, bliver målet ikke vurderet."),
}
_NONE_OF_A_MILESTONE = {
    "not_due": N_("Før den dag bliver det ikke vurderet."),
    "missing": N_("Der er ikke indberettet noget, så der er ingen vurdering."),
}


def in_words(target: Target, bands: Bands) -> Iterator[str]:
    """The verdict and the limit that it hangs on; what is missing, and what that means for it."""
    row, baseline_known = target.row, target.indicator.baseline is not None
    if row.state == "no_target":
        return
    if row.verdict is None:
        yield _no_verdict(row, baseline_known)
        if row.state == "partial" and _is_unknown(row, baseline_known):
            yield _incomplete(row)
        return
    yield _verdict(row, bands)
    if row.above:
        yield _("Det er over {above}: er målet sat for lavt?").format(above=words.percent(bands.above))
    if row.state == "partial":
        yield _incomplete(row)
    elif row.has_gap:
        yield _gap(row)


def _no_verdict(row: Attainment, baseline_known: bool) -> str:
    if row.kind == "milestone" and row.state in _NONE_OF_A_MILESTONE:
        return _(_NONE_OF_A_MILESTONE[row.state])
    if row.state in _NONE_BY_STATE:
        return _(_NONE_BY_STATE[row.state]).format(day=_last_day(row))
    if _is_unknown(row, baseline_known):
        return _("Udgangspunktet er ikke kendt, så målet kan ikke vurderes.")
    if row.state == "partial":
        return _not_yet(row)
    if row.kind == "share" and not row.denominator:
        return _("Der er 0 at dele med, så målet kan ikke vurderes.")
    return _("Der er intet at sammenligne med målet, så det kan ikke vurderes.")


def _is_unknown(row: Attainment, baseline_known: bool) -> bool:
    """Whether it is a move from where nobody knows."""
    return row.form in ("increase", "decrease") and not baseline_known


def _not_yet(row: Attainment) -> str:
    missing = words.number(row.expected - row.reported), words.number(row.expected)
    if row.kind in ("milestone", "assessed"):
        return _("Svaret for det sidste halvår mangler, og uden det bliver målet ikke vurderet.")
    if row.kind == "share":
        return _("Der mangler et halvår, som kan trække andelen op eller ned, så målet bliver ikke vurderet.")
    if row.kind == "level":
        return _("Tallet for det sidste halvår mangler, og uden det bliver målet ikke vurderet.")
    text = ngettext(
        "Der mangler {n} af {total} halvår, og målet kan ikke vurderes uden.",
        "Der mangler {n} af {total} halvår, og målet kan ikke vurderes uden.",
        row.expected - row.reported,
    )
    return text.format(n=missing[0], total=missing[1])


def _verdict(row: Attainment, bands: Bands) -> str:
    assert row.verdict is not None
    verdict = marks.verdict(row.verdict)
    if row.kind == "assessed":
        return _("»{word}« tæller som {verdict}.").format(word=words.value(row.delivered or ""), verdict=verdict)
    if row.met:
        return _("Målet er nået: {verdict}.").format(verdict=verdict)
    if row.kind == "milestone":
        text = _("Det blev gjort efter {day}: {verdict}.") if row.late else _("Det er ikke gjort: {verdict}.")
        return text.format(day=_last_day(row), verdict=verdict)
    if row.share is None:
        return _("Målet er ikke nået: {verdict}.").format(verdict=verdict)
    if row.form == "all" and row.verdict == "limited":
        return _("Målet gælder alle, så det er ikke nået: {verdict}.").format(verdict=verdict)
    limits = {"high": words.percent(bands.satisfactory), "low": words.percent(bands.limited), "verdict": verdict}
    texts = {
        "satisfactory": _("Det er mindst {high}, så målet er næsten nået: {verdict}."),
        "limited": _("Det er under {high}, men mindst {low}: {verdict}."),
        "inadequate": _("Det er under {low}: {verdict}."),
    }
    return texts[row.verdict].format(**limits)


def _incomplete(row: Attainment) -> str:
    """With half-years missing a sum is the least that it can be."""
    missing = row.expected - row.reported
    if row.kind in ("flow", "running_total"):
        text = ngettext(
            "Der mangler {n} af {total} halvår, så tallet kan være større.",
            "Der mangler {n} af {total} halvår, så tallet kan være større.",
            missing,
        )
    else:
        text = ngettext("Der mangler {n} af {total} halvår.", "Der mangler {n} af {total} halvår.", missing)
    return text.format(n=words.number(missing), total=words.number(row.expected))


def _gap(row: Attainment) -> str:
    """An earlier half-year that nobody reported changes nothing where the latest counts."""
    missing = row.expected - row.reported
    text = ngettext(
        "Der mangler {n} af {total} halvår, men det seneste tal gælder.",
        "Der mangler {n} af {total} halvår, men det seneste tal gælder.",
        missing,
    )
    return text.format(n=words.number(missing), total=words.number(row.expected))


def _last_day(row: Attainment) -> str:
    return words.day(row.due.last_day)
