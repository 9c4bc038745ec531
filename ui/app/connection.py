"""What a page says when the server can't be reached, and what the browser still holds of it when it can again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id

from outcomes.language import N_
from ui.app.translations import NAMES, translations
from ui.kit import scripts

_SAID = {
    "lost": N_("Forbindelsen er væk. Hold siden åben."),
    "unsaved": N_("Forbindelsen er væk. Det, I har skrevet siden kl. {time}, er ikke gemt. Hold siden åben."),
    "back": N_("Forbindelsen er her igen. Siden bliver hentet."),
}


def script() -> Markup:
    """Have the browser say it, in the language that the page is in by then."""
    said = {name: {kind: translations(name).gettext(text) for kind, text in _SAID.items()} for name in NAMES}
    return scripts.call("app/connection.js", said)


def held() -> Mapping[str, Any]:
    """What the browser's fields hold, by their keys, also when the server has been started since it drew them.

    To be asked before they are drawn: what can't be used then, such as a file that is gone, is not among it after.
    """
    context = get_script_run_ctx()
    states = context.session_state.get_widget_states() if context else []
    return {user_key_from_element_id(state.id) or "": _value(state) for state in states}


def _value(state: WidgetState) -> object:
    kind = state.WhichOneof("value")
    return getattr(state, kind) if kind else None
