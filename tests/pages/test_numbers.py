"""The pages show the numbers that plain SQL gives, and none of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.record import LATEST, ask, danish, on
from tests.pages.visits import plain, row

_DUE = "state not in ('not_due', 'no_target') and activity > 0"
_WORDS = {"met": "nået", "near": "næsten nået", "limited": "begrænset", "inadequate": "mangelfuld"}


@pytest.fixture(scope="module", autouse=True)
def database(examples: Path) -> Path:
    return examples


def latest(database: Path, activity: int, value: str, where: str) -> list[tuple[object, ...]]:
    """A value of the reports of an activity that count, by half-year."""
    return ask(
        database,
        f"with latest as (select report, period from report where activity = {activity} {LATEST}) "
        f"select {value} from observation join latest using (report) where {where}",
    )


def test_the_activity_page_shows_what_was_reported(database: Path) -> None:
    [(value,)] = latest(database, 3, "value::integer", "latest.period = '2026H2' and indicator = 'A03-06'")
    assert f"{value} forældre, målet er 8-10" in row(on("activity", activity="3"), "Forældre på trænerkursus")


def test_the_money_spent_is_the_sum_of_what_was_reported(database: Path) -> None:
    [(spent,)] = latest(database, 3, "sum(value)::integer", "indicator = 'A03-KR1'")
    assert danish(spent) in row(on("activity", activity="3"), "Lønmidler")


def test_the_overview_counts_the_reports_that_came(database: Path) -> None:
    [(received,)] = ask(database, "select count(distinct activity) from report where period = '2026H2'")
    assert f"{received} af 14 rapporter for 2. halvår 2026 er modtaget" in on("overview")


def test_an_earlier_day_shows_what_was_known_then(database: Path) -> None:
    came = "select count(distinct activity) from report where period = '2026H1' and received_at < '2026-08-10'"
    [(received,)] = ask(database, came)
    shown = on("overview", as_of="2026-08-09")
    assert f"{received} af 14 rapporter for 1. halvår 2026 er modtaget" in shown
    assert "I ser siden, som den så ud 9. august 2026." in shown


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("kind <> 'assessed'", "Leverancer og talmål"),
        ("kind = 'assessed'", "Vurderet med ord, egen vurdering"),
    ],
    ids=["deliveries", "goals"],
)
@pytest.mark.parametrize("period", ["2026", "2026H1"])
def test_the_counts_are_those_of_plain_sql(database: Path, period: str, kind: str, title: str) -> None:
    rows = ask(
        database,
        f"""
        select case when verdict <> 'satisfactory' then verdict when met then 'met' else 'near' end, count(*)
        from attainment
        where {_DUE} and {kind} and verdict is not null and due like '{period}%'
        group by 1
        """,
    )
    sections = re.findall(f"<h3>{title}.*?(?=<h[23]|$)", on("overview", period=period), flags=re.DOTALL)
    if not rows:
        assert sections == []
        return
    legend = re.search(r'<ul class="legend">.*?</ul>', sections[0])
    assert legend
    shown = re.findall(r"<li>(.*?)</li>", legend[0])
    counted = {word.strip(): int(count) for word, count in (plain(line).split(":") for line in shown)}
    expected = {_WORDS[str(mark)]: count for mark, count in rows}
    assert {word: count for word, count in counted.items() if word in _WORDS.values()} == expected


def test_the_smallest_share_in_the_record_was_kept_later_so_what_is_open_comes_first(database: Path) -> None:
    [(indicator, delivered, low)] = ask(
        database,
        f"""
        select indicator, delivered::integer, low::integer from attainment
        where {_DUE} and verdict = 'inadequate' and share is not null and due like '2026%'
        order by share limit 1
        """,
    )
    rows = re.findall(r"<tr.*?</tr>", "".join(re.findall(r'<table[^>]*class="worst".*?</table>', on("overview"))))
    [smallest] = [row for row in rows if f"indicator={indicator}" in row]
    assert f"{delivered} af {low}" in plain(smallest) and "2. halvår: 1 af 1 (nået)" in plain(smallest)
    assert "mangelfuld" in plain(rows[1]) and "2. halvår: 1 af 1" not in plain(rows[1])
    activity = str(int(str(indicator)[1:3]))
    for page, asked in (("indicator", {"indicator": str(indicator)}), ("activity", {"activity": activity})):
        assert "2. halvår: 1 af 1 (nået)" in plain(on(page, **asked))


def test_the_numbers_in_the_matrix_are_those_of_the_record(database: Path) -> None:
    values = latest(database, 1, "latest.period, value::integer", "indicator = 'A01-02'")
    [shown] = re.findall(r'<tr role="row" class="row-\d+">(?:(?!</tr>).)*A01-02 .*?</tr>', on("status", activity="1"))
    for period, value in values:
        name = f"{str(period)[-1]}. halvår {str(period)[:4]}"
        assert str(value) in plain(re.findall(f'data-label="{name}".*?</td>', shown)[0])
    total = sum(value for _, value in values if isinstance(value, int))
    assert f"{total} af 15 unge" in plain(re.findall(r'class="whole".*', shown)[0])


def test_the_arithmetic_has_the_numbers_of_the_record(database: Path) -> None:
    half_year = "right(latest.period, 1)::integer, value::integer"
    (first, one), (second, other) = sorted(latest(database, 1, half_year, "indicator = 'A01-02'"))
    assert isinstance(one, int) and isinstance(other, int)
    shown = on("indicator", indicator="A01-02")
    told = f"{one} i {first}. halvår + {other} i {second}. halvår = {one + other} unge. Målet er mindst 15."
    assert told in plain(shown)
    assert re.search(f'role="img" aria-label="[^"]*I alt: {one + other}. Mål: mindst 15."', shown)


def test_a_correction_and_what_it_corrected_are_both_there(database: Path) -> None:
    versions = ask(
        database,
        "select version, value::integer from observation join report using (report) "
        "where indicator = 'A03-02' and report.period = '2026H1' order by version",
    )
    assert len(versions) == 2
    shown = on("indicator", indicator="A03-02")
    for version, value in versions:
        assert str(value) in row(shown, f"ØVELSE-2026H1-03-v{version}")
    assert "erstattet af version 2" in row(shown, "ØVELSE-2026H1-03-v1")


def test_before_the_correction_came_it_is_not_there() -> None:
    shown = on("indicator", indicator="A03-02", as_of="2026-09-01")
    assert "gælder" in row(shown, "ØVELSE-2026H1-03-v1") and "ØVELSE-2026H1-03-v2" not in shown


def test_all_the_versions_stand_where_the_link_to_a_report_leads() -> None:
    shown = on("activity", activity="3")
    assert "ØVELSE-2026H1-03-v2" in row(shown, "1. halvår 2026", "ØVELSE-")
    assert '&amp;activity=3&amp;period=2026H1" target="_self">1. halvår 2026</a>' in shown
    assert "ØVELSE-2026H1-03-v1" in on("report", activity="3", period="2026H1")


def test_an_example_of_a_rule_has_the_numbers_of_the_record(database: Path) -> None:
    (_, first), (_, second) = sorted(latest(database, 1, "latest.period, value::int", "indicator = 'A01-02'"))
    assert isinstance(first, int) and isinstance(second, int)
    shown = on("rules")
    [example, *_] = [told for told in re.findall(r'<div class="example.*?</div>', shown) if "A01-02 Nye" in told]
    assert f"{first} i 1. halvår + {second} i 2. halvår = {first + second} unge." in plain(example)
    assert "Fra det, der er indberettet, set den 15. februar 2027." in plain(example)
    assert re.search(r'href="indicator\?[^"]*indicator=A01-02" target="_self">', example)
