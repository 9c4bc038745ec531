"""The guide that comes with the form: what to write where, in a few plain lines."""

from __future__ import annotations

from outcomes.coverage import deadline
from outcomes.indicator import ASSESSMENTS
from outcomes.period import Period
from outcomes.plan import Activity, MeasureTaker, Plan
from outcomes.report import NOT_APPLICABLE


def _about_measures(activity: Activity) -> list[tuple[str, str]]:
    if not isinstance(activity, MeasureTaker):
        return []
    return [("Måledato", "Skriv, hvilken dag tallet er fra, fx 12.05.2026. Tomt betyder, at det gælder for halvåret.")]


def guide_lines(plan: Plan, activity: Activity, period: Period, sheet: str) -> list[tuple[str, str]]:
    """Name and sentence, line by line. The names stand below each other, so they are never read as headers."""
    assessments = ", ".join(ASSESSMENTS[:-1]) + f" eller {ASSESSMENTS[-1]}"
    return [
        ("Vejledning til skemaet", ""),
        ("Skemaet", f"Aktivitet {activity.title}, {period.words}."),
        ("Frist", f"{deadline(plan, period):%d.%m.%Y}. En rapport er også velkommen efter fristen."),
        (
            "Sådan gør I",
            f"Skriv i de farvede felter på arket »{sheet}«, og gem filen. Aflever den på siden Indberet. "
            "I får straks at vide, om noget skal rettes, og en kvittering, når rapporten er gemt.",
        ),
        ("", ""),
        ("Tomt felt", "Ikke indberettet. Et tomt felt bliver aldrig til 0."),
        ("0", "I har talt efter, og der er ingen."),
        (NOT_APPLICABLE, "Målet gælder ikke for jer i halvåret. Skriv hvorfor i Bemærkning."),
        ("", ""),
        ("Antal", "Skriv kun tallet: 8, ikke »ca. 8« eller »8-10«. Skriv det, I har nået i dette halvår."),
        ("Året til nu", "Står der »året til nu« i Beskrivelse, så tæl fra 1. januar, og tæl hver person én gang."),
        (
            "Andele",
            "Skriv to tal, ikke procent: i Leveret dem, det gælder, og i Ud af alle. 18 elever ud af 20: Leveret 18, "
            "Ud af 20.",
        ),
        *_about_measures(activity),
        ("Milepæle", "Skriv ja, nej eller datoen, fx 12.05.2026. Ja betyder, at det er gjort."),
        ("Vurderinger", f"Vælg {assessments}. Skriv i Bemærkning hvorfor."),
        ("Forbrug", "Skriv, hvad der er brugt i halvåret, i hele kroner. Skriv ikke det samlede beløb for året."),
        ("", ""),
        ("Bemærkning", "Hvorfor, hvis I er bagud eller langt over målet."),
        ("Næste skridt", "Hvad gør I ved det? Skriv hvad, hvem og hvornår."),
        ("Dokumentation", "Hvor kan det ses? Fx en rapport, en mappe eller et link."),
        ("", ""),
        (
            "Hvem får det",
            f"{plan.partnership.name}: arbejdsgruppen, styregruppen og Økonomiforvaltningen. Skriv ikke navne på "
            "borgere, CPR-numre eller andet om enkeltpersoner.",
        ),
        ("Rettelser", "Ret i den samme fil, og aflever den igen. Den nye fil træder i stedet for den gamle."),
        (
            "Låste felter",
            "De andre felter er låst, så de ikke bliver ændret ved en fejl. Der er ingen adgangskode: vælg Gennemse "
            "og Fjern arkbeskyttelse.",
        ),
        ("", ""),
        ("Et eksempel", "Opdigtet. Målet er mindst 10 forældre på kursus, og 6 har været med."),
        ("Leveret", "6"),
        ("Bemærkning", "Det ene af to kurser blev aflyst, fordi underviseren var syg."),
        ("Næste skridt", "Kurset bliver holdt i september. Klubbens leder har aftalt en ny dato."),
        ("Dokumentation", "Deltagerlisten ligger hos klubben."),
    ]
