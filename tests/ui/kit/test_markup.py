"""Whatever is put into a piece of HTML is text, and links carry what the visitor looks through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from markupsafe import Markup

from outcomes import language
from ui.app.translations import translations
from ui.kit import markup


@pytest.fixture(autouse=True)
def _nothing_followed() -> Iterator[None]:
    markup.follow({})
    yield
    markup.follow({})


def test_a_fragment_escapes_what_is_put_in_and_keeps_what_is_markup() -> None:
    said = markup.Fragment('<a title="{}">{}</a>')('"><b>', Markup("<i>x</i>"))
    assert said == '<a title="&#34;&gt;&lt;b&gt;"><i>x</i></a>'


def test_a_fragment_takes_as_much_as_it_has_room_for() -> None:
    with pytest.raises(ValueError):
        markup.Fragment("<b>{}</b>")("a", "b")


def test_a_link_carries_what_the_visitor_looks_through() -> None:
    markup.follow({"lang": "en", "as_of": "2026-08-20", "examples": "1", "period": "2026H1"})
    assert markup.address("activity", activity=3) == "activity?lang=en&as_of=2026-08-20&examples=1&activity=3"


def test_a_link_can_leave_behind_what_the_visitor_looks_through() -> None:
    markup.follow({"lang": "en", "as_of": "2026-08-20", "examples": "1"})
    assert markup.address("overview", examples=None, as_of=None) == "overview?lang=en"


def test_the_plans_words_are_marked_as_danish_on_an_english_page() -> None:
    assert markup.danish("Unge & børn") == "Unge &amp; børn"
    language.speak("en", translations("en"))
    assert markup.danish("Unge & børn") == '<span lang="da">Unge &amp; børn</span>'
    language.speak("da", translations("da"))
