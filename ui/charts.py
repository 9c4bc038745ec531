"""Charts: drawn after the words and the table that say the same."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from outcomes.attainment import Attainment, RollUp
from outcomes.plan import Plan
from ui.marks import WORDS

# Tints that survive colour-blindness and black and white; missing and not due are told by pattern.
_LOOK: dict[str, tuple[str, str]] = {
    "satisfactory": ("#08519c", ""),
    "above": ("#3182bd", ""),
    "limited": ("#fdae6b", ""),
    "inadequate": ("#a63603", ""),
    "partial": ("#6b7785", ""),
    "missing": ("#4a5560", "/"),
    "not_due": ("#d5dbe1", "."),
}


def marks_by_activity(plan: Plan, rows: Sequence[Attainment]) -> None:
    """How many targets of each activity have which mark, as stacked bars in the plan's order."""
    counts = {
        one.title: RollUp.of(row for row in rows if row.activity == one.number).marks
        for one in reversed(plan.activities)
        if one.indicators
    }
    figure = go.Figure(
        [
            go.Bar(
                name=WORDS[name],
                y=[*counts],
                x=[marks[name] for marks in counts.values()],
                orientation="h",
                marker={"color": colour, "pattern": {"shape": pattern, "fgcolor": "#1a1a1a", "size": 5}},
                hovertemplate="%{x} " + WORDS[name] + "<extra>%{y}</extra>",
            )
            for name, (colour, pattern) in _LOOK.items()
            if any(marks[name] for marks in counts.values())
        ]
    )
    figure.update_layout(
        barmode="stack",
        bargap=0.35,
        height=30 * len(counts) + 110,
        margin={"l": 0, "r": 0, "t": 40, "b": 20},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        xaxis={"title": "antal mål", "fixedrange": True},
        yaxis={"fixedrange": True, "automargin": True},
    )
    alt = "Antal mål for hver aktivitet efter status. De samme tal står i tabellen ovenfor."
    st.plotly_chart(figure, alt=alt, config={"displayModeBar": False})
