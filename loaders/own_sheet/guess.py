"""Best guesses at what a sheet of somebody's own says. A person looks at them all and confirms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from loaders.cell import Cell, Row
from loaders.own_sheet.likeness import all_words, fold, likeness
from loaders.own_sheet.matching import (
    SKIP,
    Matching,
    Meaning,
    Skip,
    Use,
    column_names,
    names_to_match,
    text_of,
)
from loaders.own_sheet.rows import RowGuesser, clear_best, column_of_another_half_year, half_year_in, without_half_year
from loaders.report.header import HeaderField, header_fields
from loaders.report.numbers import Misread
from loaders.report.values import is_blank, read_count, read_kroner
from loaders.table import Table
from outcomes.period import Period

_HEADERS: dict[Use, tuple[str, ...]] = {
    "indicator": (
        *("hvad", "indikator", "leverance", "leverancer", "målsætning", "delmål", "succeskriterie", "navn", "emne"),
        *("beskrivelse", "aktivitet", "aktiviteter", "indsats", "opgave", "punkt", "tekst"),
    ),
    "delivered": ("antal", "leveret", "resultat", "opnået", "nået", "realiseret", "faktisk", "tal", "hvor mange"),
    "out_of": ("ud af", "out of"),
    "measured_on": ("måledato", "målt den", "dato for måling"),
    "part": ("del", "skole", "årgang", "institution", "sted"),
    "note": ("bemærkning", "kommentar", "note", "noter", "forklaring", "uddybning", "hvorfor"),
    "evidence": ("dokumentation", "kilde", "bilag", "link"),
    "next_step": ("næste skridt", "opfølgning", "hvad gør vi nu", "fremadrettet"),
    "skip": (
        *("mål", "måltal", "målgruppe", "forventet", "planlagt", "budget", "enhed", "procent", "nr", "nummer"),
        *("ansvarlig", "kontakt", "telefon", "mail", "dato", "deadline"),
    ),
}
_WORDS_OF = {use: tuple(map(all_words, texts)) for use, texts in _HEADERS.items()}
_OURS: dict[HeaderField, Use] = {
    "activity": "activity",
    "period": "period",
    "indicator": "indicator",
    "part": "part",
    "description": "indicator",
    "unit": "skip",
    "target": "skip",
    "delivered": "delivered",
    "out_of": "out_of",
    "measured_on": "measured_on",
    "note": "note",
    "evidence": "evidence",
    "next_step": "next_step",
    "last_reported": "skip",
}
_SURE, _REMEMBERED = 0.7, 2.0
_NAMES_ROWS = 0.3  # of a column's cells; a sheet has rows of its own too
_LOOKED_AT = 20  # rows, for the headers and for what names them


class _Likely(NamedTuple):
    use: Use
    score: float


def guess_rows(table: Table, header: int, columns: Mapping[str, Use], guesser: RowGuesser) -> dict[str, Meaning | Skip]:
    """The rows by their names, once it is known what the columns are."""
    return guesser.guess(names_to_match(table, header, columns), in_column="part" in columns.values())


def guess_header(table: Table, guesser: RowGuesser, known: Matching | None) -> int:
    """The number of the row that has most headers in it; else of the first one, if it is words; else 0."""
    rows = [row for row in table.rows if sum(not is_blank(cell) for cell in row.cells) >= 2][:_LOOKED_AT]
    before = {fold(name) for name in known.columns} if known else set()

    def remembered_headers(row: Row) -> int:
        return len({fold(text) for text in _texts(row)} & before)

    def likely_headers(row: Row) -> int:
        return len({likely.use for text in _texts(row) if (likely := _by_words(text))})

    for headers in (remembered_headers, likely_headers):
        best = max(rows, key=headers, default=None)
        if best and headers(best) >= 2:
            return best.number
    words = rows and all(isinstance(cell, str) for cell in rows[0].cells if not is_blank(cell))
    return rows[0].number if words and not any(map(guesser.recognises, _texts(rows[0]))) else 0


def guess_columns(
    table: Table, header: int, period: Period, guesser: RowGuesser, known: Matching | None
) -> dict[str, Use]:
    """The columns by what was confirmed before, by what stands in them, and by their headers."""
    below = {name: _cells(table, header, place) for place, name in column_names(table, header).items()}
    before = _remembered(known)
    naming = next((name for name in below if before.get(without_half_year(name)) == "indicator"), None)
    naming = naming or _naming_column(below, guesser)
    likely: dict[str, _Likely] = {}
    for name, cells in below.items():
        found = _Likely("indicator", _REMEMBERED) if name == naming else _use(name, cells, period, before)
        if found and (found.use != "indicator" or naming in (None, name)):
            likely[name] = found
    columns: dict[str, Use] = {name: use for name, (use, _) in likely.items() if use == SKIP}
    for use in {use for use, _ in likely.values()} - {SKIP}:
        winner = clear_best({name: score for name, (same, score) in likely.items() if same == use})
        if winner is not None:
            columns[winner] = use
    numbers = [name for name, cells in below.items() if name not in columns and _are_numbers(cells)]
    if "delivered" not in columns.values() and len(numbers) == 1:
        columns[numbers[0]] = "delivered"
    return {name: columns[name] for name in below if name in columns}


def _remembered(known: Matching | None) -> dict[str, Use]:
    """What each header meant, whatever half-year it named; but not that another half-year was left out."""
    columns = known.columns.items() if known else ()
    return {
        without_half_year(name): use for name, use in columns if use != SKIP or without_half_year(name) == fold(name)
    }


def _naming_column(below: Mapping[str, Sequence[Cell]], guesser: RowGuesser) -> str | None:
    """The column where many cells name something that the half-year asks."""
    scores = {}
    for name, cells in below.items():
        seen = cells[:_LOOKED_AT]
        named = sum(isinstance(cell, str) and guesser.recognises(text_of(cell)) for cell in seen)
        if named and named / len(seen) >= _NAMES_ROWS:
            by_words = _by_words(name)
            scores[name] = named / len(seen) + (0.1 if by_words and by_words.use == "indicator" else 0)
    return clear_best(scores)


def _use(name: str, cells: Sequence[Cell], period: Period, before: Mapping[str, Use]) -> _Likely | None:
    if column_of_another_half_year(name, period):
        return _Likely(SKIP, 1.0)  # »Antal, 1. halvår« in a report for the second
    if without_half_year(name) in before:
        return _Likely(before[without_half_year(name)], _REMEMBERED)
    likely = _by_words(without_half_year(name))
    if likely is None:
        return None if cells else _Likely(SKIP, 1.0)
    identity = {"activity": _is_activity, "period": _is_half_year}.get(likely.use)
    return likely if identity is None or all(identity(text_of(cell)) for cell in cells) else None


@lru_cache(maxsize=1_000)  # each header is asked about several times
def _by_words(name: str) -> _Likely | None:
    """What a header most likely means, by its words."""
    ours = header_fields([(0, name)]).get(0)
    if ours:
        return _Likely(_OURS[ours], 0.9 if ours == "description" else 1.0)
    written = all_words(name)
    scores = {use: max(likeness(words, written) for words in texts) for use, texts in _WORDS_OF.items()}
    use = clear_best(scores)
    return _Likely(use, scores[use]) if use and scores[use] >= _SURE else None


def _texts(row: Row) -> list[str]:
    return [text_of(cell) for cell in row.cells if not is_blank(cell)]


def _cells(table: Table, header: int, place: int) -> list[Cell]:
    """What stands in a column below the headers."""
    rows = (row.cells for row in table.rows if row.number > header)
    return [cells[place] for cells in rows if place < len(cells) and not is_blank(cells[place])]


def _are_numbers(cells: Sequence[Cell]) -> bool:
    return bool(cells) and 2 * sum(map(_is_number, cells)) >= len(cells)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return not isinstance(read_count(cell), Misread) or not isinstance(read_kroner(cell), Misread)
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_activity(text: str) -> bool:
    return re.fullmatch(r"\d{1,2}\.?( .+)?", text) is not None


def _is_half_year(text: str) -> bool:
    return None not in half_year_in(text)
