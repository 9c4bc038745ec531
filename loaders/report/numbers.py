"""One number or one date as Danes write it, or what to write instead. Never a guess."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from outcomes.language import N_, _, ngettext


class Misread(NamedTuple):
    """Why a cell is no number or no date: a code, and sentences that say what to write."""

    code: str
    message: str


_FIRST_YEAR = 2000
LONGEST = 15  # digits, as many as Excel and a float can tell apart
# All of Unicode's spaces in a line are typed or made between thousands; what can't be seen is not there.
_SPACES: dict[int, str | None] = {
    **dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    0x2212: "-",
}
_SPACES |= dict.fromkeys([0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF])
_WRITTEN = re.compile(
    r"(?P<minus>-)?(?P<before>(?:kr\.?|dkk) *)?(?P<second>-)?(?P<body>[0-9](?:[0-9., ]*[0-9])?)"
    r"(?P<whole>,[-–—]{1,2})?(?P<after> *(?:kr\.?|kroner|dkk|%|pct\.?|procent))?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[0-9]+")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+")
_POINT = re.compile(r"[0-9]+\.[0-9]+")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)*")

_APOSTROPHES = re.compile(r"[1-9][0-9]{0,2}(?:['\u2019\u00b4`][0-9]{3})+")
_SHORTENED = re.compile(
    r"(?P<count>[0-9][0-9.,]*) ?(?:(?P<thousands>t\.? ?kr\.?|tusind(?:e)?(?: kr(?:\.|oner)?)?)"
    r"|(?:mio\.?|million(?:er)?)(?: kr(?:\.|oner)?)?)",
    re.IGNORECASE,
)

_KINDS_OF_TEXT = (
    ("cell-error", r"#.*", N_("»{text}« er en fejl i regnearket. Skriv selve tallet, fx 8.")),
    ("formula", r"=.*", N_("»{text}« er en formel, som filen ikke har resultatet af. Skriv selve tallet, fx 8.")),
    ("dash", r"[-–—]+", N_("»{text}« kan betyde både 0 og ikke oplyst. Skriv 0, eller lad feltet stå tomt.")),
    (
        "not-applicable",
        r"n\.?/?a\.?|i/t|i\.t\.|irrelevant|ikke aktuelt|not applicable",
        N_("»{text}« er ikke et tal. Skriv »ikke relevant«, og begrund det i Bemærkning, eller lad feltet stå tomt."),
    ),
    (
        "range",
        r".*[0-9]\s*(?:-|–|—|/|\btil\b|\bud af\b|\baf\b)\s*[0-9].*",
        N_("»{text}« er flere tal. Skriv ét: det, I har talt."),
    ),
    ("sum", r".*[0-9]\s*[+*x×]\s*[0-9].*", N_("»{text}« skal regnes sammen først. Skriv ét tal.")),
    (
        "notation",
        r"[-+]?[0-9]+(?:[.,][0-9]+)?e[-+]?[0-9]+",
        N_("»{text}« er forkortet. Skriv hele tallet med cifre, fx 1000."),
    ),
)
_HEXADECIMAL = re.compile(r"0x[0-9a-f]+", re.IGNORECASE)


def read_number(text: str, decimals: int) -> int | float | Misread:
    """The number, whole as int, with at most ``decimals`` decimals (0: people, events, kroner)."""
    shown = _quoted(text)
    plain = text.strip().translate(_SPACES)
    written = _WRITTEN.fullmatch(plain)
    twice = written and ((written["minus"] and written["second"]) or (written["before"] and written["after"]))
    if not written or twice:
        return _no_number(plain, shown)
    value = _magnitude(written["body"], decimals, bool(written["whole"]), shown)
    if isinstance(value, Misread):
        return value
    return -value if written["minus"] or written["second"] else value


def _magnitude(body: str, decimals: int, is_whole: bool, shown: str) -> int | float | Misread:
    whole, comma, fraction = body.partition(",")
    if len(re.sub("[^0-9]", "", body)) > LONGEST:
        return too_long(shown)
    is_grouped = _DOTTED.fullmatch(body) and decimals == 0
    if not comma and not is_whole and not is_grouped and _POINT.fullmatch(body):
        return _point(body, decimals, shown)
    if comma and ("." in fraction or "," in fraction) and _ENGLISH.fullmatch(body):
        danish = body.translate(str.maketrans(",.", ".,"))
        message = _("»{text}« er skrevet på engelsk. Skriv {number}, hvis det er det, I mener.")
        return Misread("english", message.format(text=shown, number=danish))
    if not any(pattern.fullmatch(whole) for pattern in (_PLAIN, _DOTTED, _SPACED)):
        return _no_number(body, shown)
    if comma and (is_whole or not _PLAIN.fullmatch(fraction)):
        return _no_number(body, shown)
    if comma and len(fraction) == 3 > decimals and _ENGLISH.fullmatch(body):
        if decimals == 0:
            remedy = _("Skriv {number}, eller skriv et helt tal.")
        else:
            remedy = ngettext(
                "Skriv {number}, eller skriv højst {n} decimal.",
                "Skriv {number}, eller skriv højst {n} decimaler.",
                decimals,
            )
        return _ambiguous(whole, fraction, shown, remedy.format(number=f"{whole}{fraction}", n=decimals))
    if len(fraction.rstrip("0")) > decimals:
        return too_fine(decimals, shown)
    value = float(f"{re.sub('[. ]', '', whole)}.{fraction or 0}")
    return int(value) if value.is_integer() else value


def _point(body: str, decimals: int, shown: str) -> Misread:
    """A point that is no thousands' mark here, or may be one and may be a decimal mark."""
    whole, fraction = body.split(".")
    if _DOTTED.fullmatch(body):
        return _ambiguous(whole, fraction, shown, _("Skriv tallet uden punktum."))
    if decimals == 0:
        message = _("»{text}« er ikke et helt tal. Skriv et helt tal uden punktum.")
    else:
        message = _("»{text}« har punktum som decimaltegn. Skriv {number} med komma, hvis det er det, I mener.")
    return Misread("point", message.format(text=shown, number=f"{whole},{fraction}"))


def _ambiguous(whole: str, fraction: str, shown: str, remedy: str) -> Misread:
    message = _("»{text}« kan læses på to måder. Mener I {one} eller {other}? {remedy}")
    both = {"one": f"{whole}{fraction}", "other": f"{whole},{fraction}"}
    return Misread("ambiguous", message.format(text=shown, remedy=remedy, **both))


def too_long(shown: str) -> Misread:
    message = _("»{text}« er for langt til at være et tal her. Skriv kun tallet, fx 8.")
    return Misread("too-long", message.format(text=shown))


def too_fine(decimals: int, shown: str) -> Misread:
    if decimals == 0:
        message = _("»{text}« skal være et helt tal. Rund det af, og skriv det uden decimaler.")
    else:
        message = ngettext(
            "»{text}« må højst have {n} decimal. Afrund tallet.",
            "»{text}« må højst have {n} decimaler. Afrund tallet.",
            decimals,
        )
    return Misread("not-whole", message.format(text=shown, n=decimals))


def _no_number(plain: str, shown: str) -> Misread:
    """What kind of text stands instead of a number, and what to write."""
    if not plain:
        return Misread("blank", _("Feltet er tomt. Skriv et tal, fx 8. Er der ikke leveret noget, så skriv 0."))
    if not isinstance(read_date(plain), Misread):
        return Misread("date-for-number", _("»{text}« er en dato. Skriv kun tallet, fx 8.").format(text=shown))
    if _HEXADECIMAL.fullmatch(plain) or any(sign.isdigit() and not sign.isascii() for sign in plain):
        message = _("»{text}« er ikke skrevet med almindelige cifre. Skriv tallet med 0-9, fx 8.")
        return Misread("digits", message.format(text=shown))
    if _APOSTROPHES.fullmatch(plain):
        message = _("»{text}« har tegn mellem cifrene. Skriv {number}, hvis det er det, I mener.")
        return Misread("apostrophe", message.format(text=shown, number=re.sub("[^0-9]", "", plain)))
    if found := _SHORTENED.fullmatch(plain):
        return _shortened(found, shown)
    for code, pattern, message in _KINDS_OF_TEXT:
        if re.fullmatch(pattern, plain, re.IGNORECASE | re.DOTALL):
            return Misread(code, _(message).format(text=shown))
    numbers = _NUMBER.findall(plain)
    if numbers:
        is_one = len(numbers) == 1 and numbers[0] != plain
        message = _("Der må kun stå et tal, og her står »{text}«. Skriv kun tallet.")
        if is_one:
            message = _("Der må kun stå et tal, og her står »{text}«. Skriv kun tallet, fx {example}.")
        return Misread("words", message.format(text=shown, example=numbers[0]))
    return Misread("not-a-number", _("»{text}« er ikke et tal. Skriv kun tallet med cifre, fx 8.").format(text=shown))


def _shortened(found: re.Match[str], shown: str) -> Misread:
    """»8 t.kr.« and »0,5 mio. kr.« are thousands and millions, which are written out."""
    count = read_number(found["count"], 6)
    if isinstance(count, Misread):
        message = _("»{text}« er forkortet. Skriv hele tallet med alle cifre.")
        return Misread("shortened", message.format(text=shown))
    whole = round(count * (1_000 if found["thousands"] else 1_000_000))
    message = _("»{text}« er forkortet. Skriv hele tallet: {number}.")
    return Misread("shortened", message.format(text=shown, number=f"{whole:,}".replace(",", ".")))


_MONTHS = [
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
]
_TIME = r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_CLOCK = rf"(?:(?: |T|,? kl\.? ?){_TIME}|,? kl\.? ?[0-9]{{1,2}})?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-.]([0-9]{{1,2}})[-.]([0-9]{{1,2}}){_CLOCK}")
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})([./-]) ?([0-9]{{1,2}})([./ -]) ?([0-9]{{4}}|[0-9]{{2}}){_CLOCK}")
_MONTH_NAMED = re.compile(
    rf"(?:(?:d\.|den) ?)?([0-9]{{1,2}})\.? ?([a-z]{{3,9}})\.?(?:,? ([0-9]{{4}}))?{_CLOCK}", re.IGNORECASE
)
_NO_YEAR = re.compile(r"(?:(?:d\.|den) ?)?([0-9]{1,2})[./-] ?([0-9]{1,2})\.?")


def read_date(text: str, year: int | None = None) -> date | Misread:
    """The day, in Danish order (day, month, year) or ISO's, never with the month first.

    ``year`` is that of the report, for a day that is written without one.
    """
    shown, in_year = _quoted(text), str(year) if year else None
    plain = text.strip().translate(_SPACES)
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(found[1], found[2], found[3], shown)
    if found := _DAY_FIRST.fullmatch(plain):
        day, first, month, second, written = found.groups()
        # 26-11-03 may have the year first or last. Two digits are a year only where nothing else can be one.
        either = first == second == "-" and int(day) >= 20
        if len(written) == 2 and (either or not 20 <= int(written) <= 49):
            message = _("»{text}« kan læses på flere måder. Skriv året med fire cifre, fx 03.11.2026.")
            return Misread("ambiguous-date", message.format(text=shown))
        return _day(written if len(written) == 4 else f"20{written}", month, day, shown)
    if found := _MONTH_NAMED.fullmatch(plain):
        name, named_year = found[2].casefold(), found[3] or in_year
        months = [number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name)]
        if len(months) == 1 and named_year:
            return _day(named_year, str(months[0]), found[1], shown)
    if in_year and (found := _NO_YEAR.fullmatch(plain)):
        return _day(in_year, found[2], found[1], shown)
    message = _("»{text}« er ikke en dato. Skriv dag, måned og år, fx 03.11.2026.")
    return Misread("not-a-date", message.format(text=shown))


_THREE = "|".join([*(month[:3] for month in _MONTHS), "may", "oct"])
_DAY_AND_MONTH = re.compile(
    rf"[0-9]{{1,2}}[-./ ]{{1,2}}(?:{_THREE})[a-z]*\.?|(?:{_THREE})[a-z]*\.?[-./ ]{{1,2}}[0-9]{{1,2}}", re.IGNORECASE
)


def looks_like_a_day(text: str) -> bool:
    """Whether it is a date, or the day and month (»01-feb«) that a spreadsheet makes of what was typed as 1-2."""
    return isinstance(read_date(text), date) or bool(_DAY_AND_MONTH.fullmatch(text.strip().translate(_SPACES)))


def _day(year: str, month: str, day: str, shown: str) -> date | Misread:
    if int(year) < _FIRST_YEAR:
        message = _("»{text}« er for længe siden. Skriv året med fire cifre, fx 03.11.2026.")
        return Misread("no-such-date", message.format(text=shown))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        message = _("»{text}« findes ikke i kalenderen. Skriv dag, måned og år, fx 03.11.2026.")
        return Misread("no-such-date", message.format(text=shown))


def _quoted(text: str) -> str:
    """The text on one line, short enough to stand in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
