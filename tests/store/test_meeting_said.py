"""What is said around meetings: every kind becomes rows, and the same rows when they are made anew."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from store.apply.apply import BY_KIND
from store.log.entry import Attachment
from store.log.meeting_said import (
    MEETING_KINDS,
    AddedTopic,
    AgendaSaid,
    AnswerSaid,
    DecisionSaid,
    HeldTopic,
    MeetingSaid,
    MinutesSaid,
    OfPlan,
    ReminderSaid,
    RequestSaid,
    ReviewSaid,
    StepSaid,
    TaskSaid,
    TickSaid,
    TopicSaid,
)
from store.store import Store

PLAN, AT, DAY = "byen/2026", datetime(2026, 10, 1, 12, 30, 15, 250), date(2026, 10, 1)
WORD, PDF = Attachment.of(b"word"), Attachment.of(b"pdf")
OF_REPORT: dict[str, Any] = {"plan": PLAN, "known_at": AT, "activity": 3, "period": "2026H1", "report_version": 1}
SAID: list[OfPlan] = [
    ReviewSaid(**OF_REPORT, outcome="returned", words="Tallet for »job« mangler"),
    ReviewSaid(**OF_REPORT, outcome="approved"),
    AnswerSaid(**OF_REPORT, words="Det er skrevet nu"),
    RequestSaid(**OF_REPORT, number=1, request_kind="money", words="Flyt", kroner=201_000, by_when=DAY),
    RequestSaid(**OF_REPORT, number=2, request_kind="help", words='Et "lokale"\n\\'),
    DecisionSaid(plan=PLAN, known_at=AT, number=1, words="Flyttes", decided_by="steering_group", meeting=1, topic="a"),
    TaskSaid(plan=PLAN, known_at=AT, number=1, words="Ring", owner=2, due=DAY, activity=3, decision=1),
    StepSaid(plan=PLAN, known_at=AT, of="decision", number=1, step=1, state="postponed", words="Venter", until=DAY),
    StepSaid(plan=PLAN, known_at=AT, of="request", number=1, step=1, state="granted", by=1, decided_by="finance"),
    MeetingSaid(
        plan=PLAN, known_at=AT, number=1, version=1, day=DAY, numbers_of=DAY, meeting_kind="joint", place="Kulturhuset",
        invited=(1, 2),
    ),
    AgendaSaid(
        plan=PLAN, known_at=AT, meeting=1, version=1, order=("b", "a"), hidden={"c": "Ikke nu, »c«"},
        added=(
            AddedTopic(key="own-1", words="Eventuelt", recurring=True), AddedTopic(key="own-2", words="x", activity=3)),
    ),
    AgendaSaid(plan=PLAN, known_at=AT, meeting=1, version=2),
    TopicSaid(plan=PLAN, known_at=AT, meeting=1, key="a", version=1, reached=True, words="Talt om"),
    MinutesSaid(
        plan=PLAN, known_at=AT, meeting=1, version=1, came=(1,), items=(HeldTopic(key="a", words="b"),),
        word=WORD.sha256, pdf=PDF.sha256,
    ),
    ReminderSaid(plan=PLAN, known_at=AT, activity=3, period="2026H1", words="Husk rapporten"),
    TickSaid(plan=PLAN, known_at=AT, event="aarsmoede", day=DAY, words="Holdt"),
]  # fmt: skip


def say(store: Store) -> None:
    store.write(
        lambda cursor, writing: [
            writing.append(said.told(*((WORD, PDF) if said.kind == "minutes" else ())), "Lene", AT) for said in SAID
        ]
    )


def test_every_kind_of_meetings_is_tried_here_and_has_its_file() -> None:
    assert {type(said) for said in SAID} == set(MEETING_KINDS)
    assert all(BY_KIND[said.kind, said.version_of_kind] == (said.kind,) for said in MEETING_KINDS)


@pytest.mark.parametrize("kind", MEETING_KINDS, ids=lambda kind: kind.kind)
def test_what_is_said_becomes_rows_that_say_the_same(fresh_store: Store, kind: type[OfPlan]) -> None:
    say(fresh_store)
    rows = fresh_store._database.cursor().table(kind.kind).order("entry").to_arrow_table().to_pylist()
    for row in rows:
        assert (row.pop("entry") > 0, row.pop("person")) == (True, 1)
        row["hidden"] = dict(row["hidden"]) if "hidden" in row else None
    expected = [said.model_dump() for said in SAID if type(said) is kind]
    said = ({name: value for name, value in row.items() if value is not None} for row in rows)
    assert [kind.model_validate_json(json.dumps(row, default=str)).model_dump() for row in said] == expected


def test_made_anew_the_tables_say_the_same(fresh_store: Store) -> None:
    say(fresh_store)
    assert fresh_store.differences() == []
    fresh_store._database.cursor().execute("delete from topic")
    assert len(fresh_store.differences()) == 1
