"""The picture of the money: what the plan calls its activities is text in it, and bars say kroner under the pointer."""

from __future__ import annotations

from outcomes.plan import Activity
from outcomes.spending import Together
from tests import make
from ui.economy import chart

FEST: Activity = make.plan(activities=[make.activity(1, [], name="<b>Fest</b> & leg")]).activities[0]


def test_what_an_activity_is_called_is_never_markup() -> None:
    [budget, spent] = chart.figure({FEST: Together(1000, 1200, 1, 1, True)}).data
    assert budget.y == spent.y == ("1 &lt;b&gt;Fest&lt;/b&gt; &amp; leg",)


def test_a_bar_says_its_kroner_and_what_they_are() -> None:
    [budget, spent] = chart.figure({FEST: Together(1000, 1200, 1, 1, True)}).data
    assert (budget.customdata[0], spent.customdata[0]) == ("1.000 kr.", "1.200 kr.")
    assert spent.hovertemplate == "%{customdata}<extra>%{y}: Brugt</extra>"


def test_what_nobody_has_reported_has_no_bar() -> None:
    [budget, spent] = chart.figure({FEST: Together(1000, None, 0, 1, False)}).data
    assert (budget.x, spent.x) == ((1000,), ())


def test_what_is_half_unknown_is_hatched() -> None:
    _budget, spent, at_least = chart.figure({FEST: Together(1000, 400, 1, 2, False)}).data
    assert (spent.x, at_least.x, at_least.marker.pattern.shape) == ((), (400,), "/")
