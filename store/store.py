"""What is said in a record, and what would be if it were: plans, reports, history and withdrawals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from outcomes import names
from outcomes.attainment import Attainment
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Receipt, Report, SentFile, Slot
from outcomes.stop import NotInUse
from store import decide, room
from store.apply.long_report import as_parquet
from store.ask.answers import attainment_variables, slot_values
from store.ask.stored import StoredReport, attainment_row, receipt, stored_report
from store.beside import NOTHING_BESIDE, Beside, not_asked_before, require_to_follow, require_unlocked, said_beside
from store.decide import Ask, Came, Cursor
from store.failures import NotSaved, PlanRefused
from store.history.history import History
from store.homes.choose import home_beside
from store.homes.home import Home
from store.log.entry import Attachment, Told, sha256_of
from store.log.log import Writing
from store.log.said import InventedSaid, MatchingSaid, ReportSaid, WithdrawalSaid
from store.moment import day_of, end_of, now
from store.old_database import OldDatabase
from store.record import Record
from store.sql import ask_on

Row = dict[str, Any]


class Store(Record):
    """Everything that is asked of a record or said in it goes through here."""

    def __init__(self, database: Path | None, program: str = "", home: Home | None = None) -> None:
        """Open ``database``, or make it from the log in ``home``: a file beside it, when no other is given.

        Without a database one is made in memory. ``program`` is the version of the program, which is kept with each
        report. Raises RecordUnavailable.
        """
        assert database or home
        super().__init__(database, home or home_beside(database or Path()))
        self._program = program
        self._kept_out: dict[str, tuple[int, NotInUse]] = {}

    def add_plan(self, plan: Plan, by: str, at: datetime | None = None, replace: bool = False) -> bool:
        """Add a version of the plan unless the newest one is the same. Returns whether it was added.

        Raises PlanRefused when it changes what has been reported on; that answers disappear may be meant (``replace``).
        """
        sha256 = _hash(plan)

        def work(cursor: Cursor, writing: Writing) -> bool:
            def ask(question: str, values: Row) -> list[Row]:
                return ask_on(cursor, f"ask/{question}", values)

            if _is_newest(ask, plan.id, sha256):
                return False
            if refused := decide.refusal(ask, plan, replace):
                raise refused
            newest = ask("latest_plan_version", {"plan": plan.id})
            since = at or max([now(), *(row["effective_at"] for row in newest)])
            writing.append(decide.plan_said(cursor, plan, sha256, since).told(), by, now())
            return True

        return not _is_newest(self.ask, plan.id, sha256) and self.write(work)

    def has_replaced(self, plan: Plan) -> bool:
        """Whether the plan has been in use, and another version of it is now."""
        versions = [Plan.model_validate_json(row["document"]) for row in self.ask("plan_documents", {"plan": plan.id})]
        return plan in versions and plan != versions[0]

    def refusal_of(self, plan: Plan) -> PlanRefused | None:
        """Why the plan can't be added, with the version that holds; None when it can, or is there already."""
        return None if _is_newest(self.ask, plan.id, _hash(plan)) else decide.refusal(self.ask, plan)

    def keep_out(self, plan: str, why: NotInUse) -> None:
        """Remember why what stands in the folder of a plan is not in use, until a newer version of it comes."""
        self._kept_out[plan] = (self._newest(plan), why)

    def kept_out(self) -> dict[str, NotInUse]:
        """Why what stands in the folders of plans is not in use, by the plan."""
        return {plan: why for plan, (version, why) in self._kept_out.items() if version == self._newest(plan)}

    def _newest(self, plan: str) -> int:
        return max((version.plan_version for version in self.plan_versions(plan)), default=0)

    def mark_as_invented(self) -> None:
        """Say for good that everything here is invented. Raises NotSaved when real reports are here."""
        if self.is_invented():
            return
        if any(self.last_received(plan) for plan in self.plans()):
            raise NotSaved(_("Databasen har rigtige rapporter. Eksempler skal have en database for sig selv."))
        self.write(lambda cursor, writing: writing.append(InventedSaid().told(), "eksempler", now()))

    def confirm_matching(self, plan: str, activity: int, by: str, content: str) -> None:
        """Remember how an activity's own headers and row names match the plan's."""
        told = MatchingSaid(plan=plan, activity=activity, content=content).told()
        self.write(lambda cursor, writing: writing.append(told, names.kept(by), now()))

    def submit(
        self,
        report: Report,
        content: bytes,
        filename: str,
        by: str,
        at: datetime | None = None,
        seen: int | None = None,
        beside: Beside = NOTHING_BESIDE,
    ) -> Receipt:
        """Store a checked report, the file it came in and what comes with it: all of it, or nothing.

        The file that already counts is answered with its first receipt. ``at`` (UTC) is when it came, where that was
        earlier than now. Raises Overtaken when the newest version is another
        than the one that was ``seen`` (0 for none), and NotSaved when the log does not take it.
        """
        file, slot = Attachment.of(content), report.slot

        def work(cursor: Cursor, writing: Writing) -> Receipt:
            newest = decide.newest_version(cursor, slot)
            asks_for_more = not_asked_before(cursor, slot, beside.requests)
            if newest and not asks_for_more and decide.is_already_received(cursor, newest, file.sha256, report):
                return receipt(stored_report(newest), already_received=True)
            decide.require_seen(newest, slot, seen)
            room.require_quota(cursor, slot, len(content))
            delivery = self._delivery(cursor, slot, newest, file, filename, at) | {"remark": beside.remark}
            require_to_follow(cursor, newest, report, beside, delivery["known_at"])
            said, files = decide.report_said(report, delivery)
            for told in (said.told(file, *files), *(one.told() for one in said_beside(cursor, slot, delivery, beside))):
                writing.append(told, names.kept(by), now())
            return self._receipt(said, len(report.observations))

        return self.write(work, len(content))

    def import_history(
        self, plan: str, history: History, sent: SentFile, by: str, at: datetime | None = None
    ) -> tuple[Receipt, ...]:
        """Store what a file of history says, a report for each activity and half-year: all of them, or nothing.

        A report that the same file has become already is answered with its first receipt. ``at`` is UTC. Raises
        NotSaved when the log does not take them, or other reports count.
        """
        file = Attachment.of(sent.content)

        def work(cursor: Cursor, writing: Writing) -> tuple[Receipt, ...]:
            cursor.register("history", history.rows)
            found = ask_on(cursor, "history/slots")
            counts = {Slot(plan, row["activity"], Period.parse(row["period"])): row["observations"] for row in found}
            counting = {slot: decide.counting(cursor, slot) for slot in counts}
            known = {slot: one for slot, one in counting.items() if file.sha256 in (row["sha256"] for row in one)}
            decide.require_no_others({slot: one for slot, one in counting.items() if slot not in known})
            observations = Attachment.of(as_parquet(history.rows))

            def told(slot: Slot) -> Receipt:
                if slot in known:
                    return receipt(stored_report(known[slot][0]), already_received=True)
                newest = decide.newest_version(cursor, slot)
                delivery = self._delivery(cursor, slot, newest, file, sent.filename, at)
                said = ReportSaid(**delivery, observations_in=observations.sha256)
                writing.append(said.told(file, observations), names.kept(by), now())
                return self._receipt(said, counts[slot])

            return tuple(told(slot) for slot in counts)

        return self.write(work, len(sent.content))

    def import_database(self, file: Path) -> int:
        """Take in a database of before the log: all that it says, with its moments. Returns how many reports.

        Raises NoOldDatabase; InUse while another program has it; and NotSaved where the log has reports already.
        """
        old = OldDatabase(file)

        def work(cursor: Cursor, writing: Writing) -> int:
            decide.require_no_reports(cursor)
            return old.append_to(writing)

        reports = self.write(work, file.stat().st_size)
        for draft in old.drafts():
            slot = Slot(draft["plan"], draft["activity"], Period.parse(draft["period"]))
            self.desk.save_draft(slot, draft["saved_by"], draft["content"])
        return reports

    def withdraw(
        self, slot: Slot, by: str, reason: str, at: datetime | None = None, seen: int | None = None
    ) -> StoredReport:
        """Add a version that says the report no longer counts, and why. ``at`` is UTC.

        Raises NotSaved when there is no report to withdraw, or a newer one than the version that was ``seen``.
        """

        def work(cursor: Cursor, writing: Writing) -> StoredReport:
            newest = decide.require_to_withdraw(decide.newest_version(cursor, slot), slot, seen)
            version = self._version(cursor, slot, newest, at)
            require_unlocked(cursor, newest, slot, version["known_at"])
            said = WithdrawalSaid(**version, reason=reason)
            writing.append(said.told(), names.kept(by), now())
            gone = {
                "filename": None,
                "sha256": None,
                "withdrawn": True,
                "observations": 0,
                "reported_by": names.kept(by),
            }
            return stored_report(newest | said.model_dump() | gone)

        return self.write(work)

    def preview(self, report: Report, as_of: date, today: date | None = None) -> tuple[Attainment, ...]:
        """What the rules would say of the activity at the end of a day if the report were stored.

        ``today`` decides what is due when that is another day than the one that decides what is known.
        """
        return self.imagine([report], as_of, today or as_of, activity=report.activity)

    def imagine(
        self,
        reports: Sequence[Report],
        as_of: date,
        today: date,
        version: int | None = None,
        activity: int | None = None,
    ) -> tuple[Attainment, ...]:
        """What the rules would say of the plan on the day ``today`` if all of the reports were stored.

        ``as_of``, ``version`` and ``activity`` say of what, as in ``attainment``.
        """
        variables = attainment_variables(reports[0].plan, as_of) | {"today": today, "plan_version": version}

        def told(cursor: Cursor) -> Iterator[Told]:
            return (_imagined(report, decide.newest_version(cursor, report.slot), end_of(as_of)) for report in reports)

        def asked(cursor: Cursor) -> list[Row]:
            return ask_on(cursor, "ask/attainment_of_plan", {"activity": activity}, **variables)

        return tuple(attainment_row(row) for row in self.rehearse(told, asked))

    def latest_day(self, plan: str) -> date:
        """Today; of an invented record the day of its newest report, when that is later."""
        return day_of(self.now_in(plan))

    def now_in(self, plan: str) -> datetime:
        """Now; of an invented record no earlier than its newest report, so that one can practise in it."""
        received = self.last_received(plan) if self.is_invented() else None
        return max(now(), received) if received else now()

    def _version(self, cursor: Cursor, slot: Slot, newest: Row | None, at: datetime | None) -> Row:
        """The next version of a report: its place and number, when it comes, and to which program."""
        came = decide.came(newest, slot, at, self.now_in(slot.plan), self._began(cursor))
        number = newest["version"] + 1 if newest else 1
        return slot_values(slot) | came._asdict() | {"version": number, "program": self._program}

    def _delivery(
        self,
        cursor: Cursor,
        slot: Slot,
        newest: Row | None,
        file: Attachment,
        filename: str,
        at: datetime | None,
    ) -> Row:
        """The next version of a report, in the file that it comes in."""
        version = self._version(cursor, slot, newest, at)
        return version | {"file": file.sha256, "filename": names.filename(filename), "size": len(file.content)}

    def _receipt(self, said: ReportSaid, observations: int) -> Receipt:
        slot = Slot(said.plan, said.activity, Period.parse(said.period))
        number = slot.receipt(said.version, self.is_invented())
        return Receipt(number, said.version, observations, said.received_at, said.file, already_received=False)

    def _began(self, cursor: Cursor) -> datetime:
        """When the log began; in an invented one every day may still be filled in."""
        [row] = ask_on(cursor, "ask/began")
        return row["began"] if row["began"] and not self.is_invented() else end_of(date.max - timedelta(days=2))


def _is_newest(ask: Ask, plan: str, sha256: str) -> bool:
    return any(row["sha256"] == sha256 for row in ask("latest_plan_version", {"plan": plan}))


def _hash(plan: Plan) -> str:
    return sha256_of(plan.model_dump_json().encode())


def _imagined(report: Report, newest: Row | None, at: datetime) -> Told:
    """A report as if it came at a moment."""
    nothing = Attachment.of(b"")
    came = Came(at, at)._asdict() | {"version": newest["version"] + 1 if newest else 1}
    delivery = slot_values(report.slot) | came | {"file": nothing.sha256, "filename": "", "size": 0}
    return ReportSaid(**delivery, observations=report.observations).told(nothing)
