"""The pieces of one target's page: what the plan asks, how it stands, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from outcomes.agreed import AgreedChange
from outcomes.indicator import Indicator
from outcomes.language import N_, _
from outcomes.measure import Measure
from outcomes.plan import Bands, Plan
from outcomes.report import Answer
from outcomes.target import Target
from ui.kit import links, marks, markup, pieces, words
from ui.kit.markup import Content
from ui.target import arithmetic, delivered, goal, standing, told

_COLUMNS = {
    "delivery": N_("leverance"),
    "goal": N_("målsætning"),
    "text": N_("nævnt i planens tekst"),
    "measure": N_("måling af et resultat eller en virkning"),
}


def asked_for(targets: Sequence[Target], part: str) -> list[Target]:
    """The part that the address asks for (``?part=Husum Skole``), or else every part of the target."""
    return [target for target in targets if target.row.part == part] or [*targets]


def title(shown: Sequence[Target]) -> Markup:
    """The label, and the part when there is only one."""
    return markup.danish(shown[0].indicator.named(shown[0].row.part if len(shown) == 1 else ""))


def belongs_to(plan: Plan, target: Target) -> Markup:
    """The activity, or for a measure the result or effect that it is of."""
    if isinstance(target.indicator, Measure):
        return _node(plan, target.indicator.node)
    return links.to_activity(target.activity)


def _node(plan: Plan, id: str) -> Markup:
    label = next(node.label for node in plan.theory.nodes if node.id == id)
    return links.link(markup.danish(label), "theory", node=id)


def asked_in_words(shown: Sequence[Target]) -> Markup:
    """The plan's own words, and when it falls due."""
    dues = dict.fromkeys(target.row.due.words for target in shown)
    return markup.line(markup.danish(f"»{shown[0].indicator.target.words}«"), f" ({words.listed([*dues])})")


def computed(target: Target, bands: Bands, is_one_of_more: bool) -> Markup:
    """The mark and why it is so, the arithmetic in a sentence, and the same as a picture."""
    name = _("Sådan er det regnet ud")
    mark, value = told.status(target), pieces.span(delivered.beside_its_mark(target), "")
    return markup.line(
        pieces.heading(target.row.part) if is_one_of_more else "",
        pieces.paragraph(markup.line(mark, value, told.later(target), between=" "), "stands"),
        pieces.paragraph(told.explanation(target)),
        pieces.subheading(name) if is_one_of_more else pieces.heading(name),
        pieces.paragraph(arithmetic.in_words(target, bands)),
        standing.picture(target),
    )


def changed(plan: Plan, target: Target, left_out: Sequence[Answer]) -> Markup:
    """That the plan has asked something else since it was reported, how that is read, and what is not counted."""
    agreed = (one for one in plan.changes if one.indicator == target.indicator.id)
    return markup.line(*(_agreed(one) for one in agreed), _asked_otherwise(target, left_out))


def _agreed(change: AgreedChange) -> Markup:
    said = _("Det, der blev indberettet før, læses som det, planen spørger om nu:")
    decided = f"({change.decided_by}, {words.day(change.decided_on)})"
    return pieces.note(markup.line(said, markup.danish(change.why), decided, between=" "))


def _asked_otherwise(target: Target, left_out: Sequence[Answer]) -> Markup:
    if target.row.asked_by is not None:
        said = _(
            "Planen er ændret, efter at det her blev indberettet. "
            "Derfor er det læst, som der blev spurgt dengang: {type}."
        )
        return pieces.note(said.format(type=_(told.KINDS[target.row.kind])))
    before = [one for one in left_out if one.observation.indicator == target.row.indicator]
    if not before:
        return Markup()
    note = pieces.note(_("Planen spurgte om noget andet, da det her blev indberettet, så det er ikke regnet med:"))
    return note + pieces.items(
        markup.line(one.period.words, words.reported(one.observation), between=": ") for one in before
    )


def other_parts(targets: Sequence[Target], shown: Sequence[Target]) -> Markup:
    """The way to the parts that are not shown, each with its mark."""
    others = [target for target in targets if target not in shown]
    if not others:
        return Markup()
    lines = (markup.line(_part(target), marks.mark(target.row.mark), between=" ") for target in others)
    return pieces.heading(_("De andre dele af målet")) + pieces.items(lines)


def _part(target: Target) -> Markup:
    return told.link(target, target.row.part or str(target.row.due))


def unknown_part(targets: Sequence[Target], part: str) -> Markup:
    if not part or any(target.row.part == part for target in targets):
        return Markup()
    return pieces.note(_("Målet har ikke en del, der hedder »{part}«. Her er hele målet.").format(part=part))


def facts(indicator: Indicator, shown: Sequence[Target]) -> Markup:
    """What the plan says of the target, and where."""
    dues = dict.fromkeys(words.day(target.row.due.last_day) for target in shown)
    said: dict[str, Content] = {
        _("Nummer"): indicator.id,
        _("Planens ord"): markup.danish(f"»{indicator.target.words}«"),
        _("Skal nås senest"): words.listed([*dues]),
        _("Udgangspunkt"): goal.baseline(indicator) if indicator.baseline else "",
        _("Type"): f"{_(_COLUMNS[indicator.column])}, {_(told.KINDS[indicator.kind])}",
        _("Enhed"): markup.danish(indicator.unit or ""),
        _("Kilde"): markup.danish(_source(indicator)),
    }
    title = _("Om målingen") if isinstance(indicator, Measure) else _("Det står der i planen")
    return pieces.heading(title) + pieces.facts(said)


def _source(indicator: Indicator) -> str:
    lines = words.plan_lines(indicator.source)
    measured = f"{indicator.source_name}, {indicator.frequency}" if isinstance(indicator, Measure) else ""
    return ". ".join(said for said in (measured, lines) if said)


def doubts(plan: Plan, indicator: Indicator) -> Markup:
    """What is uncertain, what may count the same people, and what is the same target under another number."""
    said = [*_doubts(plan, indicator)]
    return pieces.heading(_("Vær opmærksom på")) + pieces.items(said) if said else Markup()


def _doubts(plan: Plan, indicator: Indicator) -> Iterator[Content]:
    if indicator.doubt:
        yield markup.line(_("Usikkert i planen:"), markup.danish(indicator.doubt), between=" ")
    for id in indicator.same_as:
        yield _("Planen nævner det samme mål et sted til, med nummeret {id}. Her tæller det én gang.").format(id=id)
    if indicator.overlaps:
        others = markup.joined((_other(plan, id) for id in indicator.overlaps), ", ")
        yield markup.line(_("Kan tælle de samme som:"), " ", others, ". ", _("Læg dem aldrig sammen."))


def _other(plan: Plan, id: str) -> Markup | str:
    """Another target by its label, also when the plan holds it under another number."""
    found = plan.indicator(id) or next(iter(plan.holders_of(id)), None)
    if found is None:
        return id
    return links.link(markup.danish(f"{found.label} ({found.id})"), "indicator", indicator=found.id)


def leads_to(plan: Plan, target: Target) -> Markup:
    """The efforts that the activity serves; a measure stands on its own."""
    if target.is_measure:
        return Markup()
    activity = target.activity
    lines = [
        markup.line(_node(plan, served.effort), " (", markup.danish(served.why), ")") for served in activity.serves
    ]
    note = _("Hvilke indsatser aktiviteten bidrager til, er vores tolkning af planen; grunden står i parentes.")
    listed = pieces.items(lines) if lines else pieces.paragraph(_("Aktiviteten bidrager ikke til nogen indsats."))
    return pieces.heading(_("Det skal føre til"), note if lines else "") + listed


def not_found(plan: Plan, asked: str) -> Markup:
    """What to do about a number that the plan does not have, or has under another one."""
    elsewhere = _("Planen har det samme mål under et andet nummer:")
    lines: list[Content] = [
        *(markup.line(elsewhere, _other(plan, holder.id), between=" ") for holder in plan.holders_of(asked)),
        markup.line(links.link(_("Måltal"), "status"), _("alle mål, med søgning."), between=": "),
        markup.line(links.link(_("Aktiviteter"), "activity"), _("målene for hver aktivitet."), between=": "),
        _("Se efter, om nummeret er skrevet som A03-06, og om I ser på den rigtige dag og udgave af planen."),
    ]
    text = _("Planen har ikke et mål med nummeret »{id}«.").format(id=asked) if asked else _("Vælg et mål først.")
    return pieces.paragraph(text) + pieces.items(lines)
