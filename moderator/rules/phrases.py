"""Finds listed phrases in a text, whatever the reader did to their marks.

A phrase is written with its marks. It matches when the reader typed all of them, some or none,
but never when the reader typed other ones: "vay tiền" is found in "vay tien" and not in
"váy tiện". A phrase that would mean something else when bare is listed as exact.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from operator import itemgetter, ne
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.rules.views import Row
from moderator.text.folding import fold_key
from moderator.text.letters import MARKED, TONES, canonical
from moderator.text.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from moderator.model import Words
    from moderator.rules.views import Word


_WORD: Final = re.compile(r"[a-z0-9]+\Z")
_FOLDED: Final = itemgetter(0)  # of a Word
_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_VIETNAMESE_MARKS: Final = frozenset(f"{TONES}\u0302\u0306\u031b")


class Family(Struct, frozen=True):
    """Phrases that mean the same to a moderator, and how much one of them weighs (0 to 1)."""

    code: str
    words: Words
    weight: float


class Phrase(Struct, frozen=True):
    """One listed phrase, written with its marks."""

    text: str
    exact: bool
    family: Family


class Match(Struct, frozen=True):
    """Words ``first`` to ``last`` (exclusive) say ``phrase``; ``marked``: with all its marks."""

    first: int
    last: int
    phrase: Phrase
    marked: bool


_Candidate = tuple[tuple[str, ...], tuple[str, ...], Phrase]
"""A phrase's folded words, its words as they should be typed, and the phrase."""


class Phrases:
    """Listed phrases, indexed by their first two folded words."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Index ``phrases``; each must be ``is_findable``."""
        self._single: dict[str, list[_Candidate]] = {}
        self._longer: dict[tuple[str, str], list[_Candidate]] = {}
        for phrase in phrases:
            # The same few words make up all phrases: each is kept once.
            folded = tuple(map(sys.intern, fold_key(phrase.text).split()))
            marked = tuple(map(_comparable, phrase.text.split()))
            if len(folded) == 1:
                at = self._single.setdefault(folded[0], [])
            else:
                at = self._longer.setdefault((folded[0], folded[1]), [])
            at.append((folded, folded if marked == folded else marked, phrase))
        for candidates in self._longer.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def find(self, words: Sequence[Word]) -> list[Match]:
        """Return the longest phrase at each place, left to right, without overlaps."""
        # Most texts hold no listed pair and no listed word: two set look-ups say so.
        row = words if isinstance(words, Row) else Row(words)
        folded, longer, single = row.folded, self._longer, self._single
        if longer.keys().isdisjoint(row.pairs) and single.keys().isdisjoint(folded):
            return []
        found: list[Match] = []
        free = 0
        for first, pair in enumerate(zip(folded, [*folded[1:], ""], strict=True)):
            if first < free or (pair not in longer and pair[0] not in single):
                continue
            match = self._at(words, first, pair)
            if match is not None:
                found.append(match)
                free = match.last
        return found

    def _at(self, words: Sequence[Word], first: int, pair: tuple[str, str]) -> Match | None:
        longer = self._longer.get(pair, ())
        for folded, marked, phrase in (*longer, *self._single.get(pair[0], ())):
            last = first + len(folded)
            if (
                last > len(words)
                or (
                    last - first > 2  # noqa: PLR2004  # the first two are known to be there
                    and any(map(ne, folded[2:], map(_FOLDED, words[first + 2 : last])))
                )
            ):
                continue
            whole = compatible(words[first:last], marked)
            if whole is not None and (whole or not phrase.exact):
                return Match(first, last, phrase, whole)
        return None


def is_findable(text: str) -> bool:
    """Return whether a phrase can be found at all: words of letters and digits, blanks between."""
    folded = fold_key(text).split(" ")
    return len(folded) == len(text.split()) and all(_WORD.match(word) for word in folded)


def compatible(words: Sequence[Word], marked: Sequence[str]) -> bool | None:
    """Return True when all marks of ``marked`` were typed, False when some lack, None when others.

    ``marked`` are composed small words as long as ``words``. A word with a part of its marks
    counts as lacking them only when it is no word as typed: "đit", but not "đeo" for "đéo".
    Who marks one word of a phrase marks the others: "nhận qua" is not "nhận quà".
    """
    typed_marks = lacking = False
    for word, wanted in zip(words, marked, strict=True):
        typed = word.typed
        if typed != wanted and (len(typed) != len(wanted) or not typed.isascii()):
            typed = _undisguised(typed)
        if typed == wanted:
            typed_marks = typed_marks or not wanted.isascii()
            continue
        lacking = True
        if typed.isascii() or len(typed) != len(wanted):
            continue  # a stretched word, or one with something in between, is compared no further
        if not all(map(_lacks, typed, wanted)) or (_is_marked(typed) and is_syllable(typed)):
            return None
    return None if typed_marks and lacking else not lacking


def _comparable(word: str) -> str:
    return sys.intern(canonical(unicodedata.normalize("NFC", word).lower()))


def _is_marked(typed: str) -> bool:
    return any(letter in MARKED for letter in typed)


@lru_cache(maxsize=4096)
def _undisguised(typed: str) -> str:
    """Return a word without what Vietnamese does not write: hidden or foreign marks, stretches.

    Look-alikes become the letters they look like and keep the marks that stand on them.
    """
    if all(letter.isascii() or letter in MARKED for letter in typed):
        return _STRETCHED.sub(r"\1", typed)
    letters = []
    for letter in unicodedata.normalize("NFD", typed):
        if letter.isascii() or letter in _VIETNAMESE_MARKS or letter == "đ":
            letters.append(letter)
        else:
            letters.append(fold_key(letter))
    composed = canonical(unicodedata.normalize("NFC", "".join(letters)))
    return _STRETCHED.sub(r"\1", composed)


@lru_cache(maxsize=4096)
def _lacks(typed: str, wanted: str) -> bool:
    """Return whether ``typed`` is ``wanted`` or lacks marks of it.

    Marks that Vietnamese does not have are disguise or noise and count as none.
    """
    return typed == wanted or _marks(typed) <= _marks(wanted)


def _marks(letter: str) -> frozenset[str]:
    if letter == "đ":
        return frozenset("đ")
    if letter not in MARKED:
        return frozenset()
    return frozenset(unicodedata.normalize("NFD", letter)[1:])
