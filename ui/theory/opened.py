"""One box of the theory of change, opened: what it is, what feeds it, and where the evidence stops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from outcomes.chain import OUTCOMES, Arrow, Step
from outcomes.language import _, ngettext
from outcomes.plan import Activity
from outcomes.target import Target
from ui.kit import links, marks, markup, pieces, templates, words
from ui.kit.markup import Content
from ui.target import delivered, told
from ui.theory import as_list, boxes, measures
from ui.theory.evidence import Evidence

_OPENLY = 3


def draw(evidence: Evidence, step: Step) -> Markup:
    """The box with all that is known of it, above the map that it is chosen in."""
    area = markup.danish(evidence.plan.area(step.area).name) if step.area else ""
    where = [boxes.kind(step.column), area, words.plan_lines(step.source)]
    return templates.draw(
        "theory/templates/opened.html",
        above=markup.joined((part for part in where if part), " · "),
        title=markup.danish(step.label),
        to_map=links.to_section(_("Til kortet"), "map"),
        close=links.link(_("Luk"), "theory"),
        known=markup.joined(_known(evidence, step)),
    )


def _known(evidence: Evidence, step: Step) -> Iterator[Markup]:
    """What it is to do or how far it is reached, where what is known ends, what leads to it, and what is delivered."""
    if step.activity:
        yield _of_activity(evidence, step.activity)
    if step.column in OUTCOMES:
        yield measures.measure_of(evidence.plan, step.id, evidence.measured)
    yield _stops(evidence, step)
    yield _leads_here(evidence, step)
    yield _delivered_by_effort(evidence) if step.column == "purpose" else _delivered(evidence, step)


def _of_activity(evidence: Evidence, activity: Activity) -> Markup:
    placed = words.listed(evidence.plan.area_names(activity))
    where = _("Planen placerer den under {areas}.").format(areas=placed) if placed else ""
    way = links.link(_("Se aktiviteten"), "activity", activity=activity.number)
    purpose = pieces.paragraph(markup.danish(activity.purpose)) if activity.purpose else Markup()
    return purpose + pieces.paragraph(markup.line(where, way, between=" ") if where else way)


def _leads_here(evidence: Evidence, step: Step) -> Markup:
    """The links that end here, each with the doubt about it; the activities have a table of their own."""
    ties = [_tie(arrow) for arrow in evidence.chain.into(step) if not arrow.origin.activity]
    return pieces.subheading(_("Det fører hertil")) + pieces.items(ties) if ties else Markup()


def _tie(arrow: Arrow) -> Markup:
    doubt = pieces.aside(markup.danish(arrow.doubt or ""))
    return markup.line(boxes.link(arrow.origin), boxes.tie(arrow), doubt, between=" ")


def _delivered(evidence: Evidence, step: Step) -> Markup:
    """What each activity has delivered, in words, target by target."""
    activities = evidence.chain.activities_of(step)
    if not activities:
        return pieces.paragraph(_("Ingen aktivitet ser ud til at føre hertil."))
    title, headers = _("Det er leveret"), (_("Aktivitet"), _("Leverancer"), _("Mål og tal"))
    body = ([_activity(evidence, step, activity), *_deliveries(evidence, activity)] for activity in activities)
    return pieces.subheading(title) + pieces.table(title, headers, body, kind="delivered")


def _activity(evidence: Evidence, step: Step, activity: Activity) -> Markup:
    """The activity, and why it belongs under the box, or through which effort where there are several."""
    reached = evidence.chain.before(step) | {step.id}
    ways = [way for way in evidence.chain.arrows if way.origin.activity is activity and way.to.id in reached]
    several = sum(other.column == "effort" for other in evidence.chain.steps if other.id in reached) > 1
    why = Markup()
    if step.column == "effort":
        why = markup.line(markup.danish(ways[0].why or ""), boxes.tie(ways[0]), between=" ")
    elif ways and several:
        why = markup.put_in(_("gennem {efforts}"), efforts=markup.joined((boxes.link(way.to) for way in ways), ", "))
    return links.link(activity.title, "activity", activity=activity.number) + pieces.aside(why)


def _deliveries(evidence: Evidence, activity: Activity) -> list[Content]:
    targets = evidence.deliveries([activity])
    reported = [target for target in targets if target.row.delivered is not None]
    goals = [target for target in evidence.targets.get(activity.number, ()) if target.row.kind == "assessed"]
    rest = [target for target in targets if target.row.delivered is None]
    shown = markup.line(
        pieces.items(map(_target, reported[:_OPENLY])) if reported else "",
        _folded(ngettext("{n} til", "{n} til", len(reported) - _OPENLY), reported[_OPENLY:]),
        _folded(ngettext("{n} mål uden tal endnu", "{n} mål uden tal endnu", len(rest)), rest),
        _folded(ngettext("{n} målsætning, vurderet med ord", "{n} målsætninger, vurderet med ord", len(goals)), goals),
    )
    return [
        marks.tally(told.rolled_up(targets).marks) if targets else "–",
        shown or _("Planen har ingen leverancer eller mål for aktiviteten."),
    ]


def _folded(summary: str, targets: Sequence[Target]) -> Markup:
    summary = summary.format(n=words.number(len(targets)))
    return pieces.folded(summary, pieces.items(map(_target, targets))) if targets else Markup()


def _target(target: Target) -> Markup:
    """»Deltagere, 1. halvår 2026: 13 af 15 unge«, with its mark."""
    said = delivered.in_words(target)
    named = told.named(target, told.link(target))
    return markup.line(named, f": {said}" if said else "", " ", marks.mark(target.row.mark))


def _delivered_by_effort(evidence: Evidence) -> Markup:
    """Under the purpose is everything: the efforts, and how much of it is delivered under each."""
    title, headers = _("Det er leveret"), (_("Indsats"), _("Aktiviteter"), _("Leverancer"))
    body = (
        [boxes.link(step), boxes.how_many(evidence.chain.activities_of(step)), evidence.standing(step)]
        for step in evidence.chain.steps
        if step.column == "effort"
    )
    return pieces.subheading(title) + pieces.table(title, headers, body, kind="delivered")


def _stops(evidence: Evidence, step: Step) -> Markup:
    """The links from here on, and in words where what is known ends."""
    onwards = as_list.onwards(evidence, step)
    after = evidence.chain.after(step)
    supported = evidence.chain.supported_by(step)
    if step.column in OUTCOMES:
        text = _("Leverancerne viser, hvad der er gjort for at nå hertil. Kun en måling kan vise, om det er nået.")
    elif supported:
        text = _("Planen siger, at den støtter {areas}. Den fører ikke til ét led, så den har ingen måling.").format(
            areas=words.listed([area.name for area in supported])
        )
    elif not after:
        text = _("Kæden stopper her. Vi har ikke kunnet koble det til noget, det skal føre til.")
    else:
        text = _(
            "Leverancerne viser, hvad der er gjort. {n} af de {total} led, de skal føre til, er ikke målt."
        ).format(
            n=words.number(len(evidence.unmeasured(after))),
            total=words.number(sum(later.column in OUTCOMES for later in evidence.chain.steps if later.id in after)),
        )
    of_area = evidence.plan.area(step.area).doubt if supported and step.area else None
    doubts = dict.fromkeys(
        doubt for doubt in (*(arrow.doubt for arrow in evidence.chain.out_of(step)), of_area) if doubt
    )
    doubted = markup.joined(pieces.paragraph(markup.danish(doubt), "aside") for doubt in doubts)
    return pieces.subheading(_("Herfra ved vi ikke mere")) + pieces.paragraph(text) + onwards + doubted
