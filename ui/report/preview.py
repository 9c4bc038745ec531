"""What a report says before it is delivered: all of it, or for a correction what is new, changed, gone and the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup, escape

from outcomes.changes import WORD_NAMES, Change, changes, losses
from outcomes.form import Place
from outcomes.language import _
from outcomes.plan import Plan
from outcomes.report import Observation, Report
from outcomes.second_look import blank_and_due_later, spending_not_told
from outcomes.target import Target
from ui.app import session
from ui.app.session import View
from ui.kit import markup, pieces, words
from ui.kit.markup import Content
from ui.target import delivered, told

_After = Mapping[Place, Target]


def preview(view: View, report: Report, counted: Sequence[Observation]) -> Markup:
    """What is delivered; where a report is ``counted`` already, what it does to that one."""
    after = {(target.indicator.id, target.row.part): target for target in session.preview(view, report)}
    if not counted:
        return _written(view.plan, _("Det afleverer I"), report.observations, after) + _blank(view.plan, report)
    found = {(change.indicator, change.part): change for change in changes(counted, report.observations)}
    new = [change.after for change in found.values() if change.after and not change.before]
    changed = [change for change in found.values() if change.after and change.before]
    same = [one for one in report.observations if (one.indicator, one.part) not in found]
    return markup.joined(
        [
            _listed(_("Nyt ({n})"), new, lambda name: _written(view.plan, name, new, after)),
            _listed(_("Ændret ({n})"), changed, lambda name: _changed(view.plan, name, changed, after)),
            _gone(view.plan, losses(counted, report.observations)),
            _unchanged(view.plan, same, after),
            _blank(view.plan, report),
        ]
    )


def _blank(plan: Plan, report: Report) -> Markup:
    """What else the report says nothing of: spending, and what is due later. What is due now is a warning."""
    unspent = [markup.danish(line.post) for line in spending_not_told(plan, report)]
    told = _("Der er ikke skrevet noget om forbruget ved: {posts}.")
    spending = pieces.note(escape(told).format(posts=markup.joined(unspent, "; "))) if unspent else Markup()
    blank = [indicator.label for indicator in blank_and_due_later(plan, report)]
    if not blank:
        return spending
    title = _("Uden svar, og målet skal først nås senere ({n})").format(n=words.number(len(blank)))
    return spending + pieces.folded(title, pieces.items(blank))


def _listed(title: str, found: Sequence[object], draw: Callable[[str], Markup]) -> Markup:
    if not found:
        return Markup()
    named = title.format(n=words.number(len(found)))
    return pieces.subheading(named) + draw(named)


def _unchanged(plan: Plan, same: Sequence[Observation], after: _After) -> Markup:
    if not same:
        return Markup()
    named = _("Uændret ({n})").format(n=words.number(len(same)))
    return pieces.folded(named, _written(plan, named, same, after))


def _written(plan: Plan, name: str, observations: Iterable[Observation], after: _After) -> Markup:
    headers = (_("Indikator"), _("I skriver"), _("Planens ord"), _("Sådan vises det"))
    rows = ((_named(plan, one, after), said(one), _goal(plan, one), _shown(one, after)) for one in observations)
    return pieces.table(name, headers, rows)


def _changed(plan: Plan, name: str, changed: Iterable[Change], after: _After) -> Markup:
    headers = (_("Indikator"), _("I forvejen"), _("I skriver"), _("Sådan vises det"))
    both = ((change.before, change.after) for change in changed if change.before and change.after)
    rows = ((_named(plan, now, after), said(then), said(now), _shown(now, after)) for then, now in both)
    return pieces.table(name, headers, rows)


def _gone(plan: Plan, lost: Sequence[Change]) -> Markup:
    """What counts now and is not in the report, to the last word, and how much money it is."""
    if not lost:
        return Markup()
    title = _("Forsvinder ({n})").format(n=words.number(len(lost)))
    spent = sum(change.lost_kroner for change in lost)
    told = _("I alt forsvinder {amount} kr. i forbrug.").format(amount=words.number(spent)) if spent else ""
    listed = (named(plan, change, _lost(change)) for change in lost)
    return pieces.section(pieces.subheading(title), pieces.items(listed), pieces.paragraph(told), kind="gone")


def _lost(change: Change) -> Markup:
    if change.before and not change.after:
        return said(change.before)
    fields = ((field, getattr(change.before, field)) for field in change.lost_words)
    told = _("{field} slettet: »{text}«")
    return pieces.lines(told.format(field=_(WORD_NAMES[field]), text=text) for field, text in fields)


def _named(plan: Plan, observation: Observation, after: _After) -> Content:
    target = after.get((observation.indicator, observation.part))
    named = plan.named(observation.indicator, observation.part)
    return told.named(target, target.indicator.label) if target else named


def named(plan: Plan, about: Change | Observation, told: Content) -> Markup:
    """Something that is told of an answer, after the plan's words for what it answers."""
    return markup.line(pieces.strong(f"{plan.named(about.indicator, about.part)}:"), told, between=" ")


def said(observation: Observation) -> Markup:
    """The value, and the words beside it."""
    return pieces.lines([words.reported(observation), *told.words_of(observation)])


def _goal(plan: Plan, observation: Observation) -> str:
    indicator = plan.indicator(observation.indicator)
    if indicator:
        return indicator.target.words
    line = plan.budget_line(observation.indicator)
    return _("budget {amount} kr.").format(amount=words.number(line.amount)) if line else ""


def _shown(observation: Observation, after: _After) -> Content:
    target = after.get((observation.indicator, observation.part))
    return markup.line(delivered.in_words(target), told.status(target), between=" ") if target else ""
