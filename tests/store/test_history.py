"""History that is imported says what the reader of reports would have made of the same rows, or is refused."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.generate_report import plan_of_report, report_file
from loaders.delimited import read_delimited
from loaders.history import read_headers
from loaders.intake import no_record, receive
from loaders.report.check import Checked, check_report
from loaders.report.header import HEADERS, HeaderField
from outcomes.period import Period
from outcomes.personal_data import has_cpr, has_email, has_phone
from outcomes.plan import Plan
from outcomes.problem import has_errors
from outcomes.report import Observation, SentFile, Slot, Value
from store.ask.stored import tidy
from store.failures import NotSaved
from store.history.history import MOST_PROBLEMS, History, read_history
from store.store import Store
from tests import make

PLAN = make.plan(
    make.indicator("A01-01", decimals=1, due="2026-2027"),
    make.indicator("A01-02", kind="share", form="all"),
    make.indicator("A01-03", kind="milestone", form="done", due="2026H1"),
    make.indicator("A01-04", kind="assessed", form="assessed"),
    make.indicator("A01-05", parts=("Nord", "Syd")),
    make.indicator("A01-06", open_parts="årgang", same_as=("A01-16",)),
    make.indicator("A01-07", due="2026H2"),
    make.indicator("A02-01", kind="level", unit="kr."),
    measures=[make.measure("M00-01")],
)
FIELDS: tuple[HeaderField, ...] = (
    *("activity", "period", "indicator", "part", "description", "delivered", "out_of"),
    *("measured_on", "note", "evidence", "next_step"),
)
HEADER = [HEADERS[field] for field in FIELDS]
RIGHT: list[dict[str, str]] = [
    {"indicator": "A01-01", "delivered": "7,5", "note": "Godt i gang; vi fortsætter."},
    {"indicator": "A01-01", "part": "2026", "delivered": "1250"},
    {"indicator": "A01-02", "delivered": "5", "out_of": "8", "evidence": 'Listen hedder "hold 1"'},
    {"indicator": "A01-02", "delivered": "0", "out_of": "0"},
    {"indicator": "A01-03", "delivered": "ja"},
    {"indicator": "a01-03", "delivered": "NEJ"},
    {"indicator": "A01-03", "delivered": "12.05.2026"},
    {"indicator": "A01-03", "delivered": "2026-03-01", "next_step": "'-ingen"},
    {"indicator": "A01-04", "delivered": "Delvist opfyldt", "note": "to\nlinjer"},
    {"indicator": "A01-04", "delivered": "ikke relevant", "note": "Det er aflyst."},
    {"indicator": "A01-05", "part": "nord", "delivered": "3"},
    {"indicator": "A01-05", "part": "Syd", "delivered": "4,0"},
    {"indicator": "A01-06", "part": "U8", "delivered": "4"},
    {"indicator": "A01-06", "part": " 1 til 2 ", "delivered": " 5 "},
    {"indicator": "A01-06", "part": "'=U9", "delivered": "0"},
    {"indicator": "A01-KR1", "delivered": "188000"},
    {"indicator": "A01-05", "part": "Nord", "delivered": ""},
    {"activity": "1 Aktivitet nr. 1", "indicator": "A01-02", "delivered": "Ikke relevant", "note": "'=Lukket"},
    {},
]
STRANGE: dict[HeaderField, list[str]] = {
    "activity": ["", "2", "x", "1.", "Aktivitet 1", "010203-1234"],
    "period": ["", "2026", "2026h1", "1. halvår 2026", "2031H1"],
    "indicator": ["", "A01-99", "A01-16", "A02-01", "A01-07", "M00-01", "A02-KR1", "I alt", "Indikator"],
    "part": ["", "Nord", "Vest", "U8", "2026", "2027", "01-feb", "1-2", "1-2-2026", "d. 3. marts 2026", "\u00a0U8\t"],
    "description": ["", "Barn 010203 1234", "=1+1", "to\nlinjer; og mere", "12345678901"],
    "delivered": [
        *(
            "",
            "3",
            "1.234",
            "1,234",
            "1234,500",
            "7,55",
            "7,50",
            "007",
            "ca. 8",
            "-1",
            "+1",
            "8 %",
            "8 kr.",
            "١٢",
            "1e3",
        ),
        *("ja", "nej", "sand", "opfyldt", "ikke  opfyldt", "ikke relevant", "03.02.2026", "31.02.2026", "1.7.2026"),
        *(
            "2026-02-30",
            "3. marts 2026",
            "03-02-2026",
            "1234567890123456",
            "123456789012345",
            "0,1",
            "#REF!",
            "-",
            "1e3",
        ),
    ],
    "out_of": ["", "8", "2", "5,5", "otte", "0", "-"],
    "measured_on": ["", "12.05.2026", "i går"],
    "note": [
        *("", "Fint", "ring 20 30 40 50", "a@b.dk", "Barn 010203-1234", "Barn 310203 1234", "to\nlinjer", "a\nb;c"),
        *(
            "\u00a0luft ",
            "'=1+1",
            "'",
            '"',
            '"halvt',
            'helt"',
            "٠١٠٢٠٣-١٢٣٤",
            "01.02.03-1234",
            "0102031234",
            "x" * 140_000,
        ),
    ],
    "evidence": ["", "Fotos", "https://example.org/?a=20304050"],
    "next_step": ["", "Vi prøver igen"],
}


def row(of: dict[str, str], half: str = "2026H1") -> list[str]:
    first = {"activity": "1", "period": half} if of else {}
    return [(first | of).get(field, "") for field in FIELDS]


def file_of(*rows: list[str], header: list[str] = HEADER) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([header, *rows])
    return text.getvalue().encode()


def imported(content: bytes, plan: Plan = PLAN, filename: str = "historik.csv") -> History:
    sent = SentFile(filename, content)
    headers, problems = read_headers(sent)
    return History.refused(problems) if problems else read_history(sent, headers, plan)


def as_report(content: bytes) -> Checked:
    return receive(SentFile("historik.csv", content), PLAN, no_record).checked


def said(history: History) -> list[Observation]:
    rows = (row | {"value": told(row["value"])} for row in history.rows.to_pylist())
    return in_order(Observation(**{name: row[name] for name in Observation.model_fields}) for row in rows)


def told(value: str) -> Value:
    """A value as entries write it."""
    try:
        return tidy(float(value)) or 0
    except ValueError:
        pass
    try:
        return date.fromisoformat(value)
    except ValueError:
        return {"true": True, "false": False}.get(value, value)


def in_order(observations: Any) -> list[Observation]:
    return sorted(observations, key=lambda observation: (observation.indicator, observation.part))


def codes(content: bytes, plan: Plan = PLAN) -> list[tuple[str, int | None, str | None]]:
    return [(problem.code, problem.row, problem.column) for problem in imported(content, plan).problems]


def generated(seed: int) -> bytes:
    """A file of one activity and half-year: some rows that are right, now and then with a strange cell."""
    luck = Random(seed)
    half = luck.choice(("2026H1", "2026H1", "2026H1", "2026H2", "2027H1"))
    rows = [row(of, half) for of in luck.sample(RIGHT, k=luck.randint(1, 5))]
    for _ in range(luck.choice((0, 0, 0, 1, 1, 2))):
        field = luck.choice(FIELDS)
        luck.choice(rows)[FIELDS.index(field)] = luck.choice(STRANGE[field])
    content = file_of(*rows)
    return luck.choice(BENT)(content) if luck.random() < 0.2 else content


BENT = [
    lambda content: b"\xef\xbb\xbf" + content,
    lambda content: content.replace(b"\r\n", b"\n"),
    lambda content: content.replace(b"\r\n", b"\n", 1),
    lambda content: content.removesuffix(b"\r\n"),
    lambda content: content + b"\r\n\r\n",
    lambda content: content.replace(b"\r\n", b"\r\n\r\n", 2),
    lambda content: content.replace(b"\r\n", b";\r\n"),
    lambda content: content.replace(b"\r\n", b";\r\n", 2),
    lambda content: content.replace(b";", b"", 12),
    lambda content: content.replace(b";1250", b';"1250'),
    lambda content: content.replace(b"U8", b'U"8'),
    lambda content: content.replace(b";", b","),
    lambda content: content.decode().encode("cp1252", "replace"),
    lambda content: content.decode().encode("utf-16"),
    lambda content: content.replace("Bemærkning".encode(), b"note"),
    lambda content: content.replace(b"Beskrivelse", b"Hvad"),
    lambda content: content.replace(b"Indikator", b"Leveret", 1),
    lambda content: content.replace(b"\r\n", b"\r"),
]


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_what_is_imported_is_what_a_report_of_the_same_rows_says(start: int) -> None:
    outcomes: Counter[tuple[bool, bool]] = Counter()
    for seed in range(start, start + 50):
        content = generated(seed)
        history, checked = imported(content), as_report(content)
        if history.can_be_stored:
            assert not has_errors(checked.problems), (seed, checked.problems)
            assert said(history) == in_order(checked.observations), seed
        outcomes[history.can_be_stored, has_errors(checked.problems)] += 1
    assert outcomes[True, False] >= 10 and outcomes[False, True] >= 10, outcomes


WRONG = [
    ({"activity": "9"}, "unknown-activity", "Aktivitet"),
    ({"activity": ""}, "unknown-activity", "Aktivitet"),
    ({"period": "2026"}, "unknown-period", "Halvår"),
    ({"indicator": "A01-99"}, "unknown-indicator", "Indikator"),
    ({"indicator": "A01-16"}, "unknown-indicator", "Indikator"),  # the same target as another
    ({"indicator": ""}, "unknown-indicator", "Indikator"),
    ({"indicator": "A02-01"}, "wrong-activity", "Indikator"),
    ({"indicator": "A01-07"}, "wrong-period", "Indikator"),
    ({"period": "2027H1", "indicator": "A01-KR1"}, "wrong-period", "Indikator"),
    ({"indicator": "A01-05", "part": "Vest"}, "wrong-part", "Del"),
    ({"indicator": "A01-05", "part": ""}, "wrong-part", "Del"),
    ({"indicator": "A01-06", "part": "01-feb"}, "wrong-part", "Del"),
    ({"part": "2027"}, "wrong-part", "Del"),
    ({"delivered": "1.250"}, "not-a-number", "Leveret"),
    ({"delivered": "-8"}, "not-a-number", "Leveret"),
    ({"delivered": "8 %"}, "not-a-number", "Leveret"),
    ({"delivered": "7,55"}, "not-whole", "Leveret"),
    ({"delivered": "1,234"}, "a-thousand", "Leveret"),
    ({"indicator": "A01-02", "delivered": "8,5", "out_of": "9"}, "not-whole", "Leveret"),
    ({"indicator": "A01-03", "delivered": "8"}, "not-done-or-date", "Leveret"),
    ({"indicator": "A01-03", "delivered": "01.07.2026"}, "not-done-or-date", "Leveret"),  # after the half-year
    ({"indicator": "A01-04", "delivered": "god"}, "not-an-assessment", "Leveret"),
    ({"indicator": "A01-02", "delivered": "8", "out_of": ""}, "wrong-out-of", "Ud af"),
    ({"indicator": "A01-02", "delivered": "8", "out_of": "7"}, "wrong-out-of", "Ud af"),
    ({"out_of": "7"}, "wrong-out-of", "Ud af"),
    ({"delivered": "ikke relevant"}, "no-reason", "Bemærkning"),
    ({"delivered": "", "note": "Løst"}, "words-without-value", "Leveret"),
    ({"measured_on": "12.05.2026"}, "wrong-day", "Måledato"),
    ({"note": "to\nlinjer; og mere"}, "broken-quotes", None),
    ({"description": "Barn 010203-1234", "indicator": "A01-99"}, "cpr", None),
]


@pytest.mark.parametrize(("changes", "code", "column"), WRONG, ids=str)
def test_what_is_wrong_is_told_with_its_row_and_column(changes: dict[str, str], code: str, column: str | None) -> None:
    right, wrong = (
        {"indicator": "A01-06", "part": "U8", "delivered": "4"},
        {"indicator": "A01-01", "delivered": "7"} | changes,
    )
    assert codes(file_of(row(right), row(wrong))) == [(code, 3, column)]


def test_a_cpr_number_is_repeated_nowhere() -> None:
    for cell in ("indicator", "description", "part"):
        history = imported(file_of(row({"indicator": "A01-01", "delivered": "x"} | {cell: "0102031234"})))
        assert [(problem.code, problem.value) for problem in history.problems] == [("cpr", None)]
    for file, name in ((file_of(header=["Leveret (010203-1234)", *HEADER]), "a.csv"), (file_of(), "010203-1234.csv")):
        assert "010203" not in repr(imported(file, filename=name).problems)


@pytest.mark.parametrize("seed", range(3))
def test_personal_data_is_seen_where_the_reader_of_reports_sees_it(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    luck = Random(seed)
    pieces = [
        "01",
        "02",
        "03",
        "31",
        "13",
        "1234",
        "٠١",
        "-",
        "–",
        ".",
        " ",
        "\u00a0",
        "+45 ",
        "20",
        "a@b.dk",
        ",",
        "x",
        "",
    ]
    notes = ["".join(luck.choices(pieces, k=luck.randint(1, 7))).strip() or "x" for _ in range(400)]
    cells = ({"indicator": "A01-06", "part": f"U{n}", "delivered": "4", "note": note} for n, note in enumerate(notes))
    monkeypatch.setattr("store.history.history.MOST_PROBLEMS", 2_000)
    found = imported(file_of(*map(row, cells))).problems
    told = {code: {problem.row for problem in found if problem.code == code} for code in ("cpr", "email", "phone")}
    assert {n for n, note in enumerate(notes, start=2) if has_cpr(note)} <= told["cpr"]
    for code, has in (("email", has_email), ("phone", has_phone)):
        assert {n for n, note in enumerate(notes, start=2) if has(note)} - told["cpr"] == told[code]


def test_a_row_said_twice_is_told_once_for_each_half_year() -> None:
    said_of = [("2026H1", "7"), ("2026H2", "7"), ("2026H1", "8"), ("2026H1", "")]
    rows = [row({"period": half, "indicator": "A01-01", "delivered": value}) for half, value in said_of]
    assert codes(file_of(*rows)) == [("repeated-row", 4, "Indikator")]


def test_rows_are_numbered_as_excel_numbers_them() -> None:
    two_lines = {"indicator": "A01-04", "delivered": "opfyldt", "note": "to\nlinjer"}
    rows = [row(two_lines), row({}), row({"indicator": "A01-01", "delivered": "ti"})]
    assert codes(file_of(*rows)) == [("not-a-number", 4, "Leveret")]


def test_errors_are_told_before_warnings_and_only_the_first_hundred() -> None:
    warned = [row({"indicator": "A01-06", "part": f"U{n}", "delivered": "4", "note": "a@b.dk"}) for n in range(120)]
    history = imported(file_of(*warned, row({"indicator": "A01-01", "delivered": "ti"})))
    assert (len(history.problems), history.found, history.can_be_stored) == (MOST_PROBLEMS, 121, False)
    assert [problem.code for problem in history.problems[:2]] == ["not-a-number", "email"]
    assert imported(file_of(*warned)).can_be_stored


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"", "no-header", None),
        (b"a;b\r\n1;2\r\n", "no-header", None),
        (file_of(row(RIGHT[0]), header=[*HEADER[:4], "Hvad", *HEADER[5:]]), "unknown-column", 1),
        (file_of(row(RIGHT[0]), header=[*HEADER[:4], "", *HEADER[5:]]), "unknown-column", 1),
        (file_of(row(RIGHT[0]), header=[*HEADER[:4], "Leveret", *HEADER[5:]]), "repeated-column", 1),
        (b"Aktivitet;Halv\xc3\xa5r;Leveret\r\n1;2026H1;4", "missing-column", 1),
        (file_of(row(RIGHT[0])) + b"1;2026H1\r\n", "moved-columns", 3),
        (file_of(row(RIGHT[0])).replace(b"\r\n", b";\r\n"), "unknown-column", 1),
        (file_of(row(RIGHT[0]), row(RIGHT[1])).replace(b"1250", b'"1250'), "broken-quotes", 3),
        (file_of(row(RIGHT[0]), row(RIGHT[1])).replace(b"1250", b'12"50'), "broken-quotes", 3),
        (file_of(row(RIGHT[0])).replace(b"\r\n", b"\n\r\n"), "moved-columns", 2),
        (file_of(row(RIGHT[0])).decode().encode("cp1252"), "not-utf-8", None),
        (file_of(row(RIGHT[0])).decode().encode("utf-16"), "not-utf-8", None),
        (file_of(row({"indicator": "A01-04", "delivered": "opfyldt", "note": "x" * 140_000})), "not-csv", None),
        (file_of(row({"indicator": "A01-01"})), "nothing-reported", None),
        (file_of(), "nothing-reported", None),
    ],
    ids=lambda value: str(value)[-40:],
)
def test_a_file_that_can_be_taken_apart_in_two_ways_is_refused(content: bytes, code: str, place: int | None) -> None:
    assert [(problem.code, problem.row) for problem in imported(content).problems][:1] == [(code, place)]


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.history.MAX_BYTES", 100)
    assert codes(file_of(row(RIGHT[0]))) == [("too-large", None, None)]


BOTH = file_of(
    row({"indicator": "A01-01", "delivered": "7,5"}),
    row({"activity": "2", "period": "2026H2", "indicator": "A02-01", "delivered": "1000"}),
    row({"indicator": "A01-03", "delivered": "12.05.2026"}),
    row({"activity": "0", "period": "2026H2", "indicator": "M00-01", "delivered": "3,4", "measured_on": "01.10.2026"}),
)
SENT = SentFile("historik.csv", BOTH)
NEW_YEAR = date(2027, 1, 31)
SLOTS = [Slot(PLAN.id, 1, Period(2026, 1)), Slot(PLAN.id, 0, Period(2026, 2)), Slot(PLAN.id, 2, Period(2026, 2))]


@pytest.fixture
def store(fresh_store: Store) -> Store:
    fresh_store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    return fresh_store


def test_imported_reports_are_as_others(store: Store) -> None:
    receipts = store.import_history(PLAN.id, imported(BOTH), SENT, "Sekretariatet", datetime(2027, 1, 10))
    assert [receipt.number for receipt in receipts] == ["HR-2026H1-01-v1", "HR-2026H2-00-v1", "HR-2026H2-02-v1"]
    reports = {(one.slot, one.filename, one.reported_by, one.observations) for one in store.reports(PLAN.id, NEW_YEAR)}
    assert reports == {(slot, "historik.csv", "Sekretariatet", 2 if slot.activity == 1 else 1) for slot in SLOTS}
    assert [store.sent_file(slot, 1) for slot in SLOTS] == [SENT] * 3
    delivered = {row.indicator: row.delivered for row in store.attainment(PLAN.id, NEW_YEAR) if row.reported}
    assert delivered == {"A01-01": 7.5, "A01-03": date(2026, 5, 12), "A02-01": 1000, "M00-01": 3.4}
    assert (len(make.deliveries(store)), store.trouble) == (3, "")


def test_the_same_history_imported_again_is_known(store: Store) -> None:
    first, again = (store.import_history(PLAN.id, imported(BOTH), SENT, "Bo", datetime(2027, 1, 10)) for _ in range(2))
    assert again == tuple(receipt._replace(already_received=True) for receipt in first)
    assert len(make.deliveries(store)) == 3


def test_history_never_replaces_a_report_that_counts(store: Store) -> None:
    store.submit(make.report(PLAN, "2026H1", ("A01-02", 1)), b"1", "a.csv", "Foreningen", datetime(2026, 8, 1))
    with pytest.raises(NotSaved, match="HR-2026H1-01-v1"):
        store.import_history(PLAN.id, imported(BOTH), SENT, "Bo", datetime(2027, 1, 10))
    assert [[version.version for version in store.versions(slot)] for slot in SLOTS] == [[1], [], []]


def test_history_comes_after_a_report_that_was_withdrawn(store: Store) -> None:
    store.submit(make.report(PLAN, "2026H1", ("A01-02", 1)), b"1", "a.csv", "Foreningen", datetime(2026, 8, 1))
    store.withdraw(SLOTS[0], "Foreningen", "Forkert halvår", datetime(2026, 8, 2))
    store.import_history(PLAN.id, imported(BOTH), SENT, "Bo", datetime(2027, 1, 10))
    assert [[version.version for version in store.versions(slot)] for slot in SLOTS] == [[3, 2, 1], [1], [1]]
    said_before = store.observations(PLAN.id, date(2026, 8, 1))
    assert [answer.observation.indicator for answer in said_before] == ["A01-02"]


def test_the_same_history_undoes_no_correction(store: Store) -> None:
    store.import_history(PLAN.id, imported(BOTH), SENT, "Bo", datetime(2027, 1, 10))
    store.submit(make.report(PLAN, "2026H1", ("A01-02", 1)), b"1", "a.csv", "Foreningen", datetime(2027, 1, 11))
    receipts = store.import_history(PLAN.id, imported(BOTH), SENT, "Bo", datetime(2027, 1, 12))
    assert [(receipt.version, receipt.already_received) for receipt in receipts] == [(2, True), (1, True), (1, True)]


def test_stored_history_is_what_the_reader_of_reports_says(store: Store) -> None:
    rows = [row(RIGHT[place]) for place in (0, 2, 6, 8, 10, 11, 12, 13, 14, 15)]
    sent = SentFile("historik.csv", file_of(*rows))
    store.import_history(PLAN.id, imported(sent.content), sent, "Bo", datetime(2027, 1, 10))
    checked = as_report(sent.content)
    assert not has_errors(checked.problems)
    assert in_order(store.observations_of(SLOTS[0], 1)) == in_order(checked.observations)


def test_a_long_invented_history_is_right_in_every_row(tmp_path: Path) -> None:
    plan = plan_of_report()
    content = report_file(plan, 3_500)
    history = imported(content, plan)
    checked = check_report(read_delimited(content, max_rows=3_501), plan)
    assert history.problems == () and said(history) == in_order(checked.observations)
