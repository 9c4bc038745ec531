"""The decisions, tasks and requests that are known on the day that is looked at."""

from __future__ import annotations

from typing import NamedTuple

from outcomes.decision import About, Decision
from outcomes.request import Request
from outcomes.task import Task
from store.meeting.decisions import decisions
from store.meeting.requests import requests
from store.meeting.tasks import tasks
from ui.app import session
from ui.app.session import View


class Decided(NamedTuple):
    """Decisions, tasks and requests, the newest last."""

    decisions: tuple[Decision, ...]
    tasks: tuple[Task, ...]
    requests: tuple[Request, ...] = ()

    def about(self, activity: int | None = None, indicator: str | None = None) -> Decided:
        """Those that concern an activity, or a target."""

        def concerns(about: About) -> bool:
            return (activity, indicator) in ((about.activity, None), (None, about.indicator))

        decisions = (one for one in self.decisions if concerns(one.about))
        requests = tuple(one for one in self.requests if one.activity == activity)
        return Decided(tuple(decisions), tuple(one for one in self.tasks if concerns(one.about)), requests)

    def of_meeting(self, meeting: int, topic: str | None = None) -> Decided:
        """Those that a meeting has taken, or one item of its agenda."""

        def taken(about: About) -> bool:
            return about.meeting == meeting and topic in (None, about.topic)

        decisions = (one for one in self.decisions if taken(one.about))
        return Decided(tuple(decisions), tuple(one for one in self.tasks if taken(one.about)))


def decided(view: View) -> Decided:
    """All of the plan's."""
    about = session.store(), view.plan.id, view.as_of
    return Decided(decisions(*about), tasks(*about), requests(*about))
