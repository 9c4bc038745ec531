from ui.app import frame

frame.guard()

from outcomes.language import _
from ui.app import address, session
from ui.kit import markup, pieces, style
from ui.theory import page

view = session.view()
style.use("theory/theory.css")
pieces.head(_("Forandringsteori"), view.plan.title, _("Vejen fra det, vi gør, til det, vi vil opnå."))
markup.show(page.contents())
if not session.reports(view):
    markup.show(page.nothing_yet())
above, chain, below = session.drawn(view, page.sections, address.asked("node"))
if above:
    markup.show(above)
markup.show(chain, runs_scripts=True)
markup.show(below)
