"""A plan folder is read whole, or every fault in it is named at once, with file and key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loaders.plan_folder import PlanFaults, read_plan
from outcomes.plan import Plan

PLAN = """
title = "Prøveplan"
year = 2026
purpose = "At prøve."
source = [1]

[partnership]
id = "proeve"
name = "Prøvepartnerskabet"
parties = ["Kommunen"]
agreement = "Prøveaftalen"
agreement_from = 2026
agreement_to = 2026
source = [1]

[bands]
satisfactory = 0.85
limited = 0.5
above = 1.15
tolerance = 0.1
assumption = "Sat af os."

[bands.assessed]
"opfyldt" = "satisfactory"
"overvejende opfyldt" = "satisfactory"
"delvist opfyldt" = "limited"
"ikke opfyldt" = "inadequate"

[deadlines]
first_half = "08-15"
second_half = "01-31"
assumption = "Sat af os."

[[areas]]
id = "PF"
name = "Positive fællesskaber"
"""
THEORY = """
[[nodes]]
id = "PF-E1"
type = "effort"
area = "PF"
label = "Indsatsen"
source = [1]

[[nodes]]
id = "PF-R1"
type = "result"
area = "PF"
label = "Resultatet"
source = [1]

[[links]]
origin = "PF-E1"
to = "PF-R1"
stated = true
"""
ACTIVITY = """
number = 3
name = "Foreningsstart"
lead = ["Boldklubben"]
areas = ["PF"]
source = [1]

[[serves]]
effort = "PF-E1"
why = "det siger navnet"

[[grants]]
year = 2026
amount = 1000
source = [1]

[[indicators]]
id = "A03-01"
label = "Børn i træning"
unit = "børn"
kind = "running_total"
due = "2026"
target = { form = "range", low = 100, high = 130, words = "100-130 børn" }
column = "delivery"
source = [699]
"""
FILE = "activities/03-foreningsstart.toml"
DOCS = Path(__file__).parent.parent.parent / "docs"
MEASURES = """
[[measure]]
id = "M00-01"
label = "Andel børn med en fritidsaktivitet"
unit = "børn"
kind = "share"
due = "2026H2"
target = { form = "increase", words = "andelen er steget" }
baseline = { value = 0.4, year = 2023 }
node = "PF-R1"
source_name = "Sundhedsprofilen"
frequency = "hvert andet år"

[[candidate]]
name = "Naboundersøgelsen"
nodes = ["PF-R1"]
could_measure = "Om beboerne kender hinanden"
source = [12]
doubt = "Ingen ved, om den kommer igen."
"""

CHANGES = """
[[change]]
indicator = "A03-01"
was = { kind = "level", unit = "hold", parts = ["Husum", "Tingbjerg"] }
now = { kind = "running_total", unit = "børn", parts = [] }
why = "De er talt forfra hvert år."
decided_by = "Styregruppen"
decided_on = 2026-11-02
"""
CALENDAR = """
[[entry]]
key = "traening"
kind = "check"
indicators = ["A03-01"]

[[entry]]
key = "moede"
kind = "meeting"
words = "Arbejdsgruppen mødes"
owner = "working_group"
when = "2026"
every = "quarter"
ours = "Planen nævner ingen dage."

[[entry]]
key = "loeb"
kind = "event"
words = "Løbet"
activity = 3
when = 2026-08-29
source = [764]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "activities").mkdir()
    for file, content in (("plan.toml", PLAN), ("theory.toml", THEORY), (FILE, ACTIVITY)):
        (tmp_path / file).write_text(content, encoding="utf-8")
    return tmp_path


def change(folder: Path, file: str, old: str, new: str) -> None:
    content = (folder / file).read_text(encoding="utf-8")
    assert content.count(old) == 1
    (folder / file).write_text(content.replace(old, new), encoding="utf-8")


def faults(folder: Path) -> list[tuple[str, str, str]]:
    """File, key and message of all that is wrong with the folder."""
    with pytest.raises(PlanFaults) as stop:
        read_plan(folder)
    return [(file, fault.key, fault.message) for file, fault in stop.value.faults]


def test_a_folder_without_faults_is_a_plan(folder: Path) -> None:
    plan = read_plan(folder)
    assert (plan.id, [activity.number for activity in plan.activities]) == ("proeve/2026", [3])
    assert [indicator.id for indicator in plan.indicators] == ["A03-01"]
    assert [link.to for link in plan.theory.links] == ["PF-R1"]


def test_the_real_plan_can_be_read(real_plan: Plan) -> None:
    assert (real_plan.id, len(real_plan.activities)) == ("tingbjerg-husum/2026", 15)


def test_a_folder_may_say_what_measures_results_and_effects(folder: Path) -> None:
    assert read_plan(folder).measures == ()
    (folder / "measures.toml").write_text(MEASURES, encoding="utf-8")
    plan = read_plan(folder)
    assert [(one.id, one.node, one.frequency) for one in plan.measures] == [("M00-01", "PF-R1", "hvert andet år")]
    assert [one.name for one in plan.candidates] == ["Naboundersøgelsen"]


def test_the_measure_that_the_documentation_shows_can_be_read(folder: Path) -> None:
    shown = (DOCS / "architecture.md").read_text(encoding="utf-8").partition("[[measure]]")[2].partition("```")[0]
    text = f"[[measure]]{shown}".replace('"PF-V1"', '"PF-R1"')
    (folder / "measures.toml").write_text(text, encoding="utf-8")
    assert [one.source_name for one in read_plan(folder).measures] == ["Børnesundhedsprofilen"]


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        ('node = "PF-R1"', "", "measure.M00-01.node", "mangler"),
        ('frequency = "hvert andet år"', 'frequency = ""', "measure.M00-01.frequency", "må ikke være tom"),
        ('source_name = "S', 'column = "goal"\nsource_name = "S', "measure.M00-01.column", ""),
        ('kind = "share"', 'kind = "milestone"', "measure.M00-01.kind", ""),
        ('id = "M00-01"', 'id = "A00-01"', "measure.A00-01.id", ""),
        ("doubt = ", "value = 40\ndoubt = ", "candidate.Naboundersøgelsen.value", "kendes ikke; er det en stavefejl?"),
        ("source = [12]", "source = []", "candidate.Naboundersøgelsen.source", "må ikke være tom"),
        ("[[candidate]]", "[[candidates]]", "candidates", "kendes ikke; er det en stavefejl?"),
        ('node = "PF-R1"', 'node = "PF-E1"', "measure.M00-01.node", "»PF-E1« er hverken et resultat eller en virkning"),
        ('node = "PF-R1"', 'node = "PF-R9"', "measure.M00-01.node", "»PF-R9« findes ikke"),
        ('nodes = ["PF-R1"]', 'nodes = ["PF-R9"]', "candidate.Naboundersøgelsen.nodes", "»PF-R9« findes ikke"),
        ("[[candidate]]", "[[candidate", "(filen)", "er ikke gyldig TOML"),
    ],
)
def test_a_fault_of_a_measure_is_named_with_file_and_key(
    folder: Path, old: str, new: str, key: str, message: str
) -> None:
    (folder / "measures.toml").write_text(MEASURES, encoding="utf-8")
    change(folder, "measures.toml", old, new)
    ((file, at, said),) = faults(folder)
    assert (file, at) == ("measures.toml", key) and message in said


def test_a_fault_of_a_measure_hides_none_of_another_file(folder: Path) -> None:
    (folder / "measures.toml").write_text(MEASURES.replace('unit = "børn"', ""), encoding="utf-8")
    change(folder, "plan.toml", 'title = "Prøveplan"', "")
    assert {(file, key) for file, key, _ in faults(folder)} == {
        ("measures.toml", "measure.M00-01"),
        ("plan.toml", "title"),
    }


def test_a_folder_may_say_what_is_agreed_of_its_changes(folder: Path) -> None:
    assert read_plan(folder).changes == ()
    (folder / "changes.toml").write_text(CHANGES, encoding="utf-8")
    plan = read_plan(folder)
    [agreed] = plan.changes
    assert (agreed.indicator, agreed.decided_by, agreed.decided_on) == ("A03-01", "Styregruppen", date(2026, 11, 2))
    assert (agreed.was["parts"], agreed.now["parts"]) == (("Husum", "Tingbjerg"), ())
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        ('why = "De er talt forfra hvert år."', "", "change.A03-01.why", "mangler"),
        ('why = "De er talt forfra hvert år."', 'why = ""', "change.A03-01.why", "må ikke være tom"),
        ('decided_by = "Styregruppen"', "", "change.A03-01.decided_by", "mangler"),
        ("decided_on = 2026-11-02", "", "change.A03-01.decided_on", "mangler"),
        ("decided_on = 2026-11-02", 'decided_on = "i går"', "change.A03-01.decided_on", ""),
        ('was = { kind = "level",', 'was = { low = 4, kind = "level",', "change.A03-01.was.low.[key]", ""),
        ('now = { kind = "running_total",', "now = {", "change.A03-01", "was og now skal nævne det samme"),
        ('indicator = "A03-01"', 'indicator = "A03-99"', "change.A03-99", "»A03-99« findes ikke"),
        ("why =", "hvorfor =", "change.A03-01.hvorfor", "kendes ikke; er det en stavefejl?"),
        ("[[change]]", "[[changes]]", "changes", "kendes ikke; er det en stavefejl?"),
    ],
)
def test_what_is_wrong_in_what_is_agreed_is_named(folder: Path, old: str, new: str, key: str, message: str) -> None:
    (folder / "changes.toml").write_text(CHANGES, encoding="utf-8")
    change(folder, "changes.toml", old, new)
    found = {at: (file, said) for file, at, said in faults(folder)}
    assert found[key][0] == "changes.toml" and message in found[key][1]
    assert {file for file, _said in found.values()} == {"changes.toml"}


def test_a_folder_may_say_what_happens_when(folder: Path) -> None:
    assert read_plan(folder).calendar == ()
    (folder / "calendar.toml").write_text(CALENDAR, encoding="utf-8")
    plan = read_plan(folder)
    assert [(one.key, one.when) for one in plan.calendar] == [
        ("traening", None),
        ("moede", "2026"),
        ("loeb", "2026-08-29"),
    ]
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        ('kind = "check"', "", "entry.traening.kind", "mangler"),
        ('kind = "event"', 'kind = "fest"', "entry.loeb.kind", ""),
        ('words = "Løbet"', 'words = " "', "entry.loeb.words", "må ikke være tom"),
        ('words = "Løbet"', "", "entry.loeb", "words mangler"),
        ("when = 2026-08-29", 'when = "i august"', "entry.loeb.when", "»i august« er ikke et halvår"),
        ("when = 2026-08-29", "", "entry.loeb", "when mangler"),
        ("source = [764]", "", "entry.loeb", "skriv source, eller i ours, hvorfor I selv har sat det"),
        ("activity = 3", "activity = 4", "entry.loeb.activity", "»4« findes ikke"),
        ('key = "loeb"', 'key = "moede"', "entry.moede", "står flere gange"),
        ("A03-01", "A03-99", "entry.traening.indicators", "»A03-99« findes ikke"),
        ('"A03-01"]', '"A03-01"]\nwhen = "2027"', "entry.traening.when", "ingen af indikatorerne skal nås i 2027"),
        ('every = "quarter"', 'every = "week"', "entry.moede.every", ""),
        ("source = [764]", "kilde = [764]", "entry.loeb.kilde", "kendes ikke; er det en stavefejl?"),
        ('[[entry]]\nkey = "loeb"', '[[entrys]]\nkey = "loeb"', "entrys", "kendes ikke; er det en stavefejl?"),
    ],
)
def test_a_fault_of_the_calendar_is_named_with_file_and_key(
    folder: Path, old: str, new: str, key: str, message: str
) -> None:
    (folder / "calendar.toml").write_text(CALENDAR, encoding="utf-8")
    change(folder, "calendar.toml", old, new)
    found = {at: (file, said) for file, at, said in faults(folder)}
    assert found[key][0] == "calendar.toml" and message in found[key][1]
    assert {file for file, _said in found.values()} == {"calendar.toml"}


def test_activities_come_in_the_order_of_their_files(folder: Path) -> None:
    second = ACTIVITY.replace("number = 3", "number = 1").replace("A03-01", "A01-01")
    (folder / "activities/01-foerst.toml").write_text(second, encoding="utf-8")
    assert [activity.number for activity in read_plan(folder).activities] == [1, 3]


@pytest.mark.parametrize("file", ["plan.toml", "theory.toml"])
def test_a_file_that_is_not_there_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert (file, "(filen)", "findes ikke") in faults(folder)


def test_a_plan_has_activities(folder: Path) -> None:
    (folder / FILE).unlink()
    assert faults(folder) == [("activities/", "*.toml", "ingen aktiviteter fundet")]


def test_a_folder_that_is_not_there_lacks_everything(tmp_path: Path) -> None:
    assert [file for file, _, _ in faults(tmp_path / "ingen")] == ["plan.toml", "theory.toml", "activities/"]


@pytest.mark.parametrize("file", ["plan.toml", "theory.toml", FILE])
@pytest.mark.parametrize("content", [b"title = ", b"title = 'Pr\xf8veplan'"], ids=["half-a-line", "not-utf-8"])
def test_a_file_that_is_no_toml_is_named(folder: Path, file: str, content: bytes) -> None:
    (folder / file).write_bytes(content)
    ((named, key, message),) = [fault for fault in faults(folder) if fault[1] == "(filen)"]
    assert (named, key) == (file, "(filen)")
    assert message.startswith("er ikke gyldig TOML i UTF-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "message"),
    [
        ("plan.toml", 'title = "Prøveplan"', "", "title", "mangler"),
        ("plan.toml", 'title = "Prøveplan"', 'title = " "', "title", "må ikke være tom"),
        ("plan.toml", "above = 1.15", "", "bands.above", "mangler"),
        ("plan.toml", "above = 1.15", "abvoe = 1.15\nabove = 1", "bands.abvoe", "kendes ikke; er det en stavefejl?"),
        (
            "plan.toml",
            'id = "PF"\nname',
            'id = "PF"\nnavn = "x"\nname',
            "areas.PF.navn",
            "kendes ikke; er det en stavefejl?",
        ),
        ("theory.toml", 'label = "Resultatet"', "", "nodes.PF-R1.label", "mangler"),
        ("theory.toml", "stated = true", "", "links.0.stated", "mangler"),
        (FILE, 'name = "Foreningsstart"', "", "name", "mangler"),
        (FILE, 'unit = "børn"', 'unti = "børn"', "indicators.A03-01.unti", "kendes ikke; er det en stavefejl?"),
        (FILE, "source = [699]", "source = []", "indicators.A03-01.source", "må ikke være tom"),
        (FILE, "high = 130, ", "", "indicators.A03-01.target", "»range« skal have high"),
        (FILE, 'unit = "børn"', "", "indicators.A03-01", "skal have en enhed"),
        (FILE, 'due = "2026"', 'due = "2026H3"', "indicators.A03-01.due", "»2026H3« er ikke et halvår"),
        (FILE, 'due = "2026"', "due = 2026", "indicators.A03-01.due", ""),
        (FILE, 'due = "2026"', "due = 2026-12-31", "indicators.A03-01.due", "»2026-12-31« er ikke et halvår"),
        (FILE, "amount = 1000", 'amount = "1.000"', "grants.2026.amount", ""),
        (FILE, "amount = 1000", "amount = 1000.5", "grants.2026.amount", ""),
        (FILE, "amount = 1000", "amount = -1", "grants.2026.amount", ""),
        (FILE, 'lead = ["Boldklubben"]', 'lead = "Boldklubben"', "lead", ""),
    ],
)
def test_a_fault_is_named_with_file_and_key(
    folder: Path, file: str, old: str, new: str, key: str, message: str
) -> None:
    change(folder, file, old, new)
    found = faults(folder)
    assert (file, key) in {(named, at) for named, at, _ in found}
    assert {named for named, _, _ in found} == {file}
    assert any(message in said for _, at, said in found if at == key)


@pytest.mark.parametrize("number", ['"100"', "true", "nan", "inf", "[100]"])
def test_a_targets_number_is_a_number(folder: Path, number: str) -> None:
    change(folder, FILE, "low = 100", f"low = {number}")
    assert {(file, key.startswith("indicators.A03-01.target")) for file, key, _ in faults(folder)} == {(FILE, True)}


def test_every_fault_of_every_file_is_listed_at_once(folder: Path) -> None:
    change(folder, "plan.toml", 'title = "Prøveplan"', "")
    change(folder, "plan.toml", "limited = 0.5", "")
    change(folder, "theory.toml", 'label = "Resultatet"', "")
    change(folder, FILE, 'name = "Foreningsstart"', "")
    change(folder, FILE, 'unit = "børn"', 'unti = "børn"')
    assert {(file, key) for file, key, _ in faults(folder)} == {
        ("plan.toml", "title"),
        ("plan.toml", "bands.limited"),
        ("theory.toml", "nodes.PF-R1.label"),
        (FILE, "name"),
        (FILE, "indicators.A03-01.unti"),
    }


def test_a_file_that_cannot_be_read_hides_no_fault_in_another(folder: Path) -> None:
    (folder / FILE).write_text("number = ", encoding="utf-8")
    change(folder, "theory.toml", 'label = "Resultatet"', "")
    change(folder, "plan.toml", "limited = 0.5", "")
    assert {(file, key) for file, key, _ in faults(folder)} == {
        (FILE, "(filen)"),
        ("theory.toml", "nodes.PF-R1.label"),
        ("plan.toml", "bands.limited"),
    }


def test_contradictions_between_files_are_listed_at_once(folder: Path) -> None:
    change(folder, FILE, 'areas = ["PF"]', 'areas = ["XX"]')
    change(folder, FILE, 'effort = "PF-E1"', 'effort = "PF-E9"')
    change(folder, "theory.toml", 'to = "PF-R1"', 'to = "PF-R9"')
    assert {(file, key) for file, key, _ in faults(folder)} == {
        (FILE, "activities.3.areas"),
        (FILE, "activities.3.serves"),
        ("theory.toml", "theory.links.PF-E1-PF-R9"),
    }


def test_the_message_lists_each_fault_on_its_own_line(folder: Path) -> None:
    change(folder, "plan.toml", 'title = "Prøveplan"', "")
    change(folder, FILE, 'name = "Foreningsstart"', "")
    with pytest.raises(PlanFaults) as stop:
        read_plan(folder)
    head, *lines = str(stop.value).splitlines()
    assert head == f"Planen i {folder} kan ikke bruges:"
    assert sorted(lines) == [f"  {FILE}: name: mangler", "  plan.toml: title: mangler"]
