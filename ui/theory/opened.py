"""One box of the theory of change, opened: what it is, what feeds it, and where the evidence stops."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from outcomes.chain import OUTCOMES, Arrow, Step
from outcomes.language import _, ngettext
from outcomes.plan import Activity
from outcomes.target import Target
from ui.kit import links, marks, markup, pieces, words
from ui.kit.markup import Content
from ui.target import delivered, told
from ui.theory import as_list, evidence, measures
from ui.theory.evidence import KINDS, Theory

_OPENLY = 3


def draw(seen: Theory, step: Step) -> Markup:
    """The box with all that is known of it, above the map that it is chosen in."""
    parts = (
        _what(seen, step),
        _of_activity(seen, step.activity) if step.activity else "",
        measures.measure_of(seen.plan, step.id, seen.measured) if step.column in OUTCOMES else "",
        _stops(seen, step),
        _leads_here(seen, step),
        _delivered_by_effort(seen) if step.column == "purpose" else _delivered(seen, step),
    )
    return Markup('<section class="opened" aria-labelledby="opened">{}</section>').format(Markup().join(parts))


def _what(seen: Theory, step: Step) -> Markup:
    names = {area.id: area.name for area in seen.chain.areas}
    area = markup.danish(names[step.area]) if step.area else ""
    where = [_(KINDS[step.column]), area, words.plan_lines(step.source)]
    return Markup('<p class="above">{}</p><h2 id="opened">{}</h2><p class="close">{}</p>').format(
        Markup(" · ").join(part for part in where if part),
        markup.danish(step.label),
        Markup('<span class="to-map"><a href="#map">{}</a> · </span>{}').format(
            _("Til kortet"), links.link(_("Luk"), "theory")
        ),
    )


def _of_activity(seen: Theory, activity: Activity) -> Markup:
    names = {area.id: area.name for area in seen.chain.areas}
    placed = words.listed([names[id] for id in activity.every_area])
    return Markup("{}<p>{}{}</p>").format(
        Markup("<p>{}</p>").format(markup.danish(activity.purpose)) if activity.purpose else "",
        Markup("{} ").format(_("Planen lægger den i {areas}.").format(areas=placed)) if placed else "",
        links.link(_("Se aktiviteten"), "activity", activity=activity.number),
    )


def _leads_here(seen: Theory, step: Step) -> Markup:
    """The links that end here, each with the doubt about it; the activities have a table of their own."""
    arrows = [arrow for arrow in seen.chain.into(step) if not arrow.origin.activity]
    if not arrows:
        return Markup()
    return _heading(_("Det fører hertil")) + pieces.items(_tie(arrow, arrow.origin) for arrow in arrows)


def _tie(arrow: Arrow, step: Step) -> Markup:
    doubt = Markup('<span class="aside">{}</span>').format(markup.danish(arrow.doubt)) if arrow.doubt else ""
    return Markup("{} {} {}").format(evidence.link(step), evidence.said(arrow), doubt)


def _delivered(seen: Theory, step: Step) -> Markup:
    """What each activity has delivered, in words, target by target."""
    activities = seen.chain.activities_of(step)
    if not activities:
        return Markup("<p>{}</p>").format(_("Ingen aktivitet ser ud til at føre hertil."))
    headers = (_("Aktivitet"), _("Leverancer"), _("Mål og tal"))
    title = _("Det er leveret")
    body = ([_activity(seen, step, one), *_deliveries(seen, one)] for one in activities)
    return _heading(title) + pieces.table(title, headers, body, kind="delivered")


def _activity(seen: Theory, step: Step, activity: Activity) -> Markup:
    """The activity, and why it belongs under the box, or through which effort where there are several."""
    reached = seen.chain.before(step) | {step.id}
    ways = [way for way in seen.chain.arrows if way.origin.activity is activity and way.to.id in reached]
    several = sum(one.column == "effort" for one in seen.chain.steps if one.id in reached) > 1
    said = Markup()
    if step.column == "effort":
        said = Markup("{} {}").format(markup.danish(ways[0].why or ""), evidence.said(ways[0]))
    elif ways and several:
        efforts = Markup(", ").join(evidence.link(way.to) for way in ways)
        said = Markup(_("gennem {efforts}")).format(efforts=efforts)
    name = links.link(activity.title, "activity", activity=activity.number)
    return Markup('{}<span class="aside">{}</span>').format(name, said) if said else name


def _deliveries(seen: Theory, activity: Activity) -> list[Content]:
    targets = seen.deliveries([activity])
    reported = [target for target in targets if target.row.delivered is not None]
    goals = [target for target in seen.targets.get(activity.number, ()) if target.row.kind == "assessed"]
    rest = [target for target in targets if target.row.delivered is None]
    shown = Markup().join(
        (
            pieces.items(map(_target, reported[:_OPENLY])) if reported else Markup(),
            _folded(ngettext("{n} til", "{n} til", len(reported) - _OPENLY), reported[_OPENLY:]),
            _folded(ngettext("{n} mål uden tal endnu", "{n} mål uden tal endnu", len(rest)), rest),
            _folded(
                ngettext("{n} målsætning, vurderet med ord", "{n} målsætninger, vurderet med ord", len(goals)),
                goals,
            ),
        )
    )
    return [
        marks.tally(told.rolled_up(targets).marks) if targets else "–",
        shown or _("Planen har ingen leverancer eller mål for aktiviteten."),
    ]


def _folded(summary: str, targets: Sequence[Target]) -> Markup:
    if not targets:
        return Markup()
    return pieces.folded(summary.format(n=words.number(len(targets))), pieces.items(map(_target, targets)))


def _target(target: Target) -> Markup:
    """»Deltagere, 1. halvår 2026: 13 af 15 unge«, with its mark."""
    said = delivered.in_words(target)
    named = told.named(target, told.link(target))
    return markup.line(named, f": {said}" if said else "", " ", marks.mark(target.row.mark))


def _delivered_by_effort(seen: Theory) -> Markup:
    """Under the purpose is everything: the efforts, and how much of it is delivered under each."""
    efforts = [step for step in seen.chain.steps if step.column == "effort"]
    headers = (_("Indsats"), _("Aktiviteter"), _("Leverancer"))
    body = (
        [evidence.link(step), evidence.how_many(seen.chain.activities_of(step)), evidence.standing(seen, step)]
        for step in efforts
    )
    title = _("Det er leveret")
    return _heading(title) + pieces.table(title, headers, body, kind="delivered")


def _stops(seen: Theory, step: Step) -> Markup:
    """The links from here on, and in words where what is known ends."""
    onwards = as_list.onwards(seen, step)
    after = seen.chain.after(step)
    if step.column in OUTCOMES:
        told = _("Leverancerne viser, hvad der er gjort for at nå hertil. Om det er nået, kan kun en måling sige.")
    elif not after:
        told = _("Kæden stopper her. Vi har ikke kunnet koble det til noget, det skal føre til.")
    else:
        told = _(
            "Leverancerne viser, hvad der er gjort. {n} af de {total} led, de skal føre til, er ikke målt."
        ).format(
            n=words.number(len(evidence.unmeasured(seen, after))),
            total=words.number(sum(one.column in OUTCOMES for one in seen.chain.steps if one.id in after)),
        )
    doubts = dict.fromkeys(arrow.doubt for arrow in seen.chain.out_of(step) if arrow.doubt)
    doubted = Markup().join(Markup('<p class="aside">{}</p>').format(markup.danish(doubt)) for doubt in doubts)
    return _heading(_("Her stopper beviset")) + Markup("<p>{}</p>").format(told) + onwards + doubted


def _heading(text: str) -> Markup:
    return Markup("<h3>{}</h3>").format(text)
