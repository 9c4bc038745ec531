"""What is chosen stands in the address; an address that has changed decides, and what can't be chosen is said."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def page() -> None:
    from ui.app import address

    address.choose_or_all("area", "Område", {"PF": "Fællesskaber", "UB": "Uddannelse"})
    address.choose("period", "Halvår", {"2026H1": "1. halvår", "2026H2": "2. halvår"}, "2026H2")
    address.choose("way", "Måde", {"": "Fil", "form": "Her"}, in_a_row=True, is_kept=True)
    address.write("q", "Søg", "et ord")


def visit(**asked: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=30)
    for name, value in asked.items():
        app.query_params[name] = value
    return app.run()


def chosen(app: AppTest) -> dict[str, str]:
    assert not app.exception
    return {one.key.removeprefix("choice-"): one.value for one in (*app.selectbox, *app.radio, *app.text_input)}


def in_address(app: AppTest) -> dict[str, str]:
    return {name: value[0] if isinstance(value, list) else value for name, value in app.query_params.items()}


def told(app: AppTest) -> str:
    return " ".join(one.proto.body for one in app.main.get("html"))


def test_an_address_that_says_nothing_gets_what_is_first_and_all_does_not_stand_in_it() -> None:
    app = visit()
    assert chosen(app) == {"area": "", "period": "2026H2", "way": "", "q": ""}
    assert in_address(app) == {"period": "2026H2"}


def test_the_address_decides_what_is_chosen() -> None:
    asked = {"area": "UB", "period": "2026H1", "way": "form", "q": "job"}
    assert chosen(visit(**asked)) == in_address(visit(**asked)) == asked


def test_what_is_picked_comes_to_stand_in_the_address_and_what_is_taken_back_leaves_it() -> None:
    app = visit(area="UB")
    app.selectbox(key="choice-area").set_value("PF").run()
    assert in_address(app)["area"] == "PF"
    app.selectbox(key="choice-area").set_value("").run()
    assert "area" not in in_address(app)


def test_the_browsers_way_back_is_followed_whatever_was_picked_since() -> None:
    app = visit(area="UB", period="2026H1", q="job")
    app.selectbox(key="choice-area").set_value("PF").run()
    app.text_input(key="choice-q").set_value("ung").run()
    app.query_params.clear()
    app.query_params["period"] = "2026H1"
    assert chosen(app.run()) == {"area": "", "period": "2026H1", "way": "", "q": ""}


def test_a_choice_that_is_kept_stays_where_the_address_says_nothing_of_it() -> None:
    app = visit(way="form")
    app.query_params.clear()
    assert chosen(app.run())["way"] == "form"


def test_what_can_not_be_chosen_is_said_with_what_is_shown_instead() -> None:
    app = visit(area="<b>", period="2027H1")
    assert "»&lt;b&gt;«, som ikke findes her. I ser alle." in told(app)
    assert "halvår »2027H1«, som ikke findes her. I ser 2. halvår." in told(app)
    assert chosen(app) | {"q": ""} == {"area": "", "period": "2026H2", "way": "", "q": ""}


def test_what_is_chosen_is_what_a_field_that_comes_late_begins_with() -> None:
    app = visit(area="UB", period="2026H1", way="form", q="job").run()
    assert not any(field.proto.set_value for field in (*app.selectbox, *app.radio, *app.text_input))
    assert [field.proto.options[field.proto.default] for field in app.selectbox] == ["Uddannelse", "1. halvår"]
    assert [field.proto.options[field.proto.default] for field in app.radio] == ["Her"]
    assert [field.proto.default for field in app.text_input] == ["job"]
