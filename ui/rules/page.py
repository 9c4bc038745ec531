"""The pieces of »Sådan regner vi«: each rule in plain words, with an example that the rules themselves have judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup, escape

from outcomes.indicator import Verdict
from outcomes.language import _, quoted
from outcomes.plan import Bands, Plan
from outcomes.rules_shown import RULES
from outcomes.worked_examples import WorkedExample, find
from ui.app import session
from ui.app.session import View
from ui.kit import marks, markup, pieces, words
from ui.rules import together
from ui.rules.texts import SECTIONS, Said
from ui.target import arithmetic, told


def draw(seen: View) -> tuple[Markup, ...]:
    """The whole page under its title."""
    targets = session.deliveries(seen)
    titles = {name: title for name, (title, _note, _rules) in SECTIONS.items()} | together.TITLES
    return (
        pieces.contents({name: _(title) for name, title in titles.items()}),
        *sections(seen.plan, examples(seen)),
        _section("together", together.rolled_up(targets)),
        _section("results", together.results(seen.plan, targets)),
        assumptions(seen.plan),
    )


def examples(seen: View) -> dict[str, WorkedExample]:
    """For each rule an example of it: from the record where it has one, else imagined and judged by the same rules."""
    judge = partial(session.store().imagine, as_of=seen.as_of, version=seen.version)
    known = {(one.activity, one.period) for one in session.reports(seen)}
    return find(seen.plan, RULES, session.deliveries(seen), seen.as_of, known, judge)


def sections(plan: Plan, examples: Mapping[str, WorkedExample]) -> Iterator[Markup]:
    """Every rule under its heading."""
    limits = _limits(plan.bands)
    for name, (title, note, rules) in SECTIONS.items():
        told = pieces.heading(_(title), escape(_(note)).format(**limits))
        yield _section(name, told, *(_rule(said, limits, plan, examples.get(rule)) for rule, said in rules.items()))


def _section(name: str, *pieces: Markup) -> Markup:
    return Markup('<section id="{}">{}</section>').format(name, Markup().join(pieces))


def _limits(bands: Bands) -> dict[str, markup.Content]:
    """The plan's own limits, as they are put into the rules."""
    return {
        "satisfactory": words.percent(bands.satisfactory),
        "limited": words.percent(bands.limited),
        "above": words.percent(bands.above),
        "enough": words.percent(1 - bands.tolerance),
        "assessed": _assessed(bands),
        "assumption": markup.ours(bands.assumption),
    }


def _assessed(bands: Bands) -> str:
    """»Opfyldt« og »overvejende opfyldt« tæller som tilfredsstillende."""
    of: dict[Verdict, list[str]] = {}
    for word, verdict in bands.assessed.items():
        of.setdefault(verdict, []).append(quoted(words.value(word)))
    said = _("{words} tæller som {verdict}.")
    return " ".join(said.format(words=words.listed(one), verdict=marks.word(verdict)) for verdict, one in of.items())


def _rule(said: Said, limits: Mapping[str, markup.Content], plan: Plan, example: WorkedExample | None) -> Markup:
    told = _(said.text).format(**limits)
    shown = _example(plan, example) if example else _no_example()
    return Markup("<h3>{}</h3><p>{}</p>{}").format(_(said.title), told, shown)


def _no_example() -> Markup:
    return Markup('<p class="aside">{}</p>').format(_("Planen har intet mål, som reglen kan vises på."))


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
    return Markup(
        '<div class="example{}"><p class="aside">{}</p><p><strong>{}</strong> <span class="aside">{}</span></p>'
        "<p>{}</p><p>{}</p></div>"
    ).format(
        " imagined" if example.is_imagined else "",
        origin,
        name if example.is_imagined else told.link(target, name),
        markup.danish(f"{target.activity.title}. »{target.indicator.target.words}«"),
        arithmetic.in_words(target, plan.bands),
        marks.mark(target.row.mark),
    )


def assumptions(plan: Plan) -> Markup:
    """What the plan does not say and we have set ourselves."""
    said = [markup.ours(text) for text in (plan.bands.assumption, plan.deadlines.assumption)]
    return pieces.heading(_("Det har vi selv sat")) + pieces.items(said)
