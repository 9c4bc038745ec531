"""The pieces of the overview: who has reported, how far we are, and where to look first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from outcomes.attainment import Attainment, RollUp
from outcomes.coverage import Expected
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Observation
from store.moment import today
from store.stored import StoredObservation
from ui import html, marks, words
from ui.session import View

AREA_NOTE = "En aktivitet, der hører til flere indsatsområder, tæller med under dem alle."
_WORST_FIRST = ("inadequate", "limited", "above")
_AT_MOST = 8


def coverage_in_words(expected: Sequence[Expected], as_of: date) -> Markup:
    """»12 af 14 rapporter for 1. halvår 2026 er modtaget.«"""
    period = expected[0].period.words
    received = sum(one.received for one in expected)
    missing = len(expected) - received
    total = words.several(len(expected), "rapport", "rapporter")
    said = f"{received} af {total} for {period} er modtaget."
    if not missing:
        return Markup("{}").format(said)
    deadline = expected[0].deadline
    when = f"Fristen er {words.day(deadline)}." if deadline >= as_of else f"Fristen var {words.day(deadline)}."
    return Markup("{} {} mangler. {}").format(said, missing, when)


def as_of_line(seen: View) -> Markup:
    said = "i dag, " if seen.as_of == today() else ""
    return Markup('<p class="note">Som det ser ud {}{}.</p>').format(said, words.day(seen.as_of))


def how_to_begin(period: Period) -> Markup:
    """What to do while the record is empty."""
    return Markup('<section class="begin"><h2>Sådan kommer I i gang</h2>{}</section>').format(
        html.items(
            [
                Markup("Find din aktivitet under {}, og hent skemaet for {}.").format(
                    html.link("Indberet", "report", period=period), period.words
                ),
                "Udfyld kolonnen Leveret i Excel, og aflever filen samme sted.",
                "Så viser siden her, hvad der er nået, og hvad der mangler.",
            ],
            ordered=True,
        )
    )


def counted(title: str, rolled: RollUp) -> Markup:
    """The marks of what is due as one bar, and how much of it is reported."""
    if not rolled.due:
        return Markup("<h3>{}</h3><p>Intet er forfaldet endnu.</p>").format(title)
    answered = f"{rolled.answered} af {rolled.due} er indberettet"
    return Markup('<h3>{} <span class="aside">{}</span></h3>{}').format(title, answered, marks.bar(rolled.marks))


def not_measured(plan: Plan) -> Markup:
    results = [node for node in plan.theory.nodes if node.type in ("result", "effect")]
    text = (
        "Resultater og virkninger, der måles: 0 af {}. Leverancer viser, hvad vi har gjort, ikke hvad det førte til. {}"
    )
    return Markup(f'<p class="note">{text}</p>').format(len(results), html.link("Se forandringsteorien", "theory"))


def worst(plan: Plan, due: Iterable[Attainment], observations: Iterable[StoredObservation]) -> Markup:
    """What is furthest behind, and what is far above: with its numbers and its own explanation."""
    flagged = sorted((row for row in due if row.mark in _WORST_FIRST), key=_how_bad)
    if not flagged:
        return Markup("<p>{}</p>").format("Intet af det, der er indberettet, er bagud eller langt over målet.")
    latest = {(one.observation.indicator, one.observation.part): one.observation for one in observations}
    body = [_worst_row(plan, row, latest.get((row.indicator, row.part or ""))) for row in flagged]
    headers = ("Mål", "Aktivitet", "Leveret", "Status", "Forklaring")
    told = Markup('<p class="note">{}</p>').format("Mangelfuld først, og det, der er længst fra sit mål, øverst.")
    first = html.table("Det, der er længst fra sit mål", headers, body[:_AT_MOST])
    if len(body) <= _AT_MOST:
        return told + first
    rest = html.table("Resten", headers, body[_AT_MOST:])
    return told + first + html.folded(f"Vis de {len(body) - _AT_MOST} andre", rest)


def _how_bad(row: Attainment) -> tuple[int, bool, bool, float]:
    """The worst verdict first; what was done late after what is not done; then the smallest share."""
    return (_WORST_FIRST.index(row.mark), row.late, row.share is None, row.share or 0)


def _worst_row(plan: Plan, row: Attainment, said: Observation | None) -> list[Markup | str]:
    indicator, activity = plan.indicator(row.indicator), plan.activity(row.activity)
    assert indicator is not None and activity is not None
    return [
        named(indicator.label, row),
        html.link(activity.name, "activity", activity=activity.number),
        Markup("{}{}").format(words.delivered(row, indicator), html.bullet(row)),
        status(row),
        explanation(row, said),
    ]


def explanation(row: Attainment, said: Observation | None) -> Markup:
    """Why, and what is done about it; for what is off track also that nobody has said so."""
    parts = []
    if said and said.note:
        parts.append(Markup("{}").format(said.note))
    elif row.mark in _WORST_FIRST:
        parts.append(Markup('<span class="aside">Forklaring mangler</span>'))
    if said and said.next_step:
        parts.append(Markup("<strong>Næste:</strong> {}").format(said.next_step))
    if said and said.evidence:
        parts.append(Markup('<span class="aside">{}</span>').format(said.evidence))
    return Markup("<br>").join(parts)


def named(label: str, row: Attainment) -> Markup:
    """The label, the part where there is one, and when it is due."""
    part = f", {row.part}" if row.part and row.part != row.due else ""
    return Markup('{}{} <span class="aside">{}</span>').format(label, part, Period.parse(row.due).words)


def status(row: Attainment) -> Markup:
    """The mark, and what is missing or late about it."""
    more = [words.missing_half_years(row), "gjort for sent" if row.late else ""]
    said = Markup().join(Markup('<span class="aside">{}</span>').format(text) for text in more if text)
    return marks.mark(row.mark) + said


def missing_reports(expected: Sequence[Expected], as_of: date) -> Markup:
    missing = [one for one in expected if not one.received]
    if not missing:
        return Markup("<p>Alle rapporter for {} er modtaget.</p>").format(expected[0].period.words)
    return html.items(
        Markup("{}: {}. {}").format(
            html.link(one.activity.title, "report", activity=one.activity.number, period=one.period),
            words.listed([*one.activity.lead]),
            _how_late(one.days_late(as_of)),
        )
        for one in missing
    )


def _how_late(days: int) -> str:
    if days > 0:
        return f"{words.several(days, 'dag', 'dage')} over fristen."
    return f"{words.several(-days, 'dag', 'dage')} til fristen." if days else "Fristen er i dag."


def by_activity(plan: Plan, rows: Sequence[Attainment], expected: Sequence[Expected]) -> Markup:
    """Copenhagen's table: activity, lead, budget, target group, attainment."""
    reported = {one.activity.number: one.received for one in expected}
    headers = ("Aktivitet", "Ansvarlig", f"Budget {plan.year}, t.kr.", "Målgruppe", "Målopfyldelse", "Rapport")
    body = [
        [
            html.link(activity.title, "activity", activity=activity.number),
            words.listed([*activity.lead]) or "–",
            words.thousands(grant) if (grant := activity.grant_in(plan.year)) is not None else "–",
            activity.target_groups[0] if activity.target_groups else "–",
            _attained([row for row in rows if row.activity == activity.number]),
            {True: "modtaget", False: "mangler", None: "bedes ikke om rapport"}[reported.get(activity.number)],
        ]
        for activity in plan.activities
    ]
    return marks.key() + html.table("Målopfyldelse for hver aktivitet", headers, body, numeric=(2,))


def by_area(plan: Plan, rows: Sequence[Attainment]) -> Markup:
    body = []
    for area in plan.areas:
        numbers = {one.number for one in plan.activities if area.id in (*one.areas, *one.secondary_areas)}
        rolled = RollUp.of(row for row in rows if row.activity in numbers)
        body.append([area.name, str(len(numbers)), marks.tally(rolled.marks), f"{rolled.answered} af {rolled.due}"])
    headers = ("Indsatsområde", "Aktiviteter", "Målopfyldelse", "Forfaldne, der er indberettet")
    return html.table("Målopfyldelse for hvert indsatsområde", headers, body, numeric=(1, 3))


def _attained(rows: Sequence[Attainment]) -> Markup | str:
    return marks.tally(RollUp.of(rows).marks) if rows else "ingen mål i planen"


def fine_print(plan: Plan) -> Markup:
    """What the plan says of itself, what we have assumed, and the money that belongs to no activity."""
    bands = plan.bands
    judged = (
        f"Tilfredsstillende: målet er nået, eller mindst {words.percent(bands.satisfactory)} af det. Begrænset: mindst "
        f"{words.percent(bands.limited)}. Ellers mangelfuld. Over {words.percent(bands.above)} spørger vi, om målet er "
        f"for lavt. »Ca. 500« er nået fra {words.number(500 * (1 - bands.tolerance))} og tilfredsstillende fra "
        f"{words.number(500 * bands.satisfactory)}. {bands.assumption}"
    )
    grants = (
        f"{grant.name}, {grant.year}: {words.number(grant.amount)} kr. {grant.doubt or ''}" for grant in plan.grants
    )
    said = {
        "Sådan vurderer vi": [judged, plan.deadlines.assumption],
        "Bevillinger uden aktivitet": grants,
        "Planens egne regler": (rule.text for rule in plan.rules),
    }
    return html.heading("Det med småt") + Markup().join(
        html.folded(title, html.items(texts)) for title, texts in said.items()
    )
