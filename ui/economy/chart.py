"""Budget and spending as a picture, after the tables that say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from markupsafe import escape

from outcomes.language import _
from outcomes.plan import Activity
from outcomes.spending import Spent, Together, by_year, together
from ui.app import after_paint
from ui.kit import templates, words

_BUDGET = {"offsetgroup": "budget", "marker": {"color": "#9fb3c8"}}
_SPENT = {"offsetgroup": "spent", "marker": {"color": "#08519c"}}
_SPENT_AT_LEAST = {  # hatched: a half-year of it is not reported
    "offsetgroup": "spent",
    "marker": {"color": "#08519c", "pattern": {"shape": "/", "fgcolor": "#9fb3c8", "solidity": 0.4}},
}


def show(lines: Sequence[Spent], year: int) -> None:
    """The activities' budgets in a year, and what is spent of them; nothing when nobody has reported of that year."""
    in_year = by_year(lines).get(year, [])
    activities = dict.fromkeys(spent.activity for spent in reversed(in_year))
    sums = {of: together(spent for spent in in_year if spent.activity == of) for of in activities}
    if any(total.answered for total in sums.values()):
        after_paint.draw("economy", partial(_draw, sums, year))


def _draw(sums: Mapping[Activity, Together], year: int) -> None:
    alt = _("Budget og forbrug i {year} for hver aktivitet. De samme tal står i tabellerne ovenfor.")
    st.plotly_chart(figure(sums), alt=alt.format(year=year), config={"displayModeBar": False})


def figure(sums: Mapping[Activity, Together]) -> go.Figure:
    """A bar for each activity's budget, and one for what is spent of it, hatched where a half-year is missing."""
    known = {of: total for of, total in sums.items() if total.amount is not None}
    whole, partly = (
        {of: total.amount or 0 for of, total in known.items() if total.is_whole is so} for so in (True, False)
    )
    bars = [
        _bars(_("Budget"), _BUDGET, {of: total.budget for of, total in sums.items()}),
        _bars(_("Brugt"), _SPENT, whole),
        *([_bars(_("Brugt, så vidt vi ved: noget er ikke indberettet"), _SPENT_AT_LEAST, partly)] if partly else []),
    ]
    return go.Figure(
        bars,
        {
            "height": 34 * len(sums) + 90,
            "margin": {"l": 0, "r": 0, "t": 40, "b": 20},
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "reversed"},
            "xaxis": {"title": _("kr."), "fixedrange": True, "tickformat": ",.0f"},
            "yaxis": {"fixedrange": True, "automargin": True},
            "separators": ",." if words.locale().startswith("da") else ".,",
        },
    )


def _bars(name: str, look: Mapping[str, Any], amounts: Mapping[Activity, float]) -> go.Bar:
    return go.Bar(
        name=name,
        y=[str(escape(activity.title)) for activity in amounts],  # Plotly reads tags in its texts
        x=[*amounts.values()],
        orientation="h",
        **look,
        customdata=[words.kroner(amount) for amount in amounts.values()],
        hovertemplate=templates.draw("economy/templates/hover.html", name=name),
    )
