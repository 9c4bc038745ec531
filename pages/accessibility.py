from ui.app import frame

frame.guard()

from outcomes.language import _
from ui.accessibility import page
from ui.app import session
from ui.kit import markup, pieces

plan = session.view().plan
pieces.head(
    _("Tilgængelighed"),
    plan.title,
    _("Alle skal kunne bruge siderne. De følger loven om webtilgængelighed (WCAG 2.1 AA) i det meste, men ikke i alt."),
)
markup.show(page.statement(plan.partnership.name))
