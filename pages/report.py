from ui.app import frame

frame.guard()

from outcomes.language import _
from ui.app import session
from ui.kit import markup, pieces
from ui.report import page, upload

view = session.view()
lead = _("Skriv, hvad der er leveret, i et skema eller her på siden. Det tager under ti minutter.")
pieces.head(_("Indberet"), view.plan.title, lead)

markup.show(upload.where_one_is(view), pieces.heading(_("1. Vælg aktivitet og halvår")))
activity = page.choose_activity(view.plan)
if activity is None:
    page.let_a_file_choose(view)
else:
    page.deliver_for(view, activity)
