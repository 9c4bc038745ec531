"""»Det skulle vi« beside »det gjorde vi«: every target of an activity with how it stands and what was said."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from outcomes.language import N_, _, ngettext
from outcomes.plan import Activity, Plan
from outcomes.target import Target
from ui.kit import markup, pieces, words
from ui.kit.markup import Content
from ui.target import delivered, told

_COLUMNS = {"delivery": N_("Leverancer"), "goal": N_("Målsætninger"), "text": N_("Nævnt i planens tekst")}


def targets(plan: Plan, activity: Activity, asked: Sequence[Target]) -> Markup:
    """The plan's own year openly, the later years folded away."""
    if not activity.indicators:
        return pieces.paragraph(_("Planen har ingen leverancer eller mål for aktiviteten."))
    years = {due.year for indicator in activity.indicators for due in indicator.dues}
    later = [
        pieces.folded(_("Planen for {year}").format(year=year), _of_year(asked, year))
        for year in sorted(years - {plan.year})
    ]
    return markup.joined([_of_year(asked, plan.year), *later])


def _of_year(asked: Sequence[Target], year: int) -> Markup:
    """One table for deliveries, one for goals and one for what the text mentions, the first half-year first."""
    headers = (_("Det skulle vi"), _("Hvornår"), _("Det gjorde vi"), _("Status"), _("Bemærkning"))
    tables: list[Markup] = []
    for column, title in _COLUMNS.items():
        shown = [target for target in asked if target.indicator.column == column and target.row.due.year == year]
        shown.sort(key=lambda target: target.row.due.half or 3)
        if shown:
            table = pieces.table(_(title), headers, map(_row, shown), kind="deliveries")
            count = ngettext("Vis {n} mål", "Vis {n} mål", len(shown)).format(n=words.number(len(shown)))
            tables += [
                pieces.heading(_(title)),
                table if column == "delivery" else pieces.folded_on_a_phone(count, table),
            ]
    return markup.joined(tables)


def _row(target: Target) -> list[Content]:
    return [
        _asked(target),
        target.row.due.words,
        markup.line(delivered.in_words(target), told.bullet(target), _history(target)),
        told.status(target) + told.later(target),
        _explained(target),
    ]


def _asked(target: Target) -> Markup:
    """The label, which leads to all about it; the plan's words; and a doubt where there is one."""
    indicator = target.indicator
    doubts: list[Content] = [markup.danish(indicator.doubt)] if indicator.doubt else []
    if indicator.overlaps:
        ids = words.listed(indicator.overlaps)
        doubts.append(_("Kan tælle de samme som {ids}. Læg dem aldrig sammen.").format(ids=ids))
    return markup.line(
        pieces.lines([told.link(target), *([target.part] if target.part else [])]),
        pieces.aside(markup.danish(f"»{indicator.target.words}«")),
        pieces.doubt(pieces.items(doubts) if doubts else ""),
    )


def _history(target: Target) -> Markup:
    """What each half-year said, where there is more than one to tell apart."""
    if target.row.expected < 2 and len(target.answers) < 2:
        return Markup()
    said = (
        _("{period}: {value}").format(period=period.words, value=words.reported(observation))
        for period, observation in target.answers
    )
    return markup.joined(map(pieces.aside, said))


def _explained(target: Target) -> Markup:
    """What was said about the newest value, and after it what earlier half-years said."""
    earlier = [
        pieces.aside(markup.line(period.words, ": ", markup.danish(observation.note)))
        for period, observation in target.answers[:-1]
        if observation.note
    ]
    return markup.joined([told.explanation(target), *earlier])
