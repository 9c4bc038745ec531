"""DuckDB made of a log: anew against its own reading of the same JSON, further by a report, and opened as it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import duckdb

from benchmarks.generate import FIRST_YEAR, Size, write_log
from benchmarks.measure import Figure, seconds
from benchmarks.server import ROOT, resident
from outcomes.report import Observation
from store.homes.choose import home_beside
from store.log.entry import Attachment
from store.log.log import Log
from store.log.said import ReportSaid
from store.store import Store

LARGE = Size(plans=1000, years=4, activities=4, indicators=250, half_years=8, renewed=False)
SMALL = LARGE._replace(plans=20, indicators=50)
_FEW = 5  # plans in the log that the large one is held against
_ANEW_GOAL, _LARGE_GOAL = 3.0, 1.5
_REPORT_GOAL, _OPEN_GOAL = 20.0, 2000.0  # ms
_OBSERVATIONS = 30

_READ = """
create table observation as
with said as (
    select
        plan,
        period,
        unnest(observations, recursive := true)
    from read_json(
        $1,
        format = 'newline_delimited',
        columns = {
            plan: 'varchar',
            period: 'varchar',
            observations: 'struct(
                indicator varchar, part varchar, value varchar, out_of double, note varchar, next_step varchar,
                evidence varchar, measured_on date
            )[]'
        }
    )
)
from said
"""


class _Taken(NamedTuple):
    """What a piece of work took in a process of its own."""

    seconds: float
    kilobytes: int


def figures(small: bool = False) -> list[Figure]:
    """Two million observations in 33,000 reports. Some figures are in ms, not ratios: what somebody waits for."""
    size, runs, times = (SMALL, 1, 3) if small else (LARGE, 7, 50)
    with TemporaryDirectory() as folder:
        large, few = Path(folder) / "large.duckdb", Path(folder) / "few.duckdb"
        for database, plans in ((large, size.plans), (few, _FEW)):
            with closing(home_beside(database)) as home:
                write_log(home, size._replace(plans=plans))
            Store(database).close()
        found = [*_made_anew(large, runs), *_followed(large, few, times)]
        opened = tuple(seconds(lambda: Store(large).close()) * 1000 for _ in range(times))
        return [*found, Figure("ms to open the large log, its DuckDB up to date", opened, _OPEN_GOAL)]


def _made_anew(database: Path, runs: int) -> list[Figure]:
    """Each in a new process that does nothing else."""
    written = _written_out(database)
    pairs = [(_in_a_child("make_anew", database), _in_a_child("read_json", written)) for _ in range(runs)]
    time = tuple(mine.seconds / least.seconds for mine, least in pairs)
    memory = tuple(mine.kilobytes / least.kilobytes for mine, least in pairs)
    return [
        Figure("made anew from the log / read_json of its entries", time, _ANEW_GOAL),
        Figure("peak memory while made anew / while read_json", memory),
    ]


def _written_out(database: Path) -> Path:
    """What the entries say, as a file with a line for each."""
    file = database.with_suffix(".ndjson")
    with closing(home_beside(database)) as home, file.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{entry.body}\n" for batch in Log(home).since(0) for entry in batch)
    return file


def _in_a_child(work: str, file: Path) -> _Taken:
    command = [sys.executable, "-m", "benchmarks.log", work, str(file)]
    ended = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    took, kilobytes = ended.stdout.split()
    return _Taken(float(took), int(kilobytes))


def _make_anew(database: Path) -> None:
    database.unlink()
    with closing(Store(database)) as store:
        if store.trouble:  # what was not made was made soon
            raise AssertionError(store.trouble)


def _read_json(file: Path) -> None:
    database = file.with_suffix(".read.duckdb")
    database.unlink(missing_ok=True)
    with duckdb.connect(database) as connection:
        connection.execute(_READ, [str(file)])


def _followed(large: Path, few: Path, times: int) -> list[Figure]:
    """A report is said by somebody else; then nothing is."""
    with _asked(large) as ask_large, _asked(few) as ask_few:
        new = [(ask_large(True), ask_few(True)) for _ in range(times)]
        nothing = [(ask_large(False), ask_few(False)) for _ in range(times)]
    return [
        Figure(f"ms to take a report of {_OBSERVATIONS} observations, large log", _firsts(new), _REPORT_GOAL),
        Figure("to take a report, large log / small log", _ratios(new), _LARGE_GOAL),
        Figure("ms to ask whether there is anything new, large log", _firsts(nothing)),
        Figure("to ask whether there is anything new, large log / small log", _ratios(nothing), _LARGE_GOAL),
    ]


def _firsts(pairs: list[tuple[float, float]]) -> tuple[float, ...]:
    return tuple(first for first, _ in pairs)


def _ratios(pairs: list[tuple[float, float]]) -> tuple[float, ...]:
    return tuple(first / second for first, second in pairs)


@contextmanager
def _asked(database: Path) -> Iterator[Callable[[bool], float]]:
    """Asks how far a record has come, after something new has been said in its log or not; returns ms."""
    versions = count(100)
    with closing(home_beside(database)) as home, closing(Store(database)) as store:

        def ask(is_new: bool) -> float:
            if is_new:
                _say(Log(home), next(versions))
            return seconds(store.revision) * 1000

        ask(True)
        yield ask
        if store.trouble or store.revision() != Log(home).newest().position:
            raise AssertionError(f"the log was not followed: {store.trouble}")


def _say(log: Log, version: int) -> None:
    at, file = datetime(FIRST_YEAR + 10, 1, 1), Attachment.of(str(version).encode())
    said = ReportSaid(
        plan=Size().ids[0],
        activity=1,
        period=f"{FIRST_YEAR}H1",
        version=version,
        received_at=at,
        known_at=at,
        file=file.sha256,
        filename="rapport.csv",
        size=len(file.content),
        observations=tuple(Observation(indicator=f"A01-{number:02}", value=number) for number in range(_OBSERVATIONS)),
    )
    with log.writing() as writing:
        writing.append(said.told(file), by="opdigtet", at=at)


if __name__ == "__main__":
    work = {"make_anew": _make_anew, "read_json": _read_json}[sys.argv[1]]
    print(seconds(lambda: work(Path(sys.argv[2]))), resident("self", at_most=True))
