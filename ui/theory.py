"""The theory of change as bands of boxes: efforts with what is delivered, results, effects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from outcomes.attainment import Attainment, RollUp
from outcomes.plan import Activity, Area, Link, Node, Plan
from ui import html, marks, overview, words

_COLUMNS = ("Indsats", "Resultat på kort sigt", "Virkning på lang sigt")
_ARROW = Markup('<span class="arrow {}"><span class="unseen">{}</span></span>')


def nothing_yet() -> Markup:
    """What to do while nothing is delivered under any effort."""
    said = '<p class="note">Der er ikke indberettet noget endnu. Hent skemaet for din aktivitet under {}.</p>'
    return Markup(said).format(html.link("Indberet", "report"))


def key() -> Markup:
    return Markup(
        '<p class="note key"><span>{} planen siger det</span><span>{} vores læsning af planen</span></p>'
    ).format(_arrow(True, ""), _arrow(False, ""))


def band(plan: Plan, area: Area, rows: Sequence[Attainment]) -> Markup:
    """One action area: a row for each effort, and what it should lead to."""
    efforts = [node for node in plan.theory.nodes if node.area == area.id and node.type == "effort"]
    heads = Markup().join(Markup('<p class="column" aria-hidden="true">{}</p>').format(text) for text in _COLUMNS)
    chains = Markup().join(_chain(plan, effort, rows) for effort in efforts)
    cross = Markup('<p class="note">Løber på tværs af alle indsatsområder.</p>') if area.cross_cutting else Markup()
    return Markup('<section class="band"><h2>{}</h2>{}<div class="chain heads">{}</div>{}</section>').format(
        area.name, cross, heads, chains
    )


def _chain(plan: Plan, effort: Node, rows: Sequence[Attainment]) -> Markup:
    results = _next(plan, [effort], "result")
    effects = _next(plan, [node for _, node in results], "effect")
    return Markup('<div class="chain">{}{}{}</div>').format(
        _effort(plan, effort, rows), _unmeasured(results), _unmeasured(effects)
    )


def _effort(plan: Plan, effort: Node, rows: Sequence[Attainment]) -> Markup:
    serving = serving_activities(plan, effort)
    numbers = {activity.number for activity in serving}
    delivered = RollUp.of(row for row in rows if row.activity in numbers and row.kind != "assessed")
    activities = Markup(", ").join(
        html.link(activity.name, "activity", activity=activity.number) for activity in serving
    )
    inside = (
        Markup('<p class="aside">{}</p><p>{}</p>').format(activities, marks.tally(delivered.marks))
        if serving
        else Markup('<p class="aside">Ingen aktivitet ser ud til at tjene denne indsats.</p>')
    )
    title = html.link(effort.label, "theory", node=effort.id)
    return Markup('<div class="box effort"><p class="unseen">Indsats</p><h3>{}</h3>{}</div>').format(title, inside)


def _unmeasured(links: Iterable[tuple[Link, Node]]) -> Markup:
    """Boxes that only their own measures could colour: none have one yet."""
    box = Markup('<div class="linked">{}<div class="box"><p class="unseen">{}</p><h3>{}</h3>{}</div></div>')
    unmeasured = Markup('<p class="aside unmeasured">ikke målt</p>')
    kinds = {"result": _COLUMNS[1], "effect": _COLUMNS[2]}
    return Markup('<div class="boxes">{}</div>').format(
        Markup().join(
            box.format(
                _arrow(link.stated, "fører til" if link.stated else "fører efter vores læsning til"),
                kinds.get(node.type, ""),
                node.label,
                unmeasured,
            )
            for link, node in links
        )
    )


def _arrow(stated: bool, said: str) -> Markup:
    return _ARROW.format("stated" if stated else "read", said)


def _next(plan: Plan, nodes: Sequence[Node], kind: str) -> list[tuple[Link, Node]]:
    ids, by_id = {node.id for node in nodes}, {node.id: node for node in plan.theory.nodes}
    return [(link, by_id[link.to]) for link in plan.theory.links if link.origin in ids and by_id[link.to].type == kind]


def serving_activities(plan: Plan, effort: Node) -> list[Activity]:
    return [one for one in plan.activities if any(served.effort == effort.id for served in one.serves)]


def purpose(plan: Plan) -> Markup:
    goal = next(node for node in plan.theory.nodes if node.type == "purpose")
    return Markup(
        '<section class="band purpose"><p class="aside">Det hele skal føre til</p><h2>{}</h2></section>'
    ).format(goal.label)


def details(plan: Plan, node: Node, rows: Sequence[Attainment]) -> Markup:
    """One effort opened: which activities serve it and why, and what each has delivered."""
    body = [
        [
            html.link(activity.name, "activity", activity=activity.number),
            next(served.why for served in activity.serves if served.effort == node.id),
            marks.tally(RollUp.of(r for r in rows if r.activity == activity.number and r.kind != "assessed").marks),
            _delivered(plan, [row for row in rows if row.activity == activity.number]),
        ]
        for activity in serving_activities(plan, node)
    ]
    headers = ("Aktivitet", "Derfor hører den til her", "Leverancer", "Det er leveret")
    return html.heading(node.label, "Koblingen til den enkelte indsats er vores læsning af planen.") + html.table(
        f"Aktiviteter under {node.label}", headers, body
    )


def _delivered(plan: Plan, rows: Iterable[Attainment]) -> Markup | str:
    said = []
    for row in rows:
        indicator = plan.indicator(row.indicator)
        if indicator is not None and row.kind not in ("assessed", "milestone") and row.delivered is not None:
            said.append(Markup("{}: {}").format(overview.named(indicator.label, row), words.delivered(row, indicator)))
    return html.items(said) if said else "Intet tal er indberettet endnu."


def gaps(plan: Plan) -> Markup:
    """Where the evidence stops."""
    unserved = [
        node.label for node in plan.theory.nodes if node.type == "effort" and not serving_activities(plan, node)
    ]
    nowhere = [one.title for one in plan.activities if not one.serves]
    results = sum(node.type == "result" for node in plan.theory.nodes)
    effects = sum(node.type == "effect" for node in plan.theory.nodes)
    found: list[str] = [
        f"Ingen af de {results} resultater og {effects} virkninger har en måling. Planen nævner ingen måltal for dem.",
        *(f"Ingen aktivitet ser ud til at tjene indsatsen »{label}«." for label in unserved),
        *(f"Aktivitet {title} er ikke knyttet til nogen indsats." for title in nowhere),
    ]
    doubts: dict[str, None] = dict.fromkeys(link.doubt for link in plan.theory.links if link.doubt)
    return html.heading("Hvad ved vi ikke?") + html.items([*found, *doubts])
