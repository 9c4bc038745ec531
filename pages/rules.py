from ui import frame

frame.guard()

from functools import partial

from outcomes.language import _
from ui import html, rules, session

seen = session.view()
html.head(
    _("Sådan regner vi"),
    seen.plan.title,
    _(
        "Reglerne for, hvornår et mål er nået. Til hver regel hører et eksempel fra planen, "
        "regnet ud på samme måde som på de andre sider."
    ),
)
rules.style()
html.show(*session.drawn(seen, "rules", partial(rules.draw, seen)))
