"""What is measured of a result or an effect itself, and what the plan says could be."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from outcomes.indicator import Indicator, Lines, Strict, Text


class Measure(Indicator):
    """A number that says how far a result or an effect (``node``) has come, and not what was delivered.

    ``source_name`` says where the numbers come from and ``frequency`` how often, in words. ``source`` is
    empty for a measure that was decided on after the plan was written.
    """

    id: Annotated[str, StringConstraints(pattern=r"^M00-\d\d$")]
    kind: Literal["flow", "running_total", "level", "share"]
    column: Literal["measure"] = "measure"  # type: ignore[assignment]  # it stands in none of the plan's columns
    source: tuple[int, ...] = ()
    node: Text
    source_name: Text
    frequency: Text


class Candidate(Strict):
    """A source that the plan mentions and that could measure results or effects (``nodes``). It has no values.

    ``doubt`` says what must be settled before it can be a measure.
    """

    name: Text
    nodes: Annotated[tuple[Text, ...], Field(min_length=1)]
    could_measure: Text
    source: Lines
    doubt: Text


class Measuring(Strict):
    """What ``measures.toml`` holds."""

    measure: tuple[Measure, ...] = ()
    candidate: tuple[Candidate, ...] = ()
