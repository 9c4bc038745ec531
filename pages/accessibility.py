from ui import frame

frame.guard()

from outcomes.language import _
from ui import accessibility, html, session

plan = session.view().plan
html.head(
    _("Tilgængelighed"),
    plan.title,
    _("Alle skal kunne bruge siderne. De følger loven om webtilgængelighed (WCAG 2.1 AA) i det meste, men ikke i alt."),
)
html.show(accessibility.statement(plan.partnership.name))
