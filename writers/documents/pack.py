"""The pack for a meeting as a document: two pages, and one about each activity by choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from babel.dates import format_date

from outcomes.attainment import MARK_WORDS, RollUp
from outcomes.danish import listed, number, value
from outcomes.language import _, language, ngettext
from outcomes.pack import Pack
from outcomes.plan import Activity
from outcomes.spending import spent, together
from outcomes.target import Target
from writers.documents.content import Block, Counted, Document, Heading, Items, NewPage, Paragraph, Rows

_LOCALES = {"da": "da_DK", "en": "en_GB"}
_SIZES = (10.0, 9.0, 8.0, 7.0)  # points, the largest that leaves the plan on two pages
_FEWER = (14, 10, 6, 3)  # items to be decided, where even the smallest is too much


def pack_pdf(pack: Pack, with_activities: bool) -> bytes:
    """The pack as PDF: the plan on exactly two pages and each activity on one, in the largest size that does it."""
    from writers.documents.pdf import pages_in, to_pdf  # these take longer to import than most commands take in all

    wanted = 2 + (len(pack.plan.activities) if with_activities else 0)
    made = b""
    for most in _FEWER:
        document = pack_document(pack, most, with_activities)
        for size in _SIZES:
            made = to_pdf(document, size)
            if pages_in(made) == wanted:
                return made
    return made


def pack_word(pack: Pack, with_activities: bool, template: str = "") -> bytes:
    """The pack as Word. Raises ValueError for a bad template."""
    from writers.documents.word import to_word

    return to_word(pack_document(pack, _FEWER[0], with_activities), template)


def pack_document(pack: Pack, most: int, with_activities: bool = False) -> Document:
    """All that both of them say, with at most so many items to be decided."""
    plan = pack.plan
    activities = _activities(pack) if with_activities else ()
    return Document(
        title=_("{plan}, {day}").format(plan=plan.title, day=said_day(pack.day)),
        subject=plan.partnership.name,
        parties=plan.partnership.parties,
        day=pack.day,
        address=pack.address,
        blocks=(*_first_page(pack, most), NewPage(), *_second_page(pack), *activities),
        language=language(),
    )


def said_day(day: date) -> str:
    return format_date(day, "long", locale=_LOCALES[language()])


def _first_page(pack: Pack, most: int) -> Iterator[Block]:
    if pack.is_invented:
        yield Paragraph(_("Opdigtet eksempel. Intet her er rigtigt."), quiet=True)
    yield Paragraph(_sentence(pack))
    yield from _counted(pack.due)
    yield Heading(_("Skal besluttes"))
    yield from _topics(pack, most)
    yield Heading(_("Aktiviteterne"))
    headers = (_("Aktivitet"), _("Nået"), _("Næsten"), _("Bagud"), _("Ikke indberettet"))
    rows = tuple(_row(activity, pack.due) for activity in pack.plan.activities)
    yield Rows(_("Aktiviteterne"), headers, rows, (12, 2, 2, 2, 3), (1, 2, 3, 4))


def _sentence(pack: Pack) -> str:
    """»127 af 133 mål, der skulle være nået, er indberettet; 104 er nået eller næsten nået.«"""
    rolled = RollUp.of(target.row for target in pack.due)
    if not rolled.due:
        return _("Intet mål skulle være nået endnu.")
    reached = rolled.marks["met"] + rolled.marks["near"]
    said = _("{answered} af {due} mål, der skulle være nået, er indberettet. {reached} er nået eller næsten nået.")
    return said.format(answered=number(rolled.answered), due=number(rolled.due), reached=number(reached))


def _counted(due: Iterable[Target]) -> Iterator[Block]:
    marks = RollUp.of(target.row for target in due).marks
    parts = tuple((mark, _(word), marks[mark]) for mark, word in MARK_WORDS.items() if marks[mark])
    if parts:
        yield Counted(parts)


def _topics(pack: Pack, most: int) -> Iterator[Block]:
    if not pack.topics:
        yield Paragraph(_("Intet."))
        return
    titles = {activity.number: activity.title for activity in pack.plan.activities}
    said = [
        f"{titles[one.activity]}: {one.words}" if one.activity in titles else one.words for one in pack.topics[:most]
    ]
    yield Items(tuple(said), ordered=True)
    if (more := len(pack.topics) - most) > 0:
        told = ngettext("Og {n} punkt mere på siden.", "Og {n} punkter mere på siden.", more)
        yield Paragraph(told.format(n=number(more)), quiet=True)


def _row(activity: Activity, due: Iterable[Target]) -> tuple[str, ...]:
    marks = RollUp.of(target.row for target in due if target.activity.number == activity.number).marks
    behind = marks["limited"] + marks["inadequate"]
    counts = (marks["met"], marks["near"], behind, marks["missing"] + marks["partial"])
    return (activity.title, *(number(count) for count in counts))


def _second_page(pack: Pack) -> Iterator[Block]:
    yield Heading(_("Penge ved siden af det, der er leveret"))
    headers = (_("Aktivitet"), _("Bevilget {year}, kr.").format(year=pack.plan.year), _("Brugt, kr."), _("Mål nået"))
    rows = tuple(_money(pack, activity) for activity in pack.plan.activities)
    yield Rows(_("Penge ved siden af det, der er leveret"), headers, rows, (12, 4, 4, 3), (1, 2, 3))
    yield Heading(_("Det mangler"))
    missing = [one for one in pack.expected if not one.received]
    if not missing:
        yield Paragraph(_("Alle rapporter er kommet."))
    for period in dict.fromkeys(one.period for one in missing):
        of_period = [one for one in missing if one.period == period]
        told = _("Rapporter for {period} (frist {day}): {activities}.")
        names = listed([one.activity.title for one in of_period])
        yield Paragraph(told.format(period=period.words, day=said_day(of_period[0].deadline), activities=names))
    silent = sum(target.lacks_a_word for target in pack.due)
    if silent:
        text = ngettext(
            "{n} mål mangler en bemærkning eller er ikke indberettet.",
            "{n} mål mangler en bemærkning eller er ikke indberettet.",
            silent,
        )
        yield Paragraph(text.format(n=number(silent)))


def _money(pack: Pack, activity: Activity) -> tuple[str, ...]:
    """What the plan gives, what is spent, and how many of the targets that were due are met or near."""
    year = pack.plan.year
    used = together(line for line in spent([activity], pack.answers, pack.day) if line.year == year)
    granted, own = activity.grant_in(year), [one for one in pack.due if one.activity.number == activity.number]
    reached = sum(one.row.mark in ("met", "near") for one in own)
    return (
        activity.title,
        "" if granted is None else number(granted),
        "" if used.amount is None else number(used.amount),
        _("{n} af {total}").format(n=number(reached), total=number(len(own))) if own else "",
    )


def _activities(pack: Pack) -> Iterator[Block]:
    for activity in pack.plan.activities:
        own = [one for one in pack.due if one.activity.number == activity.number]
        yield NewPage()
        yield Heading(activity.title)
        if activity.lead:
            yield Paragraph(listed(activity.lead), quiet=True)
        yield from _counted(own)
        headers = (_("Mål"), _("Planens ord"), _("Leveret"), _("Status"))
        rows = tuple(_target(one) for one in own)
        if rows:
            yield Rows(activity.title, headers, rows, (8, 6, 3, 4))
        else:
            yield Paragraph(_("Intet mål skulle være nået endnu."))


def _target(target: Target) -> tuple[str, ...]:
    delivered = "" if target.row.delivered is None else value(target.row.delivered)
    named = f"{target.indicator.named(target.part)} ({target.row.due.words})"
    return (named, target.indicator.target.words, delivered, _(MARK_WORDS[target.row.mark]))
