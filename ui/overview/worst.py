"""Where to look first: what is furthest from its target, with its arithmetic and its explanation."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from outcomes.attainment import Attainment
from outcomes.language import _, ngettext
from outcomes.plan import Plan
from outcomes.report import Answer, Observation
from ui.indicator import about
from ui.kit import marks, markup, words
from ui.overview import first_answers

_AT_MOST = 5
_DELIVERED = markup.Fragment('{}{}<span class="aside">{}</span>')


def worst(plan: Plan, due: Iterable[Attainment], observations: Iterable[Answer]) -> Markup:
    """What is furthest behind, and what is far above: with its arithmetic and its own explanation."""
    flagged = worst_first(due)
    if not flagged:
        return Markup("<p>{}</p>").format(_("Intet af det, der er indberettet, er bagud eller langt over målet."))
    latest = newest(observations)
    body = [_worst_row(plan, row, latest.get((row.indicator, row.part))) for row in flagged]
    headers = (_("Mål"), _("Aktivitet"), _("Leveret"), _("Status"), _("Forklaring"))
    told = _(
        "Mangelfuld først: tal, der er længst fra deres mål, øverst, og så det, der ikke er gjort eller opfyldt. "
        "Langt over målet kommer til sidst."
    )
    shown = markup.table(_("Det, der er længst fra sit mål"), headers, body[:_AT_MOST], kind="worst")
    rest = len(body) - _AT_MOST
    more = Markup()
    if rest > 0:
        table = markup.table(_("Resten"), headers, body[_AT_MOST:], kind="worst")
        text = ngettext("Vis {n} mere", "Vis {n} mere", rest)
        more = markup.folded(text.format(n=words.number(rest)), table)
    return Markup('<p class="note">{}</p>{}{}').format(told, shown, more)


def worst_first(rows: Iterable[Attainment]) -> list[Attainment]:
    """What is behind or far above: the worst verdict first, then what is furthest from its target."""
    return sorted((row for row in rows if row.mark in first_answers.WORST_FIRST), key=_how_bad)


def newest(observations: Iterable[Answer]) -> dict[tuple[str, str], Observation]:
    """What was said last of each indicator and part; ``observations`` are in the order of half-years."""
    return {(one.observation.indicator, one.observation.part): one.observation for one in observations}


def _how_bad(row: Attainment) -> tuple[int, bool, bool, float]:
    """The worst verdict first; what was done late after what is not done; then the smallest share."""
    return (first_answers.WORST_FIRST.index(row.mark), row.late, row.share is None, row.share or 0)


def _worst_row(plan: Plan, row: Attainment, said: Observation | None) -> list[Markup | str]:
    asked, activity = plan.indicator(row.indicator), plan.activity(row.activity)
    assert asked is not None and activity is not None
    return [
        first_answers.named(about.link_to(row, asked.label), row),
        markup.link(activity.name, "activity", activity=activity.number),
        _DELIVERED(words.delivered(row, asked), markup.bullet(row), words.arithmetic(row)),
        marks.mark(row.mark) + first_answers.late(row),
        first_answers.explanation(row, said),
    ]
