"""Whatever is put into a piece of HTML is text, and links carry what the visitor looks through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from outcomes import language
from ui.app.translations import translations
from ui.kit import links, markup, templates


@pytest.fixture(autouse=True)
def _nothing_followed() -> Iterator[None]:
    links.follow({})
    yield
    links.follow({})


def test_a_template_escapes_what_is_put_in_and_keeps_what_is_markup() -> None:
    drawn = templates.macros("kit/templates/pieces.html").paragraph(Markup("<i>x</i>"), '"><b>', "")
    assert drawn == '<p class="&#34;&gt;&lt;b&gt;"><i>x</i></p>'


def test_a_template_is_given_everything_that_it_names() -> None:
    with pytest.raises(UndefinedError):
        templates.draw("target/templates/standing.html", lines=[], goals=[], said="")


def test_a_line_and_a_sentence_escape_what_is_put_in() -> None:
    assert markup.line("<b>", Markup("<i>x</i>"), between=" & ") == "&lt;b&gt; &amp; <i>x</i>"
    assert markup.put_in("Gå til <{place}>", place="<b>") == "Gå til &lt;&lt;b&gt;&gt;"


def test_a_link_carries_what_the_visitor_looks_through() -> None:
    links.follow({"lang": "en", "as_of": "2026-08-20", "examples": "1", "period": "2026H1"})
    assert links.address("activity", activity=3) == "activity?lang=en&as_of=2026-08-20&examples=1&activity=3"


def test_a_link_can_leave_behind_what_the_visitor_looks_through() -> None:
    links.follow({"lang": "en", "as_of": "2026-08-20", "examples": "1"})
    assert links.address("overview", examples=None, as_of=None) == "overview?lang=en"


def test_the_plans_words_are_marked_as_danish_on_an_english_page() -> None:
    assert markup.danish("Unge & børn") == "Unge &amp; børn"
    language.speak("en", translations("en"))
    assert markup.danish("Unge & børn") == '<span lang="da">Unge &amp; børn</span>'
    language.speak("da", translations("da"))
