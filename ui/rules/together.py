"""How many targets become one picture, and why deliveries never colour what they should lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from outcomes.attainment import Mark, RollUp
from outcomes.chain import Chain
from outcomes.language import N_, _, ngettext
from outcomes.measured import measures_of, outcome_nodes
from outcomes.plan import Plan
from outcomes.target import Target
from ui.kit import links, marks, markup, pieces, templates, words
from ui.target import told

_TOGETHER, _RESULTS = N_("Mange mål på én gang"), N_("Resultater og virkninger")
TITLES = {"together": _TOGETHER, "results": _RESULTS}


def rolled_up(targets: Sequence[Target]) -> Markup:
    """Many targets are counted, with the counts of the record added up."""
    due = (target for target in targets if target.row.is_due)
    counted, goals = map(told.rolled_up, told.apart(due))
    heading = pieces.heading(
        _(_TOGETHER),
        _(
            "For en aktivitet, et område eller hele planen tæller vi, hvor mange mål der har hvert mærke. Vi regner "
            "aldrig et gennemsnit ud og giver aldrig én samlet karakter. Tal og mål, der vurderes med ord, tælles hver "
            "for sig, og det, der ikke er indberettet, tæller med som ikke indberettet."
        ),
    )
    shown = {_("Leverancer og talmål"): counted, _("Vurderet med ord, egen vurdering"): goals}
    return markup.line(heading, *(_counted(title, rolled) for title, rolled in shown.items() if rolled.due))


def _counted(title: str, rolled: RollUp) -> Markup:
    return pieces.subheading(title) + pieces.paragraph(_added_up(rolled)) + marks.bar(rolled.marks)


def _added_up(rolled: RollUp) -> str:
    """»41 + 8 + 5 + 20 = 74. 54 af 74 er indberettet.«"""
    counts = " + ".join(words.number(count) for count in _in_order(rolled.marks))
    said = _("{counts} = {total}. {answered} af {total} er indberettet.")
    return said.format(counts=counts, total=words.number(rolled.due), answered=words.number(rolled.answered))


def _in_order(counts: Counter[Mark]) -> list[int]:
    return [counts[name] for name in marks.WORDS if counts[name]]


def results(plan: Plan, targets: Sequence[Target]) -> Markup:
    """Deliveries never colour a result, shown on the plan's first one."""
    heading = pieces.heading(
        _(_RESULTS),
        _(
            "At vi har gjort noget, viser ikke, hvad det førte til. Derfor farver leverancer aldrig et resultat "
            "eller en virkning. De har deres egne målinger, og har de ingen, står der, at de ikke er målt."
        ),
    )
    node = next(iter(outcome_nodes(plan)), None)
    chain = Chain.of(plan)
    step = chain.step(node.id) if node else None
    if node is None or step is None:
        return heading
    leading = {activity.number for activity in chain.activities_of(step)}
    due = [
        target.row
        for target in targets
        if target.activity.number in leading and target.row.is_due and target.row.kind != "assessed"
    ]
    reached = sum(row.met is True for row in due)
    measures = len(measures_of(plan, node.id))
    delivered = ngettext(
        "{n} af {total} leverancer og talmål under det er nået.",
        "{n} af {total} leverancer og talmål under det er nået.",
        len(due),
    ).format(n=words.number(reached), total=words.number(len(due)))
    measured = (
        ngettext("Det har {n} måling af sit eget.", "Det har {n} målinger af sine egne.", measures)
        if measures
        else _("Det er ikke målt, og derfor har det ingen farve.")
    ).format(n=words.number(measures))
    link = links.link(_("Se det i forandringsteorien"), "theory", node=node.id)
    example = templates.macros("rules/templates/example.html").example
    return heading + example(markup.danish(node.label), [markup.line(delivered, measured, link, between=" ")])
