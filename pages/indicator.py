from ui.app import frame

frame.guard()

from outcomes.language import _
from ui.app import address, session
from ui.decided import told
from ui.decided.asked import decided
from ui.indicator import about, reports
from ui.kit import links, markup, pieces, style

view = session.view()
plan, asked, part = view.plan, address.asked("indicator"), address.asked("part")
targets = [target for target in session.every_target(view) if target.indicator.id == asked]
shown = about.asked_for(targets, part)
style.use("indicator/indicator.css")
if not shown:
    pieces.head(_("Målet findes ikke"), plan.title)
    markup.show(about.not_found(plan, asked))
else:
    target, *others = shown
    pieces.head(about.title(shown), about.belongs_to(plan, target), about.asked_in_words(shown))
    markup.show(
        about.unknown_part(targets, part),
        *(about.computed(target, plan.bands, bool(others)) for target in shown),
        about.changed(plan, target, session.left_out(view, target.row.activity)),
        links.link(_("Sådan regner vi"), "rules"),
        about.other_parts(targets, shown),
        about.doubts(plan, target.indicator),
        about.facts(target.indicator, shown),
        told.concerning(decided(view).about(indicator=asked), view.as_of),
    )
    for each in shown:
        versions = session.store().versions_of_target(plan.id, view.as_of, asked, each.row.part)
        markup.show(reports.every(versions, each.row.part if others else ""))
    if served := about.leads_to(plan, target):
        markup.show(served)
