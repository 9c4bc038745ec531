from ui.app import frame

frame.guard()

from outcomes.language import _
from outcomes.selection import selected
from ui.app import session
from ui.kit import markup, pieces, style
from ui.status import files, matrix, selecting

view = session.view()
every, offered = session.deliveries(view), selecting.choices(view.plan)
style.use("status/matrix.css")
pieces.head(
    _("Måltal"),
    view.plan.title,
    _("Hvert mål i planen, hvad der er indberettet i hvert halvår, og hvor langt det er nået."),
)
if not session.answers(view):
    markup.show(selecting.nothing_yet())
wanted = selecting.ask(offered)
targets = selected(every, wanted)
told = selecting.in_words(offered, wanted, len(targets), len(every))
markup.show(told, "" if targets else selecting.nothing_fits())
files.offer(view, wanted, targets)
markup.show(matrix.only(every, targets))
halves = selecting.half_years(view.plan, view.as_of)
# It says the address, so it is not part of what never changes.
markup.show(selecting.how_to_read(view.plan, every, halves))
markup.show(*session.drawn(view, matrix.pieces, halves))
