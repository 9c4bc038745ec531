"""The guide that comes with the form: what to write where, in a few plain lines."""

from __future__ import annotations

from loaders.report.header import HEADERS
from outcomes.coverage import deadline
from outcomes.danish import either
from outcomes.indicator import ASSESSMENTS
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Activity, MeasureTaker, Plan
from outcomes.report import NOT_APPLICABLE
from outcomes.typed import typed


def _about_measures(activity: Activity) -> list[tuple[str, str]]:
    if not isinstance(activity, MeasureTaker):
        return []
    words = _("Skriv, hvilken dag tallet er fra, fx 12.05.2026. Tomt betyder, at det gælder for halvåret.")
    return [(HEADERS["measured_on"], words)]


def _about_the_report(counted: str) -> list[tuple[str, str]]:
    if not counted:
        return []
    words = _("Udfyldt med det, I afleverede som {number}. Ret det, der er forkert, og lad resten stå.")
    return [(_("Skemaet er udfyldt"), words.format(number=counted))]


def guide_lines(plan: Plan, activity: Activity, period: Period, sheet: str, counted: str = "") -> list[tuple[str, str]]:
    """Name and sentence, line by line. The names stand below each other, so they are never read as headers.

    ``counted`` is the number of the report that the form is filled in with.

    What the form itself says, its headers and the words to write, is Danish in every language.
    """
    about = _("Aktivitet {activity}, {period}.").format(activity=activity.title, period=period.words)
    when = _("{day}. En rapport er også velkommen efter fristen.").format(day=typed(deadline(plan, period)))
    how = _(
        "Skriv i de farvede felter på arket »{sheet}«, og gem filen. Aflever den på siden Indberet. "
        "I får straks at vide, om noget skal rettes, og en kvittering, når rapporten er gemt."
    )
    who = _(
        "{partnership}: arbejdsgruppen, styregruppen og Økonomiforvaltningen. Skriv ikke navne på "
        "borgere, CPR-numre eller andet om enkeltpersoner."
    )
    assessed = _("Vælg {words}. Skriv i Bemærkning hvorfor.").format(words=either(ASSESSMENTS))
    note, next_step, evidence = HEADERS["note"], HEADERS["next_step"], HEADERS["evidence"]
    return [
        (_("Vejledning til skemaet"), ""),
        (_("Skemaet"), about),
        *_about_the_report(counted),
        (_("Frist"), when),
        (_("Sådan gør I"), how.format(sheet=sheet)),
        ("", ""),
        (_("Tomt felt"), _("Ikke indberettet. Et tomt felt bliver aldrig til 0.")),
        ("0", _("I har talt efter, og der er ingen.")),
        (NOT_APPLICABLE, _("Målet gælder ikke for jer i halvåret. Skriv hvorfor i Bemærkning.")),
        ("", ""),
        (_("Antal"), _("Skriv kun tallet: 8, ikke »ca. 8« eller »8-10«. Skriv det, I har nået i dette halvår.")),
        (
            _("Året til nu"),
            _("Står der »året til nu« i Beskrivelse, så tæl fra 1. januar, og tæl hver person én gang."),
        ),
        (
            _("Andele"),
            _(
                "Skriv to tal, ikke procent: i Leveret dem, det gælder, og i Ud af alle. 18 elever ud af 20: "
                "Leveret 18, Ud af 20."
            ),
        ),
        *_about_measures(activity),
        (_("Milepæle"), _("Skriv ja, nej eller datoen, fx 12.05.2026. Ja betyder, at det er gjort.")),
        (_("Vurderinger"), assessed),
        (_("Forbrug"), _("Skriv, hvad der er brugt i halvåret, i hele kroner. Skriv ikke det samlede beløb for året.")),
        ("", ""),
        (note, _("Hvorfor, hvis I er bagud eller langt over målet.")),
        (next_step, _("Hvad gør I ved det? Skriv hvad, hvem og hvornår.")),
        (evidence, _("Hvor kan det ses? Fx en rapport, en mappe eller et link.")),
        ("", ""),
        (_("Hvem får det"), who.format(partnership=plan.partnership.name)),
        (_("Rettelser"), _("Ret i den samme fil, og aflever den igen. Den nye fil træder i stedet for den gamle.")),
        (
            _("Låste felter"),
            _(
                "De andre felter er låst, så de ikke bliver ændret ved en fejl. Der er ingen adgangskode: vælg "
                "Gennemse og Fjern arkbeskyttelse."
            ),
        ),
        ("", ""),
        (_("Et eksempel"), _("Opdigtet. Målet er mindst 10 forældre på kursus, og 6 har været med.")),
        (HEADERS["delivered"], "6"),
        (note, _("Det ene af to kurser blev aflyst, fordi underviseren var syg.")),
        (next_step, _("Kurset bliver holdt i september. Klubbens leder har aftalt en ny dato.")),
        (evidence, _("Deltagerlisten ligger hos klubben.")),
    ]
