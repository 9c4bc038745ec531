"""Copenhagen's table: activity or area, who, budget, target group, attainment and a remark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from outcomes.attainment import Attainment, RollUp
from outcomes.coverage import Expected
from outcomes.language import _, ngettext
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.report import Answer, Observation
from ui.indicator import about
from ui.kit import charts, marks, markup, words
from ui.overview import worst


class Seen(NamedTuple):
    """What the table is made of: ``rows`` are those of the period, ``said`` what was told last of each."""

    plan: Plan
    period: Period
    rows: Sequence[Attainment]
    expected: Sequence[Expected]
    said: Mapping[tuple[str, str], Observation]


def seen(
    plan: Plan,
    period: Period,
    rows: Sequence[Attainment],
    expected: Sequence[Expected],
    observations: Iterable[Answer],
) -> Seen:
    return Seen(plan, period, rows, expected, worst.newest(observations))


def by_activity(of: Seen) -> Markup:
    """A row for each activity, in the plan's order."""
    headers = (
        _("Aktivitet"),
        _("Ansvarlig"),
        _("Budget {year}, t.kr.").format(year=of.period.year),
        _("Målgruppe"),
        _("Målopfyldelse"),
        _("Bemærkning"),
    )
    body = [
        [
            markup.link(markup.danish(one.title), "activity", activity=one.number),
            words.listed(one.lead) or "–",
            _budget([one], of.period.year),
            markup.danish(one.target_groups[0]) if one.target_groups else "–",
            _attained(_rows(of, {one.number})),
            _remarks(of, [one]),
        ]
        for one in of.plan.activities
    ]
    table = markup.table(_("Målopfyldelse for hver aktivitet"), headers, body, numeric=(2,), kind="attained activities")
    count = ngettext("Vis {n} aktivitet", "Vis de {n} aktiviteter", len(body)).format(n=words.number(len(body)))
    return markup.folded_on_a_phone(count, marks.key() + table)


def by_area(of: Seen) -> Markup:
    """A row for each action area; an activity stands under every area that it belongs to."""
    headers = (
        _("Indsatsområde"),
        _("Aktiviteter, ansvarlige og målgrupper"),
        _("Budget {year}, t.kr.").format(year=of.period.year),
        _("Målopfyldelse"),
        _("Bemærkning"),
    )
    body = []
    for area in of.plan.areas:
        activities = of.plan.activities_in(area.id)
        body.append(
            [
                markup.danish(area.name),
                markup.items(_who_for_whom(one) for one in activities) if activities else "–",
                _budget(activities, of.period.year),
                _attained(_rows(of, {one.number for one in activities})),
                _remarks(of, activities),
            ]
        )
    text = _(
        "En aktivitet, der hører til flere indsatsområder, tæller med under dem alle, også med sit budget. "
        "Læg derfor ikke områderne sammen."
    )
    table = markup.table(_("Målopfyldelse for hvert indsatsområde"), headers, body, numeric=(2,), kind="attained areas")
    return marks.key() + Markup('<p class="note">{}</p>').format(text) + table


def _who_for_whom(one: Activity) -> Markup:
    link = markup.link(markup.danish(one.name), "activity", activity=one.number)
    said = (words.listed(one.lead), markup.danish(one.target_groups[0]) if one.target_groups else "")
    about = Markup(". ").join(text for text in said if text)
    return Markup('{}<span class="aside">{}</span>').format(link, about) if about else link


def as_chart(of: Seen, by: str) -> Markup:
    """The same counts as a picture."""
    counts: dict[str, Counter[str]]
    if by == "area":
        counts = {area.name: _marks(of, of.plan.activities_in(area.id)) for area in of.plan.areas}
        alt = _("Antal mål for hvert indsatsområde efter status. De samme tal står i tabellen ovenfor.")
    else:
        counts = {one.title: _marks(of, [one]) for one in of.plan.activities if one.indicators}
        alt = _("Antal mål for hver aktivitet efter status. De samme tal står i tabellen ovenfor.")
    return charts.stacked(counts, alt)


def _rows(of: Seen, numbers: set[int]) -> list[Attainment]:
    return [row for row in of.rows if row.activity in numbers]


def _marks(of: Seen, activities: Iterable[Activity]) -> Counter[str]:
    return RollUp.of(_rows(of, {one.number for one in activities})).marks


def _budget(activities: Iterable[Activity], year: int) -> str:
    grants = [grant for one in activities if (grant := one.grant_in(year)) is not None]
    return words.thousands(sum(grants)) if grants else "–"


def _attained(rows: Sequence[Attainment]) -> Markup | str:
    return marks.tally(RollUp.of(rows).marks) if rows else _("ingen mål i perioden")


def _remarks(of: Seen, activities: Sequence[Activity]) -> Markup:
    """Who has not reported, what is furthest behind and why, and what may be asked for too little."""
    flagged = worst.worst_first(_rows(of, {one.number for one in activities}))
    parts: list[markup.Content] = [*_unreported(of, activities)]
    if flagged and flagged[0].mark != "above":
        parts.append(_behind(of, flagged[0]))
    if above := sum(row.mark == "above" for row in flagged):
        text = ngettext(
            "{n} mål er langt overskredet: er det for lavt?", "{n} mål er langt overskredet: er de for lave?", above
        )
        parts.append(text.format(n=words.number(above)))
    return Markup("<br>").join(parts)


def _unreported(of: Seen, activities: Sequence[Activity]) -> Iterator[str]:
    """A sentence for each half-year with reports missing; of several activities also which."""
    missing = [one for one in of.expected if one.activity in activities and not one.received]
    for period in dict.fromkeys(one.period for one in missing):
        if len(activities) == 1:
            yield _("Rapporten for {period} mangler.").format(period=words.period(period))
        else:
            names = words.listed([one.activity.name for one in missing if one.period == period])
            text = _("Rapport for {period} mangler fra: {names}.")
            yield text.format(period=words.period(period), names=names)


def _behind(of: Seen, row: Attainment) -> Markup:
    asked = of.plan.indicator(row.indicator)
    assert asked is not None
    why = of.said.get((row.indicator, row.part))
    delivered = words.delivered(row, asked)
    return Markup("{}: {}. {}").format(
        about.link_to(row, markup.danish(asked.label)),
        _("{delivered}, for sent").format(delivered=delivered) if row.late else delivered,
        markup.danish(why.note) if why and why.note else _("Forklaring mangler."),
    )
