"""The pieces of »Sådan regner vi«: each rule in plain words, with an example that the rules themselves have judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from outcomes.danish import quoted
from outcomes.grouped import grouped
from outcomes.language import _
from outcomes.plan import Bands, Plan
from outcomes.rules_shown import RULES
from outcomes.worked_examples import WorkedExample, find
from ui.app import session
from ui.app.session import View
from ui.kit import marks, markup, pieces, templates, words
from ui.rules import agenda, together
from ui.rules.texts import SECTIONS, RuleInWords
from ui.target import arithmetic, told

_macros = templates.macros("rules/templates/example.html")


def draw(view: View) -> tuple[Markup, ...]:
    """The whole page under its title."""
    targets = session.deliveries(view)
    titles = {name: title for name, (title, _note, _rules) in SECTIONS.items()} | together.TITLES
    titles |= agenda.TITLES if view.plan.agenda else {}
    return (
        pieces.contents({name: _(title) for name, title in titles.items()}),
        *sections(view.plan, examples(view)),
        pieces.section(together.rolled_up(targets), name="together"),
        pieces.section(together.results(view.plan, targets), name="results"),
        pieces.section(agenda.rules(view.plan), name="agenda"),
        assumptions(view.plan),
    )


def examples(view: View) -> dict[str, WorkedExample]:
    """For each rule an example of it: from the record where it has one, else imagined and judged by the same rules."""
    judge = partial(session.store().imagine, as_of=view.as_of, version=view.version)
    known = {(report.activity, report.period) for report in session.reports(view)}
    return find(view.plan, RULES, session.deliveries(view), view.as_of, known, judge)


def sections(plan: Plan, examples: Mapping[str, WorkedExample]) -> Iterator[Markup]:
    """Every rule under its heading."""
    limits = _limits(plan.bands)
    for name, (title, note, rules) in SECTIONS.items():
        heading = pieces.heading(_(title), markup.put_in(_(note), **limits))
        shown = (_rule(text, limits, plan, examples.get(rule)) for rule, text in rules.items())
        yield pieces.section(heading, *shown, name=name)


def _limits(bands: Bands) -> dict[str, markup.Content]:
    """The plan's own limits, as they are put into the rules."""
    return {
        "satisfactory": words.percent(bands.satisfactory),
        "limited": words.percent(bands.limited),
        "above": words.percent(bands.above),
        "enough": words.percent(1 - bands.tolerance),
        "done_late": marks.verdict(bands.done_late),
        "assessed": _assessed(bands),
        "assumption": markup.ours(bands.assumption),
    }


def _assessed(bands: Bands) -> str:
    """»Opfyldt« og »overvejende opfyldt« tæller som tilfredsstillende."""
    counted = grouped((verdict, quoted(words.value(word))) for word, verdict in bands.assessed.items())
    text = _("{words} tæller som {verdict}.")
    return " ".join(
        text.format(words=words.listed(names), verdict=marks.verdict(verdict)) for verdict, names in counted.items()
    )


def _rule(rule: RuleInWords, limits: Mapping[str, markup.Content], plan: Plan, example: WorkedExample | None) -> Markup:
    told = pieces.paragraph(markup.put_in(_(rule.text), **limits))
    none = _("Planen har intet mål, som reglen kan vises på.")
    shown = _example(plan, example) if example else pieces.paragraph(none, "aside")
    return pieces.subheading(_(rule.title)) + told + shown


def _example(plan: Plan, example: WorkedExample) -> Markup:
    """The target, the plan's words, the arithmetic and the mark; and whether anybody has reported it."""
    target = example.target
    day = words.day(example.as_of)
    origin = (
        _("Et tænkt eksempel, set den {day}. Ingen har indberettet tallene.").format(day=day)
        if example.is_imagined
        else _("Fra det, der er indberettet, set den {day}.").format(day=day)
    )
    part = f", {target.part}" if target.part else ""
    name = markup.danish(f"{target.indicator.id} {target.indicator.label}{part}")
    return _macros.example(
        name if example.is_imagined else told.link(target, name),
        [arithmetic.in_words(target, plan.bands), marks.mark(target.row.mark)],
        origin,
        markup.danish(f"{target.activity.title}. »{target.indicator.target.words}«"),
        example.is_imagined,
    )


def assumptions(plan: Plan) -> Markup:
    """What the plan does not say and we have set ourselves."""
    texts = [plan.bands.assumption, plan.deadlines.assumption, *([plan.review.ours] if plan.review else [])]
    return pieces.heading(_("Det har vi selv sat")) + pieces.items(map(markup.ours, texts))
