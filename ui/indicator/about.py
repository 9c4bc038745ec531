"""The pieces of one target's page: what the plan asks, how it stands, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from markupsafe import Markup

from outcomes.attainment import Attainment
from outcomes.indicator import Indicator
from outcomes.language import N_, _
from outcomes.measure import Measure
from outcomes.plan import Bands, Plan
from outcomes.report import Answer
from ui.kit import marks, markup, words
from ui.kit.markup import Content
from ui.overview import first_answers
from ui.target import arithmetic, standing

LOOK = Path(__file__).with_name("indicator.css")
KINDS = {
    "flow": N_("antal, der lægges sammen"),
    "running_total": N_("løbende tal for året"),
    "level": N_("tilstand ved udgangen"),
    "share": N_("andel"),
    "milestone": N_("gjort eller ikke gjort"),
    "assessed": N_("vurderes med ord"),
}
_COLUMNS = {
    "delivery": N_("leverance"),
    "goal": N_("målsætning"),
    "text": N_("nævnt i planens tekst"),
    "measure": N_("måling af et resultat eller en virkning"),
}


def link_to(row: Attainment, text: Content) -> Markup:
    """The way to the page of one target (and part)."""
    return markup.link(text, "indicator", indicator=row.indicator, part=row.part or None)


def asked_for(rows: Sequence[Attainment], part: str | None) -> list[Attainment]:
    """The part that the address asks for (``?part=Husum Skole``), or else every part of the target."""
    return [row for row in rows if row.part == (part or "")] or [*rows]


def title(indicator: Indicator, shown: Sequence[Attainment]) -> Markup:
    part = shown[0].part if len(shown) == 1 else None
    return markup.danish(f"{indicator.label}, {part}" if part else indicator.label)


def belongs_to(plan: Plan, indicator: Indicator) -> Markup:
    """The activity, or for a measure the result or effect that it is of."""
    if isinstance(indicator, Measure):
        return _node(plan, indicator.node)
    activity = plan.activity(indicator.activity)
    assert activity is not None
    return markup.link(markup.danish(activity.title), "activity", activity=activity.number)


def _node(plan: Plan, id: str) -> Markup:
    label = next(node.label for node in plan.theory.nodes if node.id == id)
    return markup.link(markup.danish(label), "theory", node=id)


def asked_in_words(indicator: Indicator, shown: Sequence[Attainment]) -> Markup:
    """The plan's own words, and when it falls due."""
    dues = dict.fromkeys(words.period(row.due) for row in shown)
    return Markup("{} ({})").format(markup.danish(f"»{indicator.target.words}«"), words.listed([*dues]))


def computed(
    row: Attainment, indicator: Indicator, observations: Sequence[Answer], bands: Bands, is_one_of_more: bool
) -> Markup:
    """The mark and why it is so, the arithmetic in a sentence, and the same as a picture."""
    name = _("Sådan er det regnet ud")
    above = markup.heading(row.part) if is_one_of_more else Markup()
    title = Markup("<h3>{}</h3>").format(name) if is_one_of_more else markup.heading(name)
    delivered = words.delivered(row, indicator) if row.state != "not_applicable" else ""  # the mark has said it
    stands = Markup('<p class="stands">{} <span>{}</span></p>').format(first_answers.status(row), delivered)
    newest = [one.observation for one in observations if arithmetic.answers(one, row)][-1:]
    why = Markup("<p>{}</p>").format(first_answers.explanation(row, newest[0] if newest else None))
    told = Markup("<p>{}</p>").format(arithmetic.in_words(row, indicator, observations, bands))
    return above + stands + why + title + told + standing.picture(row, indicator, observations)


def other_parts(rows: Sequence[Attainment], shown: Sequence[Attainment]) -> Markup:
    """The way to the parts that are not shown, each with its mark."""
    others = [row for row in rows if row not in shown]
    if not others:
        return Markup()
    lines = (Markup("{} {}").format(link_to(row, row.part or str(row.due)), marks.mark(row.mark)) for row in others)
    return markup.heading(_("De andre dele af målet")) + markup.items(lines)


def unknown_part(rows: Sequence[Attainment], part: str | None) -> Markup:
    if part is None or any(row.part == part for row in rows):
        return Markup()
    text = _("Målet har ikke en del, der hedder »{part}«. Her er hele målet.").format(part=part)
    return Markup('<p class="note">{}</p>').format(text)


def facts(indicator: Indicator, shown: Sequence[Attainment]) -> Markup:
    """What the plan says of the target, and where."""
    dues = dict.fromkeys(words.day(row.due.last_day) for row in shown)
    said: dict[str, Content] = {
        _("Nummer"): indicator.id,
        _("Planens ord"): markup.danish(f"»{indicator.target.words}«"),
        _("Forfalder"): words.listed([*dues]),
        _("Udgangspunkt"): arithmetic.baseline(indicator) if indicator.baseline else "",
        _("Slags"): f"{_(_COLUMNS[indicator.column])}, {_(KINDS[indicator.kind])}",
        _("Enhed"): markup.danish(indicator.unit or ""),
        _("Kilde"): markup.danish(_source(indicator)),
    }
    rows = Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in said.items() if text)
    title = _("Om målingen") if isinstance(indicator, Measure) else _("Det står der i planen")
    return markup.heading(title) + Markup('<dl class="facts">{}</dl>').format(rows)


def _source(indicator: Indicator) -> str:
    lines = words.plan_lines(indicator.source) if indicator.source else ""
    measured = f"{indicator.source_name}, {indicator.frequency}" if isinstance(indicator, Measure) else ""
    return ". ".join(said for said in (measured, lines) if said)


def doubts(plan: Plan, indicator: Indicator) -> Markup:
    """What is uncertain, what may count the same people, and what is the same target under another number."""
    said = [*_doubts(plan, indicator)]
    return markup.heading(_("Vær opmærksom på")) + markup.items(said) if said else Markup()


def _doubts(plan: Plan, indicator: Indicator) -> Iterator[Content]:
    if indicator.doubt:
        yield Markup("{} {}").format(_("Tvivl:"), markup.danish(indicator.doubt))
    for id in indicator.same_as:
        yield _("Planen nævner det samme mål et sted til, med nummeret {id}. Her tæller det én gang.").format(id=id)
    if indicator.overlaps:
        others = Markup(", ").join(_other(plan, id) for id in indicator.overlaps)
        yield Markup("{} {}. {}").format(_("Kan tælle de samme som:"), others, _("Læg dem aldrig sammen."))


def _other(plan: Plan, id: str) -> Markup | str:
    """Another target by its label, also when the plan holds it under another number."""
    found = plan.indicator(id) or next(iter(plan.holders_of(id)), None)
    if found is None:
        return id
    return markup.link(markup.danish(f"{found.label} ({found.id})"), "indicator", indicator=found.id)


def leads_to(plan: Plan, indicator: Indicator) -> Markup:
    """The efforts that the activity serves; a measure stands on its own."""
    activity = plan.activity(indicator.activity)
    if activity is None or isinstance(indicator, Measure):
        return Markup()
    lines = [Markup("{} ({})").format(_node(plan, one.effort), markup.danish(one.why)) for one in activity.serves]
    note = _("Hvilke indsatser aktiviteten tjener, er vores læsning af planen; grunden står i parentes.")
    listed = markup.items(lines) if lines else Markup("<p>{}</p>").format(_("Aktiviteten tjener ingen indsats."))
    return markup.heading(_("Det skal føre til"), note if lines else "") + listed


def not_found(plan: Plan, asked: str) -> Markup:
    """What to do about a number that the plan does not have, or has under another one."""
    holders = plan.holders_of(asked)
    lines: list[Content] = [
        Markup("{} {}").format(_("Planen har det samme mål under et andet nummer:"), _other(plan, one.id))
        for one in holders
    ]
    lines += [
        Markup("{}: {}").format(markup.link(_("Måltal"), "status"), _("alle mål, med søgning.")),
        Markup("{}: {}").format(markup.link(_("Aktiviteter"), "activity"), _("målene for hver aktivitet.")),
        _("Se efter, om nummeret er skrevet som A03-06, og om du ser på den rigtige dag og udgave af planen."),
    ]
    text = _("Planen har ikke et mål med nummeret »{id}«.").format(id=asked) if asked else _("Vælg et mål først.")
    return Markup("<p>{}</p>").format(text) + markup.items(lines)
