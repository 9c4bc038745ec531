"""Grants that go on for years, and what happens when they end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from outcomes.economy import AskedInYear, Funded, asked_after, asked_in, endings
from outcomes.indicator import Indicator
from outcomes.language import _, ngettext
from outcomes.plan import Plan
from ui.economy.grants import named
from ui.kit import links, markup, pieces, words
from ui.kit.markup import Content


def about(plan: Plan) -> str:
    """How long the agreement behind the plan lasts."""
    agreement = plan.partnership
    text = _("{agreement} gælder til og med {year}.")
    return text.format(agreement=agreement.agreement, year=agreement.agreement_to)


def table(plan: Plan, lines: Sequence[Funded], among: Sequence[int]) -> Markup:
    """Grants that go on after the plan's own year: how they change, and what is asked for them."""
    later = [year for year in among if year >= plan.year]
    if not lines:
        return pieces.paragraph(_("Ingen bevilling fortsætter efter {year}.").format(year=plan.year))
    headers = (_("Bevilling"), *(_("{year}, kr.").format(year=year) for year in later), _("Mål i planen"))
    body = [
        [_with_note(line), *(_changed(line, year) for year in later), _what_is_asked(line, later)] for line in lines
    ]
    return pieces.table(_("Bevillinger over flere år"), headers, body, numeric=range(1, len(later) + 1), kind="money")


def _with_note(line: Funded) -> Markup:
    note = line.activity.note if line.activity else None
    return named(line) + (pieces.folded(_("Godt at vide"), pieces.items([markup.danish(note)])) if note else "")


def _changed(line: Funded, year: int) -> Content:
    """The amount, and how it differs from the year before."""
    now, before = (money.granted if (money := line.in_year(time)) else None for time in (year, year - 1))
    if now is None:
        return ""
    said = ""
    if before is not None and now != before:
        less = _("{amount} mindre end {year}") if now < before else _("{amount} mere end {year}")
        said = less.format(amount=words.number(abs(now - before)), year=year - 1)
    elif before is not None:
        said = _("som i {year}").format(year=year - 1)
    return markup.line(words.number(now), pieces.aside(said))


def _what_is_asked(line: Funded, among: Iterable[int]) -> Content:
    if line.activity is None or not line.activity.indicators:
        return _("Planen har ingen mål for pengene.")
    return markup.joined(_asked(asked_in(line.activity, year)) for year in among)


def _asked(asked: AskedInYear) -> Markup:
    count = len(asked.indicators)
    said = ngettext("{year}: {n} mål", "{year}: {n} mål", count).format(year=asked.year, n=words.number(count))
    return pieces.folded(said, pieces.items(map(_label, asked.indicators))) if count else pieces.paragraph(said)


def _label(indicator: Indicator) -> Markup:
    doubt = pieces.aside(f" {indicator.doubt}") if indicator.doubt else ""
    return markup.danish(markup.line(indicator.label, doubt))


def how_it_ends(plan: Plan, lines: Sequence[Funded]) -> Markup:
    """Year by year: whose money ends, and how much it was; what the plan says of more, and what is still asked."""
    by_year = pieces.items(_ending(year, ending) for year, ending in endings(lines).items())
    return by_year + _rules(plan) + _promises(lines)


def _rules(plan: Plan) -> Markup:
    rules = [markup.danish(rule.text) for rule in plan.rules if rule.about_grants]
    if not rules:
        return Markup()
    return pieces.subheading(_("Planens egne regler om bevillinger over flere år")) + pieces.items(rules)


def _ending(year: int, ending: Sequence[Funded]) -> Markup:
    amount = sum(money.granted or 0 for line in ending if (money := line.in_year(year)))
    said = ngettext(
        "Til og med 31. december {year}: {n} bevilling, i alt {amount} det år.",
        "Til og med 31. december {year}: {n} bevillinger, i alt {amount} det år.",
        len(ending),
    ).format(year=year, n=words.number(len(ending)), amount=words.kroner(amount))
    names = (named(line) if line.activity else markup.danish(line.name) for line in ending)
    return markup.line(said, pieces.aside(" " + markup.joined(names, "; ")))


def _promises(lines: Sequence[Funded]) -> Markup:
    """What is still asked for when the money has ended."""
    after = asked_after(lines)
    if not after:
        return pieces.paragraph(_("Ingen aktivitet har mål, efter at dens bevilling er udløbet."))
    return pieces.subheading(_("Mål, der skal nås, efter at bevillingen er udløbet")) + pieces.items(
        map(_promise, after)
    )


def _promise(asked: AskedInYear) -> Markup:
    return markup.line(links.to_activity(asked.activity), f", {asked.year}", _asked(asked))
