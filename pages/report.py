from ui import frame

frame.guard()

from outcomes.coverage import current_half_year, deadline
from outcomes.language import _
from ui import delivery, form, history, html, matching, report, session

seen = session.view()
plan = seen.plan
lead = _("Skriv, hvad der er leveret, i et skema eller her på siden. Det tager under ti minutter.")
html.head(_("Indberet"), plan.title, lead)

html.show(html.heading(_("1. Vælg aktivitet og halvår")))
activity = session.choose_activity(plan, plan.reporting)
period = session.choose_period(activity.half_years, current_half_year(plan, seen.as_of))
came = next((one for one in session.reports(seen) if (one.activity, one.period) == (activity.number, period)), None)
html.show(report.when_due(deadline(plan, period), seen.as_of, came))

rows = session.form_rows(seen, activity, period)
way = form.choose_way()
if way == "form":
    sent = form.fill_in(seen, activity, period, rows)
else:
    told = _("Skriv i Leveret, og hvor det passer i Ud af, Bemærkning og Næste skridt. Tomt betyder: ikke indberettet.")
    html.show(html.heading(_("2. Hent skemaet"), told))
    report.offer_templates(plan, activity, period, rows)
    html.show(html.heading(_("3. Aflever")))
    sent = report.ask_for_file(activity, period)
table = report.read(sent) if sent else None
if table and way == "file":
    table = matching.ask(seen, activity, period, table, rows)
if sent and table:
    checked = report.check(sent, plan, activity, period, table)
    if checked.can_be_stored:
        checked = checked.with_warnings(session.warnings(seen, checked.report(plan)))
    if way == "form":
        checked = form.in_words(checked, seen, activity, period)
    html.show(report.problems(checked))
    if way == "file":
        report.offer_marked_copy(sent, checked.problems)
    if checked.can_be_stored and delivery.deliver(seen, checked.report(plan), sent, way) and way == "form":
        form.delivered(seen, activity, period)
history.show(seen, activity, period)
