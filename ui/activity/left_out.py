"""What an activity has reported that the plan no longer asks about."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from outcomes.language import ngettext
from outcomes.plan import Plan
from outcomes.report import Answer
from ui.kit import markup, pieces, words


def left_out(plan: Plan, said: Iterable[Answer], earlier: Iterable[Plan]) -> Markup:
    """Each answer in the words of the plan that asked for it; nothing when all is still asked about."""
    gone = [one for one in said if not plan.asks(one.observation.indicator)]
    if not gone:
        return Markup()
    plans = [*earlier]
    lines = (
        markup.line(markup.danish(_asked(one, plans)), words.reported(one.observation), between=": ") for one in gone
    )
    count = ngettext(
        "{n} svar på noget, der ikke længere er i planen", "{n} svar på noget, der ikke længere er i planen", len(gone)
    )
    return pieces.folded(count.format(n=words.number(len(gone))), pieces.items(lines))


def _asked(answer: Answer, plans: Iterable[Plan]) -> str:
    id, part = answer.observation.indicator, answer.observation.part
    asked = next((plan.named(id, part) for plan in plans if plan.asks(id)), id)
    return f"{asked}, {answer.period.words}"
