"""The answers of a record, as of a moment."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, datetime, timedelta
from typing import Any

from outcomes.attainment import Attainment
from outcomes.grouped import grouped
from outcomes.indicator import activity_of
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Answer, Observation, Report, Slot
from outcomes.since import Arrived
from store.ask.stored import (
    PlanVersion,
    StoredReport,
    VersionOfTarget,
    arrived,
    attainment_row,
    observation_row,
    stored_report,
    version_of_target,
)
from store.moment import end_of


class Answers(ABC):
    """Everything that is asked of a record."""

    @abstractmethod
    def ask(self, question: str, values: dict[str, Any], **variables: Any) -> list[dict[str, Any]]:
        """The rows of ``store/ask/<question>.sql``."""

    @abstractmethod
    def ask_once(self, question: str, plan: str | None = None) -> list[dict[str, Any]]:
        """The answer that was given since something was said last, asked again only after it."""

    def plans(self) -> tuple[str, ...]:
        """The ids of all plans, the newest year first."""
        return tuple(row["plan"] for row in self.ask_once("plans"))

    def plan_versions(self, plan: str) -> tuple[PlanVersion, ...]:
        """Every version of a plan, the oldest first."""
        return tuple(PlanVersion(**row) for row in self.ask_once("plan_versions", plan))

    def version_shown(self, plan: str, as_of: date, version: int | None = None) -> PlanVersion:
        """The version of a known plan that ``plan`` answers with."""
        [row] = self.ask("plan_in_force", {}, plan=plan, as_of=end_of(as_of), plan_version=version)
        return PlanVersion(**row)

    def plan(self, plan: str, as_of: date, version: int | None = None) -> Plan | None:
        """The plan as it stood at the end of a day, or as it first stood; None when unknown.

        ``version`` is a number of ``plan_versions``: that one, whatever the day.
        """
        rows = self.ask("plan_document", {}, plan=plan, as_of=end_of(as_of), plan_version=version)
        return Plan.model_validate_json(rows[0]["document"]) if rows else None

    def newest_plan(self, plan: str) -> Plan | None:
        """The version of a plan that came last; None when unknown."""
        rows = self.ask("latest_plan_version", {"plan": plan})
        return Plan.model_validate_json(rows[0]["document"]) if rows else None

    def is_invented(self) -> bool:
        """Whether everything here is invented, to show how the pages look."""
        return bool(self.ask_once("invented")[0]["invented"])

    def matching(self, plan: str, activity: int) -> str | None:
        """How an activity's own headers and row names match the plan's, as it was confirmed last; or None."""
        rows = self.ask("newest_matching", {"plan": plan, "activity": activity})
        return rows[0]["content"] if rows else None

    def observations_of(self, slot: Slot, version: int) -> tuple[Observation, ...]:
        """What one version of a report says, whether it counts or not."""
        rows = self.ask("observations_of_version", slot_values(slot) | {"version": version})
        return tuple(observation_row(row) for row in rows)

    def attainment(
        self,
        plan: str,
        as_of: date,
        activity: int | None = None,
        version: int | None = None,
        approved: bool = False,
    ) -> tuple[Attainment, ...]:
        """What the rules say of the plan at the end of a day, one per indicator and part.

        ``version`` is that of ``plan``; ``approved`` asks for what approved reports say alone.
        """
        variables = attainment_variables(plan, as_of) | {"plan_version": version}
        variables |= {"approved": self._approved(plan, as_of) if approved else None}
        rows = self.ask("attainment_of_plan", {"activity": activity}, **variables)
        return tuple(attainment_row(row) for row in rows)

    def reports(self, plan: str, as_of: date, approved: bool = False) -> tuple[StoredReport, ...]:
        """The reports that count at the end of a day, one per activity and half-year; or the ``approved`` alone."""
        rows = self.ask(
            "reports_that_count",
            {},
            plan=plan,
            as_of=end_of(as_of),
            approved=self._approved(plan, as_of) if approved else None,
        )
        return tuple(stored_report(row) for row in rows)

    def versions(self, slot: Slot) -> tuple[StoredReport, ...]:
        """Every version of one report, the newest first."""
        rows = self.ask("report_versions", slot_values(slot))
        return tuple(stored_report(row) for row in rows)

    def versions_of_target(self, plan: str, as_of: date, indicator: str, part: str) -> tuple[VersionOfTarget, ...]:
        """Every version, by the end of a day, of the reports that have spoken of a target; the newest first."""
        values = {"plan": plan, "activity": activity_of(indicator), "indicator": indicator, "part": part}
        rows = self.ask("versions_of_target", values, as_of=end_of(as_of))
        return tuple(version_of_target(row) for row in rows)

    def observations(
        self, plan: str, as_of: date, activity: int | None = None, approved: bool = False
    ) -> tuple[Answer, ...]:
        """The observations that count at the end of a day, in the order of half-years; or the ``approved`` alone."""
        return self._answers("observations_that_count", plan, as_of, activity, approved)

    def in_force(self, plan: str, as_of: date, activity: int) -> tuple[Answer, ...]:
        """All that the reports of an activity say, also what what the plan asks now leaves out."""
        return self._answers("observations_in_force", plan, as_of, activity)

    def earlier(self, report: Report) -> dict[Period, list[Observation]]:
        """What counts now of the same activity, by half-year."""
        return grouped(self.in_force(report.plan, date.max - timedelta(days=2), report.activity))

    def arrived(self, plan: str, first: date, last: date) -> tuple[Arrived, ...]:
        """The versions of reports that count from a day after the first and until the last, in their order."""
        rows = self.ask("reports_between", {"plan": plan, "first": end_of(first), "last": end_of(last)})
        return tuple(arrived(stored_report(row)) for row in rows)

    def last_received(self, plan: str) -> datetime | None:
        """When the newest report of the plan came (UTC), or None when there is none."""
        received: datetime | None = self.ask_once("last_moment", plan)[0]["received_at"]
        return received

    def _approved(self, plan: str, as_of: date) -> list[int]:
        """The reports that are approved by the end of a day, as the views know them."""
        rows = self.ask("approved_reports", {"plan": plan, "as_of": end_of(as_of)})
        return [row["report"] for row in rows]

    def _answers(
        self, question: str, plan: str, as_of: date, activity: int | None, approved: bool = False
    ) -> tuple[Answer, ...]:
        rows = self.ask(
            question,
            {"activity": activity},
            plan=plan,
            as_of=end_of(as_of),
            approved=self._approved(plan, as_of) if approved else None,
        )
        return tuple(Answer(Period.parse(row["period"]), observation_row(row)) for row in rows)


def slot_values(slot: Slot) -> dict[str, Any]:
    """The place of a report as the questions name it."""
    return slot._asdict() | {"period": str(slot.period)}


def attainment_variables(plan: str, as_of: date) -> dict[str, Any]:
    """What the rules must know before they are asked: see ``attainment.sql``."""
    return {"as_of": end_of(as_of), "today": as_of, "plan": plan}
