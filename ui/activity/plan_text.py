"""What the plan's text says of an activity besides its promises, in our words and with its lines."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from outcomes.language import N_, _
from outcomes.period import Period
from outcomes.plan import Activity
from outcomes.plan_text import Evaluation, Subject
from ui.kit import markup, pieces, words

_SUBJECTS: dict[Subject, str] = {
    "criteria": N_("Hvem kan være med"),
    "known_before": N_("Det ved vi fra før"),
    "responsibility": N_("Hvem gør hvad"),
    "communication": N_("Kommunikation og synlighed"),
    "anchoring": N_("Forankring"),
}


def plan_text(activity: Activity) -> Markup:
    """Folded, under a heading for each matter; nothing of an activity that the plan has no section about."""
    said = dict(_said(activity))
    return pieces.folded(_("Planens tekst, kort fortalt"), pieces.facts(said)) if said else Markup()


def _said(activity: Activity) -> Iterator[tuple[str, Markup]]:
    found = {text.about: text for text in activity.texts}
    for subject, name in _SUBJECTS.items():
        if text := found.get(subject):
            yield _(name), _with_lines(text.text, text.source)
    if activity.evaluations:
        yield _("Evaluering"), pieces.lines(map(_evaluated, activity.evaluations))
    elif activity.texts:
        yield _("Evaluering"), pieces.span(_("Tidsplanen nævner ingen evaluering."))


def _evaluated(evaluation: Evaluation) -> Markup:
    when = pieces.strong(f"{Period.parse(evaluation.when).words}:")
    return markup.line(when, _with_lines(evaluation.text, evaluation.source), between=" ")


def _with_lines(text: str, lines: tuple[int, ...]) -> Markup:
    return markup.line(markup.danish(text), pieces.aside(words.plan_lines(lines)), between=" ")
