"""Copenhagen's table: activity or area, who, budget, target group, attainment and a remark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from outcomes.attainment import Mark
from outcomes.coverage import Expected
from outcomes.language import _, ngettext
from outcomes.look_first import off_track
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.target import Target
from ui.kit import links, marks, markup, pieces, words
from ui.kit.markup import Content
from ui.target import delivered, told


class Attained(NamedTuple):
    """What the table is made of: the targets of the period, and the reports that are to have come."""

    plan: Plan
    period: Period
    targets: Sequence[Target]
    expected: Sequence[Expected]

    def of(self, activities: Iterable[Activity]) -> list[Target]:
        """The targets of some activities."""
        numbers = {activity.number for activity in activities}
        return [target for target in self.targets if target.activity.number in numbers]


def by_activity(reached: Attained) -> Markup:
    """A row for each activity, in the plan's order."""
    headers = (
        _("Aktivitet"),
        _("Ansvarlig"),
        _("Budget {year}, t.kr.").format(year=reached.period.year),
        _("Målgruppe"),
        _("Målopfyldelse"),
        _("Bemærkning"),
    )
    body = [
        [
            links.to_activity(activity),
            words.listed(activity.lead) or "–",
            _budget([activity], reached.period.year),
            markup.danish(activity.target_groups[0]) if activity.target_groups else "–",
            _tally(reached, [activity]),
            _remarks(reached, [activity]),
        ]
        for activity in reached.plan.activities
    ]
    table = pieces.table(_("Målopfyldelse for hver aktivitet"), headers, body, numeric=(2,), kind="attained activities")
    count = ngettext("Vis {n} aktivitet", "Vis de {n} aktiviteter", len(body)).format(n=words.number(len(body)))
    return pieces.folded_on_a_phone(count, marks.key() + table)


def by_area(reached: Attained) -> Markup:
    """A row for each action area; an activity stands under every area that it belongs to."""
    headers = (
        _("Indsatsområde"),
        _("Aktiviteter, ansvarlige og målgrupper"),
        _("Budget {year}, t.kr.").format(year=reached.period.year),
        _("Målopfyldelse"),
        _("Bemærkning"),
    )
    body = []
    for area in reached.plan.areas:
        activities = reached.plan.activities_in(area.id)
        body.append(
            [
                markup.danish(area.name),
                pieces.items(_who_for_whom(activity) for activity in activities) if activities else "–",
                _budget(activities, reached.period.year),
                _tally(reached, activities),
                _remarks(reached, activities),
            ]
        )
    text = _(
        "En aktivitet, der hører til flere indsatsområder, tæller med under dem alle, også med sit budget. "
        "Læg derfor ikke områderne sammen."
    )
    table = pieces.table(_("Målopfyldelse for hvert indsatsområde"), headers, body, numeric=(2,), kind="attained areas")
    return marks.key() + pieces.note(text) + table


def _who_for_whom(activity: Activity) -> Markup:
    link = links.link(markup.danish(activity.name), "activity", activity=activity.number)
    said = (words.listed(activity.lead), markup.danish(activity.target_groups[0]) if activity.target_groups else "")
    about = markup.joined((text for text in said if text), ". ")
    return link + pieces.aside(about)


def as_chart(reached: Attained, by: str) -> Markup:
    """The same counts as a picture."""
    counts: dict[str, Counter[Mark]]
    if by == "area":
        counts = {area.name: _marks(reached, reached.plan.activities_in(area.id)) for area in reached.plan.areas}
        alt = _(
            "Antal leverancer og talmål for hvert indsatsområde efter status. De samme tal står i tabellen ovenfor."
        )
    else:
        counts = {
            activity.title: _marks(reached, [activity]) for activity in reached.plan.activities if activity.indicators
        }
        alt = _("Antal leverancer og talmål for hver aktivitet efter status. De samme tal står i tabellen ovenfor.")
    return marks.stacked(counts, alt)


def _marks(reached: Attained, activities: Iterable[Activity]) -> Counter[Mark]:
    deliveries, _goals = told.apart(reached.of(activities))
    return told.rolled_up(deliveries).marks


def _budget(activities: Iterable[Activity], year: int) -> str:
    grants = [grant for activity in activities if (grant := activity.grant_in(year)) is not None]
    return words.thousands(sum(grants)) if grants else "–"


def _tally(reached: Attained, activities: Sequence[Activity]) -> Markup | str:
    """What is counted, and under it the goals assessed in words; first the reports that are missing."""
    deliveries, goals = (told.rolled_up(targets).marks for targets in told.apart(reached.of(activities)))
    lines = [
        *(marks.said("missing", text) for text in _unreported(reached, activities)),
        marks.tally(deliveries) if deliveries else Markup(),
        markup.line(pieces.aside(_("egen vurdering:")), marks.tally(goals)) if goals else Markup(),
    ]
    return pieces.lines(lines) if any(lines) else _("ingen mål i perioden")


def _remarks(reached: Attained, activities: Sequence[Activity]) -> Markup:
    """What is furthest behind and why, and what may be asked for too little."""
    flagged = [target for target in off_track(reached.of(activities)) if not target.is_kept_later]
    parts: list[Content] = []
    if flagged and not flagged[0].row.above:
        parts.append(_behind(flagged[0]))
    if above := sum(target.row.above for target in flagged):
        text = ngettext(
            "{n} mål er langt overskredet: er målet for lavt?",
            "{n} mål er langt overskredet: er målene for lave?",
            above,
        )
        parts.append(text.format(n=words.number(above)))
    return pieces.lines(parts)


def _unreported(reached: Attained, activities: Sequence[Activity]) -> Iterator[str]:
    """A sentence for each half-year with reports missing; of several activities also which."""
    missing = [report for report in reached.expected if report.activity in activities and not report.received]
    for period in dict.fromkeys(report.period for report in missing):
        if len(activities) == 1:
            yield _("Rapporten for {period} mangler.").format(period=period.words)
        else:
            names = words.listed([report.activity.name for report in missing if report.period == period])
            text = _("Rapport for {period} mangler fra: {names}.")
            yield text.format(period=period.words, names=names)


def _behind(target: Target) -> Markup:
    said, why = delivered.in_words(target), target.newest
    if target.row.late:
        said = _("{delivered}, for sent").format(delivered=said)
    note = markup.danish(why.note) if why and why.note else _("Bemærkning mangler.")
    return markup.line(told.link(target), ": ", said, ". ", note)
