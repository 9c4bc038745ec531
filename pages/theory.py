from ui.app import frame

frame.guard()

from outcomes.language import _
from ui.app import address, session
from ui.kit import markup, pieces
from ui.theory import evidence, page

view = session.view()
asked = address.asked("node")
pieces.head(_("Forandringsteori"), view.plan.title, _("Vejen fra det, vi gør, til det, vi vil opnå."))
markup.show(evidence.contents())
if not session.reports(view):
    markup.show(evidence.nothing_yet())
above, chain, below = session.drawn(view, page.pieces, asked)
if above:
    markup.show(above)
markup.show(chain, runs_scripts=True)
markup.show(below)
