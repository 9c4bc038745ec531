"""From where the visitor looks: on which day, in which version of the plan, in which language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import streamlit as st
from markupsafe import Markup

import settings
from outcomes.language import _, language
from store import moment
from store.meeting.meetings import meetings
from ui.app import address, paper, session
from ui.app.session import View
from ui.app.translations import NAMES
from ui.kit import links, markup, pieces, scripts, templates, words

_MEETINGS = 4  # the newest, at the foot


def asked() -> Iterator[Markup]:
    """What the address asks for other than now, said on every page."""
    if settings.clock():
        told = _("Uret er stillet til {time}, så alt her regnes, som om det var nu.")
        yield pieces.paragraph(told.format(time=words.time(moment.now())), "earlier", "note")
    if "as_of" in st.query_params:
        day = address.asked_day()
        yield _said(
            _seen_on(day)
            if day
            else _("Datoen i adressen kan ikke bruges. Skriv den som 2026-09-30. I ser siden, som den er nu."),
            "as_of",
        )
    if address.asked("counted") == "approved":
        yield _said(_("I ser kun det, der står i godkendte rapporter."), "counted", _("Regn med alle afleverede"))
    if "plan_version" in st.query_params:
        version = session.asked_version(session.asked_plan())
        yield _said(
            _("I ser planen i den udgave, der trådte i kraft {time}.").format(time=words.time(version.effective_at))
            if version
            else _("Udgaven af planen i adressen findes ikke. I ser den, der gælder."),
            "plan_version",
        )


def show() -> None:
    """The foot of every page: another day, another version, another language, and how accessible this is."""
    view = session.view()
    permanent = _permanent(view)
    ways = [
        *_counted(view),
        links.link(_("Sådan regner vi"), "rules"),
        links.link(_("Tilgængelighed"), "accessibility"),
    ]
    others = [(address.this_page(lang=name), name, said) for name, said in NAMES.items() if name != language()]
    foot = templates.draw(
        "app/templates/foot.html",
        kept={name: value for name, value in st.query_params.to_dict().items() if name != "as_of"},
        ask_for_day=_("Se siden, som den så ud den"),
        day=address.asked_day() or view.as_of,
        show=_("Vis"),
        copy=_("Kopiér link til siden, som den ser ud nu"),
        leads_to=_("Linket åbner siden for den dag, I ser på:"),
        permanent=permanent,
        meetings=_meetings(view),
        plan=_("Planen, som den blev læst {time}.").format(time=words.time(session.version_shown(view).effective_at)),
        versions=_versions(),
        ways=markup.joined(ways, " · "),
        version=_("Programmets version: {version}").format(version=settings.VERSION),
        others=others,
    )
    markup.show(foot)
    told = _("Linket er kopieret."), _("Linket er markeret. Kopiér det med Ctrl+C.")
    markup.show(scripts.call("app/copy_link.js", *told), runs_scripts=True)
    paper.foot(view.as_of, permanent)


def _counted(view: View) -> Iterator[Markup]:
    """The way to what approved reports say alone, and back; nothing where the plan has no reviews."""
    if view.plan.review is None:
        return
    text = _("Regn med alle afleverede") if view.approved else _("Regn kun med godkendte rapporter")
    yield address.here(text, counted=None if view.approved else "approved")


def _meetings(view: View) -> Markup:
    """The way to how the page looked at each of the last meetings: at the end of the day that its numbers are of."""
    known = meetings(session.store(), view.plan.id, session.store().latest_day(view.plan.id))
    held = [one for one in known if not one.cancelled and one.numbers_of <= session.store().latest_day(view.plan.id)]
    ways = [
        address.here(_("Ved mødet {day}").format(day=words.day(one.day)), as_of=str(one.numbers_of), meeting=None)
        for one in held[-_MEETINGS:]
    ]
    return markup.joined(ways, " · ")


def _permanent(view: View) -> str:
    """The whole address of the page, with the plan and the day that are shown: it opens the same in later years."""
    version = st.query_params.get("plan_version") if session.asked_version(view.plan.id) else None
    return address.whole(plan=view.plan.id, plan_version=version, as_of=view.as_of.isoformat())


def _seen_on(day: date) -> str:
    if day > session.store().latest_day(session.asked_plan()):
        told = _("{day} er ikke kommet endnu. I ser siden, som den bliver, hvis der ikke bliver afleveret mere.")
        return told.format(day=words.day(day))
    return _("I ser siden, som den så ud {day}.").format(day=words.day(day))


def _said(text: str, parameter: str, way_back: str = "") -> Markup:
    back = address.here(way_back or _("Tilbage til i dag"), **{parameter: None})
    return pieces.paragraph(markup.line(text, back, between=" "), "earlier", "note")


def _versions() -> Markup:
    """The way to each version of the plan, when there are several."""
    versions = session.store().plan_versions(session.asked_plan())
    if len(versions) < 2:
        return Markup()
    ways = (
        address.here(words.time(version.effective_at), plan_version=str(number))
        for number, version in enumerate(versions, start=1)
    )
    return markup.line(_("Planens udgaver:"), markup.joined(ways, " · "), between=" ")
