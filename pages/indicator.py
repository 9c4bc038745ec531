from ui import frame

frame.guard()

import streamlit as st

from outcomes.language import _
from ui import html, indicator, indicator_reports, session

seen = session.view()
plan, asked, part = seen.plan, st.query_params.get("indicator", ""), st.query_params.get("part")
target = plan.indicator(asked)
st.html(indicator.LOOK)
if target is None:
    html.head(_("Målet findes ikke"), plan.title)
    html.show(indicator.not_found(plan, asked))
else:
    rows = [row for row in (*session.attainment(seen), *session.measured(seen)) if row.indicator == asked]
    shown = indicator.asked_for(rows, part)
    observations = session.all_observations(seen)
    html.head(
        indicator.title(target, shown), indicator.belongs_to(plan, target), indicator.asked_in_words(target, shown)
    )
    html.show(
        indicator.unknown_part(rows, part),
        *(indicator.computed(row, target, observations, plan.bands, len(shown) > 1) for row in shown),
        html.link(_("Sådan regner vi"), "rules"),
        indicator.other_parts(rows, shown),
        indicator.doubts(plan, target),
        indicator.facts(target, shown),
    )
    for row in shown:
        versions = session.store().versions_of_target(plan.id, seen.as_of, asked, row.part or "")
        name = _("Alt, der er indberettet")
        caption = f"{name}, {row.part}" if len(shown) > 1 and row.part else name
        html.show(
            html.heading(caption, indicator_reports.how_many(versions)), indicator_reports.table(caption, versions)
        )
    if served := indicator.leads_to(plan, target):
        html.show(served)
