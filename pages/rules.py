from ui.app import frame

frame.guard()

from functools import partial

from outcomes.language import _
from ui.app import session
from ui.kit import markup
from ui.rules import page

seen = session.view()
markup.head(
    _("Sådan regner vi"),
    seen.plan.title,
    _(
        "Reglerne for, hvornår et mål er nået. Til hver regel hører et eksempel fra planen, "
        "regnet ud på samme måde som på de andre sider."
    ),
)
page.style()
markup.show(*session.drawn(seen, "rules", partial(page.draw, seen)))
