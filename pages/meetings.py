from ui.app import frame

frame.guard()

from outcomes.language import _
from ui.app import address, saying, session
from ui.kit import markup, pieces, style
from ui.meetings import asked, one, page

view = session.view()
style.use("meetings/meetings.css")
meetings = asked.every(view)
number = address.asked_number("meeting")
meeting = next((each for each in meetings if each.number == number), None)
if meeting:
    one.show(asked.meet(view, meeting, meetings), address.asked("item"))
else:
    pieces.head(_("Møder"), view.plan.title, page.lead(view, meetings))
    saying.tell()
    if number:
        markup.show(pieces.not_there(_("Møde"), str(number)))
    markup.show(page.listed(meetings), pieces.heading(_("Indkald til et møde")))
    page.ask(view)
