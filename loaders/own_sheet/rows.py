"""Which row of a sheet is which indicator: the best guess by name, and none where there is doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from loaders.own_sheet.likeness import Words, fold, likeness, rarity, telling_words
from loaders.own_sheet.matching import SKIP, Matching, Meaning, Skip, is_sum, looks_like_id
from outcomes.form import FormRow
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Activity

T = TypeVar("T")
_SURE, _CLEARLY = 0.7, 0.1
_LONGEST = 200  # characters of a name; more is a note
_HALF = re.compile(r"\b(?:([12]|foerste|andet) ?halvaar\w*|(?:20\d\d ?)?h([12]))\b")
_SEASON = re.compile(r"\b(?:(foraar)|efteraar)\w*\b")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class RowChoice(NamedTuple):
    """What a row may be, what it is called on the page, and the plan's texts that it goes by.

    ``open_part`` names what its part is (»årgang«) where the plan leaves open which there are.
    """

    asked: Meaning
    title: str
    texts: tuple[Words, ...]
    open_part: str | None = None

    def of_part(self, part: str) -> RowChoice:
        return self._replace(asked=Meaning(id=self.asked.id, part=part), title=f"{self.title}, {part}")


def choices(activity: Activity, rows: Iterable[FormRow], in_column: bool) -> list[RowChoice]:
    """What the half-year asks, as it can be chosen for a row; without parts when a column says them."""
    found: dict[Meaning, RowChoice] = {}
    for row in rows:
        known = texts_of(activity, row.id) or (row.description, row.target)
        title = _("Forbrug: {post}").format(post=known[0]) if row.answer == "kroner" else known[0]
        named = row.part if row.part and not row.open_part and not in_column else ""
        texts = tuple(telling_words(f"{text} {named}") for text in known)
        whole = RowChoice(Meaning(id=row.id), title, texts, None if in_column else row.open_part)
        choice = whole.of_part(row.part) if row.part and not in_column else whole
        found.setdefault(choice.asked, choice)
    return [*found.values()]


def with_own_part(among: Sequence[RowChoice], name: str) -> list[RowChoice]:
    """The choices, and for open parts the one that the name itself tells: »årgang 2019«."""
    found = {choice.asked: choice for choice in among}
    for choice in among:
        part = _part_named(choice, among, name)
        if part:
            found.setdefault(Meaning(id=choice.asked.id, part=part), choice.of_part(part))
    return [*found.values()]


def texts_of(activity: Activity, id: str) -> tuple[str, ...]:
    """What the plan calls an indicator or a budget line, its own name first."""
    for indicator in activity.indicators:
        if indicator.id == id:
            return (indicator.label, indicator.target.words)
    for line in activity.budget:
        if line.id == id:
            short = line.post.split(":")[0]
            return (line.post, f"forbrug {line.post}", short, f"forbrug {short}")
    return ()


def _part_named(choice: RowChoice, among: Iterable[RowChoice], name: str) -> str:
    """The part in a name, where any may be: one that is known, else what follows »årgang«."""
    if not choice.open_part or choice.asked.part:
        return ""
    known = [one.asked.part for one in among if one.asked.id == choice.asked.id and one.asked.part]
    named = [part for part in known if f" {fold(part)} " in f" {fold(name)} "]
    after = re.search(rf"\b{re.escape(choice.open_part)}\w*[\s.:,–-]+(\w.*)$", name, re.IGNORECASE)
    return max(named, key=len) if named else after[1].strip() if after else ""


class RowGuesser:
    """Knows what one half-year asks of an activity, and what was confirmed for it before."""

    def __init__(self, activity: Activity, period: Period, rows: Sequence[FormRow], known: Matching | None) -> None:
        self._activity, self._period = activity, period
        self._choices = {in_column: choices(activity, rows, in_column) for in_column in (False, True)}
        self._weigh = rarity(choice.texts for choice in self._choices[False])
        self._known = {fold(name): asked for name, asked in known.rows.items()} if known else {}

    def recognises(self, name: str) -> bool:
        """Whether the text names a row of a report."""
        if len(name) > _LONGEST:
            return False
        return looks_like_id(name) or fold(name) in self._known or self._best(self._choices[True], name) is not None

    def guess(self, names: Iterable[str], in_column: bool) -> dict[str, Meaning | Skip]:
        """What each name is, by what was confirmed before, else by likeness; no two of them the same."""
        among = self._choices[in_column]
        found: dict[str, Meaning | Skip] = {}
        likely: dict[str, tuple[float, Meaning]] = {}
        for name in names:
            if len(name) > _LONGEST or of_another_half_year(name, self._period):
                continue
            before, best = self._before(among, name), self._best(among, name)
            if before == SKIP or (is_sum(name) and not before):
                found[name] = SKIP
            elif before and before not in found.values():
                found[name] = before
            elif best and not before:
                likely[name] = best
        for asked in {best[1] for best in likely.values()} - {*found.values()}:
            winner = clear_best({name: score for name, (score, same) in likely.items() if same == asked})
            if winner is not None:
                found[winner] = asked
        return found

    def _before(self, among: Sequence[RowChoice], name: str) -> Meaning | Skip | None:
        """What was confirmed for the name; another half-year may ask the same under another id."""
        known = self._known.get(fold(name))
        if known is None or known == SKIP:
            return known
        same = [one.asked for one in with_own_part(among, name) if self._is_same(one.asked.id, known.id)]
        exact = [one for one in same if one.part == known.part]
        one_of = exact or same
        return one_of[0] if len(one_of) == 1 else None

    def _is_same(self, id: str, before: str) -> bool:
        return id == before or texts_of(self._activity, id)[:1] == texts_of(self._activity, before)[:1] != ()

    def _best(self, among: Sequence[RowChoice], name: str) -> tuple[float, Meaning] | None:
        scores: dict[Meaning, float] = {}
        for one in among:
            if not (one.open_part and one.asked.part):
                part = _part_named(one, among, name)
                words = telling_words(_HALF.sub(" ", fold(name.replace(part, " ") if part else name)))
                score = max(likeness(words, text, self._weigh) for text in one.texts)
                scores[Meaning(id=one.asked.id, part=part or one.asked.part)] = score
        best = clear_best(scores)
        return (scores[best], best) if best and scores[best] >= _SURE else None


def clear_best(scores: Mapping[T, float]) -> T | None:
    """The one with the highest score, if no other comes near; only a perfect score may have one near it."""
    ordered = sorted(scores, key=lambda one: -scores[one])
    if len(ordered) > 1:
        first, second = scores[ordered[0]], scores[ordered[1]]
        if first - second < _CLEARLY and not second < first == 1:
            return None
    return ordered[0] if ordered else None


def half_year_in(text: str) -> tuple[int | None, int | None]:
    """The year and the half that a text names: »Antal, 1. halvår 2026«, »H1«."""
    plain = fold(text)
    year, half = _YEAR.search(plain), _HALF.search(plain)
    first = half is not None and (half[1] in ("1", "foerste") or half[2] == "1")
    return int(year[0]) if year else None, (1 if first else 2) if half else None


def of_another_half_year(text: str, period: Period) -> bool:
    """Whether a name says that its row is about another half-year; a year alone may be a part."""
    year, half = half_year_in(text)
    return half is not None and (half != period.half or year not in (None, period.year))


def column_of_another_half_year(header: str, period: Period) -> bool:
    """Whether a header says that its column is about another half-year, as »Forår« and »2025« do too."""
    year, half = half_year_in(header)
    season = _SEASON.search(fold(header))
    if half is None and season:
        half = 1 if season[1] else 2
    return half not in (None, period.half) or year not in (None, period.year)


def without_half_year(header: str) -> str:
    """The folded header without what it says of half-year and year."""
    plain = fold(header)
    for said in (_HALF, _SEASON, _YEAR):
        plain = said.sub(" ", plain)
    return " ".join(plain.split())
