"""Which rules put items on the agenda of a meeting: data of the plan, in the order that they are taken up."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from outcomes.danish import number
from outcomes.indicator import Strict, Text
from outcomes.language import N_, _

RuleName = Literal[
    "task",
    "decision",
    "request",
    "report_over",
    "not_held",
    "behind_again",
    "unexplained",
    "unspent",
    "ending",
    "above",
]
RULE_NAMES: dict[RuleName, str] = {
    "task": N_("Opgaver, hvis frist er kommet"),
    "decision": N_("Beslutninger, der er udsat til nu"),
    "request": N_("Det, aktiviteter beder om, og som ikke er besvaret"),
    "report_over": N_("Rapporter, der er mere end {days} dage over fristen"),
    "not_held": N_("Evalueringer og sparringsmøder, som ingen har sagt er holdt"),
    "behind_again": N_("Mål, der er bagud i to halvår i træk"),
    "unexplained": N_("Mål, der er bagud uden en bemærkning"),
    "unspent": N_("Bevillinger, hvor mere end {share} ikke er brugt, da året sluttede"),
    "ending": N_("Bevillinger, der udløber før det næste møde"),
    "above": N_("Mål, der er nået med så meget mere, at de måske er for lave"),
}
"""What each rule puts on the agenda, for people to read."""
_WITH: dict[RuleName, str] = {"report_over": "days", "unspent": "share"}
_WHERE = {name: rule for rule, name in _WITH.items()}


class AgendaRule(Strict):
    """A rule, with the number of ``days`` or the ``share`` of a grant that it speaks of; ``ours`` says why it is so."""

    rule: RuleName
    days: int | None = Field(default=None, ge=0)
    share: float | None = Field(default=None, gt=0, lt=1)
    ours: Text

    @model_validator(mode="after")
    def _numbers_fit_the_rule(self) -> Self:
        for name in ("days", "share"):
            if (getattr(self, name) is not None) != (_WITH.get(self.rule) == name):
                raise ValueError(_("{name} skal stå ved {rule} og kun der").format(name=name, rule=_WHERE[name]))
        return self

    @property
    def told(self) -> str:
        """What it puts on the agenda, for people to read."""
        share = number(100 * self.share) if self.share else ""
        return _(RULE_NAMES[self.rule]).format(days=self.days, share=f"{share} %")


class AgendaRules(Strict):
    """What ``agenda.toml`` holds."""

    rule: tuple[AgendaRule, ...] = ()
