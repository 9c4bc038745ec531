from ui.app import frame

frame.guard()

from outcomes.coverage import current_half_year, deadline
from outcomes.language import _
from ui.app import session
from ui.kit import markup, pieces
from ui.report import delivery, history, upload
from ui.report.form import form
from ui.report.questions import Questions

view = session.view()
plan = view.plan
lead = _("Skriv, hvad der er leveret, i et skema eller her på siden. Det tager under ti minutter.")
pieces.head(_("Indberet"), plan.title, lead)

markup.show(upload.where_one_practises(), pieces.heading(_("1. Vælg aktivitet og halvår")))
activity = session.choose_activity(plan.reporting)
period = session.choose_period(activity.half_years, current_half_year(plan, view.as_of))
came = next((one for one in session.reports(view) if (one.activity, one.period) == (activity.number, period)), None)
markup.show(upload.when_due(deadline(plan, period), view.as_of, came))

questions = Questions(plan, activity, period, session.form_rows(view, activity, period), came.number if came else "")
way = form.choose_way()
if way == "form":
    received = form.fill_in(view, questions)
else:
    told = _("Skriv i Leveret, og hvor det passer i Ud af, Bemærkning og Næste skridt. Tomt betyder: ikke indberettet.")
    markup.show(pieces.heading(_("2. Hent skemaet"), told))
    upload.offer_templates(questions)
    markup.show(pieces.heading(_("3. Aflever")))
    sent = upload.ask_for_file(questions)
    received = upload.receive(questions, sent) if sent else None
if received:
    markup.show(upload.problems(received.checked))
    if way != "form":
        upload.offer_marked_copy(received)
    if received.checked.can_be_stored and delivery.deliver(view, received, way) and way == "form":
        form.delivered(questions)
history.show(view, activity, period)
