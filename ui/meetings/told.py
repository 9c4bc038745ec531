"""How a meeting and the items of its agenda are told."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from outcomes.language import _, ngettext
from outcomes.meeting import Meeting
from outcomes.topics import Topic
from ui.decided import told as decided
from ui.kit import links, marks, markup, pieces, words
from ui.kit.markup import Content
from ui.meetings.asked import Met
from ui.target import delivered, told


def title(meeting: Meeting) -> str:
    """»Arbejdsgruppemøde 14. januar 2027«"""
    return meeting.title(words.day)


def way(meeting: Meeting) -> Markup:
    return links.link(title(meeting), "meetings", meeting=meeting.number)


def facts(met: Met) -> Markup:
    """Where it is, who is invited and came, and from when its numbers are."""
    meeting, closed = met.meeting, met.meeting.closed
    said: dict[str, Content] = {
        _("Sted"): markup.danish(meeting.place),
        _("Inviteret"): words.listed(meeting.invited),
        _("Var med"): words.listed(closed.came) if closed else "",
        _("Tallene er fra"): words.day(meeting.numbers_of),
        _("Mødet før"): way(met.before) if met.before else "",
        _("Lukket"): f"{words.time(closed.at)}, {closed.by}" if closed else "",
    }
    return pieces.facts(said)


def agenda(met: Met) -> Markup:
    """Every item in order, with what puts it there, what is noted and what is decided."""
    items = met.agenda.items
    if not items:
        return pieces.note(_("Der er ikke noget på dagsordenen."))
    return pieces.items((_item(met, topic) for topic in items), ordered=True, kind="agenda")


def _item(met: Met, topic: Topic) -> Markup:
    way_in = links.link(_named(met, topic), "meetings", meeting=met.meeting.number, item=topic.key)
    reached = "" if met.is_reached(topic) or not met.meeting.closed else pieces.aside(_("Ikke nået"))
    taken = decided.every(met.taken(topic), met.view.as_of)
    return markup.line(pieces.strong(way_in), " ", reached, pieces.block(why(topic)), noted(met, topic), taken)


def _named(met: Met, topic: Topic) -> Markup:
    activity = met.numbers.plan.activity(topic.activity) if topic.activity is not None else None
    named = markup.danish(topic.words) if topic.rule is None else markup.line(topic.words)
    return markup.line(markup.danish(activity.title), ": ", named) if activity else named


def why(topic: Topic) -> Markup:
    """What puts an item on the agenda."""
    return pieces.aside(markup.danish(topic.why) if topic.targets else topic.why)


def noted(met: Met, topic: Topic) -> Markup:
    found = met.notes.get(topic.key)
    return pieces.block(markup.danish(found.words)) if found and found.words else Markup()


def hidden(met: Met) -> Markup:
    """What is hidden, with the reasons, folded."""
    if not met.agenda.hidden:
        return Markup()
    count = len(met.agenda.hidden)
    said = ngettext("{n} punkt er skjult", "{n} punkter er skjult", count).format(n=words.number(count))
    listed = (markup.line(_named(met, topic), pieces.aside(reason), between=" ") for topic, reason in met.agenda.hidden)
    return pieces.folded(said, pieces.items(listed))


def in_hand(met: Met, topic: Topic) -> Markup:
    """One item alone, to be read from four metres: what it is, why, and its one picture."""
    place, count = [one.key for one in met.agenda.items].index(topic.key) + 1, len(met.agenda.items)
    where = _("Punkt {n} af {count}").format(n=words.number(place), count=words.number(count))
    activity = met.numbers.plan.activity(topic.activity) if topic.activity is not None else None
    above = markup.line(where, markup.danish(activity.title), between=" · ") if activity else where
    reason = Markup() if topic.targets else pieces.paragraph(topic.why)
    return pieces.section(
        pieces.paragraph(above, "above"),
        pieces.heading(markup.danish(topic.words) if topic.rule is None else topic.words),
        reason,
        _picture(topic),
        noted(met, topic),
        decided.every(met.taken(topic), met.view.as_of),
        kind="in-hand",
    )


def _picture(topic: Topic) -> Markup:
    """The targets that the item is about, each with its bar and its mark."""
    if not topic.targets:
        return Markup()
    headers = (_("Mål"), _("Leveret"), _("Status"))
    return pieces.table(_("Mål"), headers, _rows(topic))


def _rows(topic: Topic) -> Iterator[list[Content]]:
    for target in topic.targets:
        said = markup.line(delivered.in_words(target), told.bullet(target))
        yield [told.named(target, told.link(target)), said, marks.mark(target.row.mark)]
