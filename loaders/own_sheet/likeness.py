"""How alike two short Danish texts are, by their words: for guesses that a person is asked to confirm."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import repeat

Words = tuple[str, ...]
Weigh = Callable[[str], float]

_SMALL_WORDS = {
    *("af", "antal", "at", "de", "den", "der", "det", "du", "en", "er", "et", "for", "fra", "har", "hvor", "i", "jer"),
    *("jeres", "med", "og", "om", "paa", "pr", "som", "til", "ved", "vi"),
}
_LONGEST = 500  # characters that are looked at
_MOST_WORDS = 16  # a longer text is no name


def fold(text: str) -> str:
    """The text without capitals, signs and accents; æ, ø and å as ae, oe and aa."""
    danish = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    danish = danish.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", danish) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", plain))


def all_words(text: str) -> Words:
    """The folded words, small ones too: in a header »antal« and »ud af« tell something."""
    return tuple(fold(text).split()[:_MOST_WORDS])


def telling_words(text: str) -> Words:
    """The folded words that carry the meaning of a name; all of them when none does."""
    every = all_words(text)
    return tuple(word for word in every if word not in _SMALL_WORDS) or every


def likeness(mine: Words, known: Words, weigh: Weigh = lambda word: 1.0) -> float:
    """From 0 to 1: how much of mine is in what is known, and somewhat the other way round; 0 for numbers alone."""
    if not known or all(word.isnumeric() for word in mine):
        return 0.0
    return 1.0 if mine == known else 0.7 * _covered(mine, known, weigh) + 0.3 * _covered(known, mine, weigh)


def rarity(things: Iterable[Iterable[Words]]) -> Weigh:
    """What a word weighs: the more of these things that have it among their texts, the less it tells."""
    words_of = [{word for words in texts for word in words} for texts in things]
    known: dict[str, float] = {}

    def weigh(word: str) -> float:
        if word not in known:
            with_it = sum(any(_near(word, other) for other in words) for words in words_of)
            known[word] = float(max(with_it, 1) ** -0.5)
        return known[word]

    return weigh


def _covered(mine: Words, theirs: Words, weigh: Weigh) -> float:
    weights = [weigh(word) for word in mine]
    found = (weight * max(map(_near, repeat(word), theirs)) for word, weight in zip(mine, weights, strict=True))
    return sum(found) / sum(weights)


@lru_cache(maxsize=50_000)  # a sheet and a plan have few different words, and each pair is asked about often
def _near(one: str, other: str) -> float:
    """1 for the same word; less for one inside a compound (kursus, trænerkursus) or in another form (kurser)."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) < 3 or not short.isalpha() or not long.isalpha():
        return 0.0
    if long.startswith(short) or (len(short) > 3 and long.endswith(short)):
        return 0.85
    if short[0] != long[0] or len(short) == 3 or 3 * len(short) < 2 * len(long):
        return 0.0
    alike = SequenceMatcher(None, short, long, autojunk=False).ratio()
    return alike if alike >= 0.8 else 0.0
