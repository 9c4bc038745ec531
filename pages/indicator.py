from ui.app import frame

frame.guard()

from outcomes.language import _
from ui.app import address, session
from ui.indicator import about, reports
from ui.kit import links, markup, pieces, style

view = session.view()
plan, asked, part = view.plan, address.asked("indicator"), address.asked("part")
indicator = plan.indicator(asked)
style.use("indicator/indicator.css")
if indicator is None:
    pieces.head(_("Målet findes ikke"), plan.title)
    markup.show(about.not_found(plan, asked))
else:
    targets = [target for target in session.every_target(view) if target.indicator.id == asked]
    shown = about.asked_for(targets, part)
    title, belongs_to = about.title(indicator, shown), about.belongs_to(plan, indicator)
    pieces.head(title, belongs_to, about.asked_in_words(indicator, shown))
    markup.show(
        about.unknown_part(targets, part),
        *(about.computed(target, plan.bands, len(shown) > 1) for target in shown),
        links.link(_("Sådan regner vi"), "rules"),
        about.other_parts(targets, shown),
        about.doubts(plan, indicator),
        about.facts(indicator, shown),
    )
    for target in shown:
        versions = session.store().versions_of_target(plan.id, view.as_of, asked, target.row.part)
        markup.show(reports.every(versions, target.row.part if len(shown) > 1 else ""))
    if served := about.leads_to(plan, indicator):
        markup.show(served)
