from ui.app import frame

frame.guard()

from outcomes.language import _
from ui.app import saying, session
from ui.decided import asked
from ui.decisions import page
from ui.kit import pieces

view = session.view()
known = asked.decided(view)
pieces.head(_("Beslutninger og opgaver"), view.plan.title, page.lead(known, view.as_of))
saying.tell()
if not page.show_one(view, known):
    page.show_all(view, known)
