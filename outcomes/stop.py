"""What can't be done, as an exception: everything else that goes wrong is a value."""

from __future__ import annotations

from outcomes.language import _


class Stop(Exception):
    """What was asked for can't be done; the message says why, to the person who asked."""


class NotInUse(Stop):
    """A plan can't be taken into use; the message says all that is in the way, and ``first`` the first of it."""

    @property
    def first(self) -> str:
        return str(self)

    def said_of(self, plan: str) -> str:
        """In one sentence that the plan with the id in its folder is not in use, why, and where to see it all."""
        message = _(
            "Planen i mappen {plan} er ikke taget i brug, så den, der gælder, bruges stadig: {why} "
            "Se det hele med cli.py plan load."
        )
        return message.format(plan=plan, why=self.first)
