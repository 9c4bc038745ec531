"""What one report asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from outcomes.form import FormRow, form_rows
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.report import Slot


class Questions(NamedTuple):
    """The rows that are asked of one activity for a half-year of a plan.

    ``counted`` is the number of the report that they are filled in with; '' where none counts.
    """

    plan: Plan
    activity: Activity
    period: Period
    rows: Sequence[FormRow]
    counted: str = ""

    @property
    def slot(self) -> Slot:
        return Slot(self.plan.id, self.activity.number, self.period)

    def with_rows_for(self, reported: set[str]) -> Questions:
        """A row more for what was reported without being asked, so that a correction keeps it."""
        missing = reported - {row.id for row in self.rows}
        others = [indicator for indicator in self.activity.indicators if indicator.id in missing]
        more = [row for row in form_rows(self.activity, self.period, others) if row.id in missing]
        return self._replace(rows=[*self.rows, *more])
