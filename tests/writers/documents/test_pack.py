"""The pack for a meeting: the plan on exactly two pages, each activity on one, with the pages' own figures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

import cli
from outcomes.attainment import RollUp
from outcomes.pack import Pack
from outcomes.plan import Plan
from outcomes.topics import Topic
from store.meeting.pack import pack_of
from store.store import Store
from tests import make
from tests.conftest import Files
from tests.pages.visits import using, visit
from writers.documents.pack import pack_document, pack_pdf, pack_word, said_day

DAY = date(2027, 2, 8)


@pytest.fixture(scope="module")
def demo(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(Store(make.copied(demo_database, tmp_path_factory.mktemp("pack") / "demo.duckdb"))) as store:
        yield store


@pytest.fixture(scope="module")
def pack(demo: Store, real_plan: Plan) -> Pack:
    return pack_of(demo, real_plan, DAY, "https://tryghed.example/overview?as_of=2027-02-08", said_day)


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())  # a hyphen at the end of a line is another sign


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_the_plan_is_on_exactly_two_pages_and_each_activity_on_one(pack: Pack) -> None:
    first, second = pages(pack_pdf(pack, with_activities=False))
    assert "Skal besluttes" in first and "Aktiviteterne" in first and "Side 1 af 2" in first
    assert "Penge ved siden af" in second and "Det mangler" in second and "tryghed.example" in second
    every = pages(pack_pdf(pack, with_activities=True))
    assert len(every) == 2 + len(pack.plan.activities)
    named = zip((_squeezed(one.title) for one in pack.plan.activities), map(_squeezed, every[2:]), strict=True)
    assert [name for name, page in named if name not in page] == []


def test_its_figures_are_those_of_the_rules(pack: Pack, demo: Store) -> None:
    rolled = RollUp.of(one for one in demo.attainment(pack.plan.id, DAY) if one.is_due and not one.is_measure)
    [first, second] = pages(pack_pdf(pack, with_activities=False))
    assert f"{rolled.answered} af {rolled.due} mål, der skulle være nået, er indberettet" in first
    assert f"{rolled.marks['met']} nået" in first
    with_word = docx.Document(io.BytesIO(pack_word(pack, with_activities=False)))
    assert any(f"{rolled.answered} af {rolled.due} mål" in one.text for one in with_word.paragraphs)
    assert "12 Nyt mødested midt i byggeriet 300.000 99.000" in second


@pytest.mark.parametrize("topics", [0, 200])
def test_long_names_and_many_items_stay_on_two_pages(topics: int) -> None:
    long = "Meget lange navne på aktiviteter " * 4
    indicators = [make.indicator(f"A{number:02}-01", due="2026H1") for number in range(1, 16)]
    activities = [
        make.activity(number, [one], name=f"{long}{number}") for number, one in enumerate(indicators, start=1)
    ]
    plan = make.plan(activities=activities)
    items = tuple(Topic(str(number), "above", f"Punkt nummer {number} {long}") for number in range(topics))
    made = Pack(plan, DAY, (), items, (), (), "", False)
    first, _second = pages(pack_pdf(made, with_activities=False))
    assert ("punkter mere på siden" in first) is (topics > 0)


def test_a_plan_of_which_nothing_is_known_has_a_pack_all_the_same(fresh_store: Store) -> None:
    plan = make.plan(make.indicator("A01-01", due="2026H2"))
    fresh_store.add_plan(plan, "prøven", datetime(2026, 1, 1))
    bare = pack_of(fresh_store, plan, date(2026, 2, 1), "", said_day)
    first, second = pages(pack_pdf(bare, with_activities=False))
    assert "Intet mål skulle være nået endnu." in first and "Alle rapporter er kommet." in second
    assert pack_document(bare, 5).address == ""


def test_the_terminal_makes_it(demo_database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "moede.pdf"
    about = ["--as-of", "2027-02-08", "--database", str(demo_database)]
    assert cli.main(["pack", *about, "--to", str(made)]) == 0
    assert len(pages(made.read_bytes())) == 2
    assert cli.main(["pack", *about, "--to", str(tmp_path / "moede.docx"), "--activities"]) == 0
    assert cli.main(["pack", *about, "--to", str(tmp_path / "moede.txt")]) == 1
    assert "skal ende på .pdf eller .docx" in capsys.readouterr().err


def test_the_overview_offers_what_the_terminal_makes(demo_database: Path, tmp_path: Path, files: Files) -> None:
    with using(make.copied(demo_database, tmp_path / "demo.duckdb")):
        visit(as_of="2027-02-08")
        name, make_file = files["To sider (PDF)"]
        first, second = pages(make_file())
    assert name == "opdigtet-moede-tingbjerg-husum-2027-02-08.pdf"
    assert "Opdigtet eksempel" in first and "as_of=2027-02-08" in second
