"""What the record holds of a form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from store.ask.stored import StoredReport
from store.store import Store
from ui.report.form.lines import answers_of
from ui.report.questions import Questions


class Recorded(NamedTuple):
    """The answers, who saved them as a draft and when (UTC), and the report that counts."""

    answers: Mapping[str, str]
    saved: tuple[str, datetime] | None = None
    report: StoredReport | None = None

    @property
    def last(self) -> tuple[str, datetime | None]:
        """Who has said this last, and when (UTC)."""
        if self.saved:
            return self.saved
        return (self.report.reported_by, self.report.received_at) if self.report else ("", None)


def look_up(questions: Questions, store: Store) -> tuple[Questions, Recorded]:
    """What the record holds now, a draft or else the report that counts, and all the rows that it answers."""
    draft, newest = store.desk.draft(questions.slot), next(iter(store.versions(questions.slot)), None)
    report = newest if newest and not newest.withdrawn else None
    observations = store.observations_of(questions.slot, report.version) if report else ()
    questions = questions.with_rows_for({observation.indicator for observation in observations})
    saved = (draft.saved_by, draft.saved_at) if draft else None
    answers = json.loads(draft.content) if draft else answers_of(observations, questions)
    return questions, Recorded(answers, saved, report)
