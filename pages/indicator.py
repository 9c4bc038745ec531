from ui.app import frame

frame.guard()

import streamlit as st

from outcomes.language import _
from ui.app import session
from ui.indicator import about, reports
from ui.kit import markup

seen = session.view()
plan, asked, part = seen.plan, st.query_params.get("indicator", ""), st.query_params.get("part")
target = plan.indicator(asked)
st.html(about.LOOK)
if target is None:
    markup.head(_("Målet findes ikke"), plan.title)
    markup.show(about.not_found(plan, asked))
else:
    rows = [row for row in (*session.attainment(seen), *session.measured(seen)) if row.indicator == asked]
    shown = about.asked_for(rows, part)
    observations = session.all_observations(seen)
    markup.head(about.title(target, shown), about.belongs_to(plan, target), about.asked_in_words(target, shown))
    markup.show(
        about.unknown_part(rows, part),
        *(about.computed(row, target, observations, plan.bands, len(shown) > 1) for row in shown),
        markup.link(_("Sådan regner vi"), "rules"),
        about.other_parts(rows, shown),
        about.doubts(plan, target),
        about.facts(target, shown),
    )
    for row in shown:
        versions = session.store().versions_of_target(plan.id, seen.as_of, asked, row.part)
        name = _("Alt, der er indberettet")
        caption = f"{name}, {row.part}" if len(shown) > 1 and row.part else name
        markup.show(markup.heading(caption, reports.how_many(versions)), reports.table(caption, versions))
    if served := about.leads_to(plan, target):
        markup.show(served)
