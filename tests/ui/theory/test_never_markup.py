"""Whatever a plan says stands as text on the map, in the list, in an opened box and among the gaps."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from outcomes.target import targets
from tests import make
from ui.theory import as_list, as_map, gaps, opened
from ui.theory.evidence import Evidence


def of_texts(text: str) -> Evidence:
    """A chain in which everything that a person can write is this text, with an opened activity in it."""
    ids = {"PF-E1": f"{text}1", "PF-R1": f"{text}2", "PF-V1": f"{text}3", "F1": f"{text}4"}
    theory = make.plan().theory.model_dump(mode="json")
    theory["nodes"] = [node | {"id": ids[node["id"]], "label": text} for node in theory["nodes"]]
    theory["links"] = [
        {"origin": ids[link["origin"]], "to": ids[link["to"]], "stated": True, "doubt": text}
        for link in theory["links"]
    ]
    serves = [{"effort": ids["PF-E1"], "why": text}]
    indicators = [make.indicator(label=text, unit=text)]
    plan = make.plan(
        activities=[make.activity(1, indicators, name=text, purpose=text, serves=serves)],
        areas=[{"id": "PF", "name": text}],
        theory=theory,
        measures=[make.measure(node=ids["PF-R1"], label=text, unit=text, doubt=text)],
        candidates=[{"name": text, "nodes": [ids["PF-V1"]], "could_measure": text, "source": [7], "doubt": text}],
    )
    return Evidence.of(plan, targets(plan, ()), (), "A01")


def drawn(evidence: Evidence) -> list[Markup]:
    opened_boxes = [opened.draw(evidence, step) for step in evidence.chain.steps]
    return [as_map.draw(evidence), as_list.draw(evidence), gaps.draw(evidence), *opened_boxes]


class Parsed(HTMLParser):
    """The tags of some HTML with the names of their attributes, and the text that is not in a script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[str]]] = []
        self.text = ""
        self.feed(str(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, [name for name, _ in attrs]))

    def handle_data(self, data: str) -> None:
        self.text += data if self.tags[-1][0] != "script" else ""


HOSTILE = (
    "<script>x()</script>",
    "</script><b>",
    "\"' onclick=x",
    "{{ 7 * 7 }}{% x %}{# x #}",
    "&lt;i&gt;",
    "a\u2028b",
    "<!--",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_plan_says_is_never_markup(text: str) -> None:
    for html, harmless in zip(map(Parsed, drawn(of_texts(text))), map(Parsed, drawn(of_texts("Xyz"))), strict=True):
        assert html.tags == harmless.tags
        assert html.text.count(text) == harmless.text.count("Xyz") > 0


@pytest.mark.parametrize("text", HOSTILE)
def test_what_the_script_of_the_map_is_given_holds_the_ids_of_a_plan_and_no_tag(text: str) -> None:
    [given] = re.findall(r"\}\n\)\((.*)\)</script>", as_map.draw(of_texts(text)))
    assert "<" not in given and given.isascii()
    arrows = [unescape(arrow) for arrow in re.findall(r'data-arrow="([^"]*)"', json.loads(given))]
    assert arrows == [f"A01 {text}1", f"{text}1 {text}2", f"{text}2 {text}3", f"{text}3 {text}4"]
