"""The minutes of a meeting as a document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from babel.dates import format_date

from outcomes.attainment import MARK_WORDS
from outcomes.danish import listed, number
from outcomes.language import _, language, ngettext
from outcomes.meeting import BODIES
from outcomes.minutes import ItemOfMinutes, Minutes
from writers.documents.content import Block, Counted, Document, Heading, Items, Paragraph, Rows, Terms

_LOCALES = {"da": "da_DK", "en": "en_GB"}


def minutes_files(minutes: Minutes, template: str = "") -> tuple[bytes, bytes]:
    """The minutes as Word, in the styles of the ``template``, and as PDF. Raises ValueError for a bad template."""
    from writers.documents.pdf import to_pdf  # these take longer to import than most commands take in all
    from writers.documents.word import to_word

    document = minutes_document(minutes)
    return to_word(document, template), to_pdf(document)


def minutes_document(minutes: Minutes) -> Document:
    """All that both of them say."""
    meeting, plan = minutes.meeting, minutes.plan
    return Document(
        title=_("Referat: {meeting}").format(meeting=meeting.title(_day)),
        subject=f"{plan.title}, {plan.partnership.name}",
        parties=plan.partnership.parties,
        day=meeting.day,
        address=minutes.address,
        blocks=tuple(_blocks(minutes)),
        language=language(),
    )


def _blocks(minutes: Minutes) -> Iterator[Block]:
    if minutes.is_invented:
        yield Paragraph(_("Opdigtet eksempel. Intet her er rigtigt."), quiet=True)
    yield _about(minutes)
    if minutes.words:
        yield Paragraph(minutes.words)
    yield Heading(_("Dagsorden"))
    for place, item in enumerate(minutes.items, start=1):
        yield from _item(minutes, item, place)
    if minutes.others.decisions or minutes.others.tasks:
        yield Heading(_("Uden for dagsordenen"), 2)
        yield from _came_of(minutes.others)
    yield from _tasks(minutes)
    yield from _numbers(minutes)


def _about(minutes: Minutes) -> Terms:
    meeting = minutes.meeting
    away = [one for one in meeting.invited if one not in minutes.came]
    said = {
        _("Plan"): f"{minutes.plan.title}, {minutes.plan.partnership.name}",
        _("Sted"): meeting.place,
        _("Var med"): listed(minutes.came),
        _("Inviteret, men var ikke med"): listed(away),
        _("Tallene er fra"): _day(meeting.numbers_of),
        _("Planen er den, der blev læst"): _day(minutes.plan_since),
    }
    return Terms(tuple((name, text) for name, text in said.items() if text))


def _item(minutes: Minutes, item: ItemOfMinutes, place: int) -> Iterator[Block]:
    activity = minutes.plan.activity(item.held.activity) if item.held.activity is not None else None
    of = f"{activity.title}: " if activity else ""
    yield Heading(f"{place}. {of}{item.held.words}", 2)
    if item.held.why:
        yield Paragraph(item.held.why, quiet=True)
    if not item.held.reached:
        yield Paragraph(_("Punktet blev ikke nået. Det kommer igen på det næste møde."))
    if item.noted:
        yield Paragraph(item.noted)
    yield from _came_of(item)


def _came_of(item: ItemOfMinutes) -> Iterator[Block]:
    decided = _("Besluttet af {body}: {words}")
    said = [decided.format(body=_(BODIES[one.decided_by]), words=_with(one.words, one.why)) for one in item.decisions]
    task = _("Opgave: {words} ({owner}, senest {day})")
    said += [task.format(words=one.words, owner=one.owner, day=_day(one.due)) for one in item.tasks]
    if said:
        yield Items(tuple(said))


def _with(words: str, why: str | None) -> str:
    return f"{words.rstrip('.')}. " + _("Begrundelse: {why}").format(why=why) if why else words


def _tasks(minutes: Minutes) -> Iterator[Block]:
    """Every task once more, so that each finds theirs."""
    tasks = [task for item in (*minutes.items, minutes.others) for task in item.tasks]
    if tasks:
        yield Heading(_("Opgaver"))
        rows = tuple((task.owner, task.words, _day(task.due)) for task in sorted(tasks, key=lambda one: one.due))
        yield Rows(_("Opgaver"), (_("Hvem"), _("Hvad"), _("Senest")), rows, (3, 6, 2))


def _numbers(minutes: Minutes) -> Iterator[Block]:
    """The numbers as they stood, and what was missing."""
    counted = minutes.counted
    yield Heading(_("Tallene, som de stod {day}").format(day=_day(minutes.meeting.numbers_of)))
    if counted.due:
        said = ngettext("{answered} af {n} mål er indberettet.", "{answered} af {n} mål er indberettet.", counted.due)
        yield Paragraph(said.format(answered=number(counted.answered), n=number(counted.due)))
        yield Counted(
            tuple((mark, _(word), counted.marks[mark]) for mark, word in MARK_WORDS.items() if counted.marks[mark])
        )
    else:
        yield Paragraph(_("Intet mål skulle være nået endnu."))
    yield from _missing(minutes)


def _missing(minutes: Minutes) -> Iterator[Block]:
    """The reports that had not come: those over their deadline by name, the others by how many they are."""
    day = minutes.meeting.numbers_of
    over = [one for one in minutes.missing if one.days_late(day) > 0]
    if over:
        yield Heading(_("Rapporter, der manglede"), 2)
        said = _("{activity}: {period}, fristen var {day}")
        about = ((one, {"activity": one.activity.title, "period": one.period.words}) for one in over)
        yield Items(tuple(said.format(day=_day(one.deadline), **named) for one, named in about))
    if still := len(minutes.missing) - len(over):
        told = ngettext("{n} rapport havde stadig tid.", "{n} rapporter havde stadig tid.", still)
        yield Paragraph(told.format(n=number(still)))


def _day(value: date | datetime) -> str:
    return format_date(value, "long", locale=_LOCALES[language()])
