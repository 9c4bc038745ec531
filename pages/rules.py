from ui.app import frame

frame.guard()

from outcomes.language import _
from ui.app import session
from ui.kit import markup, pieces, style
from ui.rules import page

view = session.view()
pieces.head(
    _("Sådan regner vi"),
    view.plan.title,
    _(
        "Reglerne for, hvornår et mål er nået. Til hver regel hører et eksempel fra planen, "
        "regnet ud på samme måde som på de andre sider."
    ),
)
style.use("rules/rules.css")
markup.show(*session.drawn(view, page.draw))
