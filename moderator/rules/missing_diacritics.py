"""Vietnamese typed without its marks, wholly or in part.

The restorer says which bare words should carry marks here, and how surely. What is not counted:
words that stand like a name (capital letters side by side), capitals that stand alone among small
letters (abbreviations), and texts in which foreign words outweigh the Vietnamese ones.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part, Span, Words
from moderator.text.restore import Mended, default_restorer
from moderator.text.syllables import is_syllable
from moderator.text.teencode import known_slang
from moderator.text.tokens import TOKEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.rules.context import Context
    from moderator.rules.reading import Reading

_LONGEST: Final = 12_000
"""Code points looked at; what was found there speaks for the rest of a longer text."""

_FLAGGED_SHARE: Final = 0.3
"""The share of missing marks at which a finding scores one half."""

_QUIET: Final = 0.15
"""Findings that score less than this are not worth a moderator's eye."""

_NAME_WEIGHT: Final = 0.1
_MAX_QUOTED: Final = 3
_VOWEL: Final = re.compile("[aeiouy]")


def check(reading: Reading, _context: Context) -> list[Finding]:
    """Return at most one finding: its spans are the bare words, its suggestion the whole text."""
    if reading.part is Part.NAME:
        return []
    text = reading.text[:_LONGEST]
    words = _Words(text)
    if not words.may_lack(_QUIET):
        return []
    restoration = default_restorer().restore(text)
    lacking = [(mended, words.weight(mended)) for mended in restoration.mended]
    missing = sum(weight for _, weight in lacking)
    shown = [mended for mended, weight in lacking if weight > _NAME_WEIGHT]
    score = _score(missing, words.marked, words.foreign)
    if score < _QUIET or not shown:
        return []
    spans = tuple(Span(mended.start, mended.end) for mended in shown)
    suggestion = restoration.text + reading.text[_LONGEST:]
    reason = _reason(shown, words.marked)
    return [Finding(FindingKind.MISSING_DIACRITICS, score, spans, reason, suggestion=suggestion)]


def _score(missing: float, marked: int, foreign: int) -> float:
    if missing <= 0:
        return 0.0
    share = missing / (missing + marked + 0.5)
    # One word lacking its marks may be a slip, an abbreviation or a name.
    evidence = min(1.0, missing / 1.5)
    home = 1 / (1 + (foreign / missing) ** 4) if foreign else 1.0
    return min(1.0, 0.5 * share / _FLAGGED_SHARE) * evidence**2 * home


class _Words:
    """The words of a text: which carry marks, which could, which are foreign, which are names."""

    def __init__(self, text: str) -> None:
        tokens = [match for match in TOKEN.finditer(text) if match.group().isalpha()]
        self._text = text
        self._place = {match.start(): place for place, match in enumerate(tokens)}
        self._typed = [match.group() for match in tokens]
        self._ends = [match.end() for match in tokens]
        self._starts = [match.start() for match in tokens]
        self.marked = 0
        self.foreign = 0
        self._bare = 0
        for word in self._typed:
            if not word.isascii():
                self.marked += 1
            elif is_syllable(word):
                self._bare += 1
            elif _is_foreign(word.lower()):
                self.foreign += 1
        capital = sum(word[0].isupper() for word in self._typed)
        self._titled = len(tokens) > 6 and capital > 0.8 * len(tokens)  # noqa: PLR2004  # a headline
        self._small = any(word.islower() for word in self._typed)

    def may_lack(self, share: float) -> bool:
        """Return whether enough bare words stand here that ``share`` of the marks may lack."""
        return self._bare > 0 and self._bare >= share * (self._bare + self.marked)

    def weight(self, mended: Mended) -> float:
        """Return how much a mended word counts as lacking its marks, 0 to 1."""
        sure = 1 / (1 + math.exp(-mended.certainty))
        place = self._place[mended.start]
        return sure * _NAME_WEIGHT if self._is_name(place) else sure

    def _is_name(self, place: int) -> bool:
        word = self._typed[place]
        if len(word) > 1 and word.isupper():
            return self._small and not (self._capitals(place - 1) or self._capitals(place + 1))
        if not word[0].isupper() or self._titled:
            return False
        if self._beside(place) or (place > 0 and self._beside(place - 1)):
            return True
        return place > 0 and not self._begins_sentence(place)

    def _capitals(self, place: int) -> bool:
        return 0 <= place < len(self._typed) and self._typed[place].isupper()

    def _beside(self, place: int) -> bool:
        """Return whether the words at ``place`` and after it both begin with a capital."""
        return (
            place + 1 < len(self._typed)
            and self._typed[place][0].isupper()
            and self._typed[place + 1][0].isupper()
            and self._text[self._ends[place] : self._starts[place + 1]].isspace()
        )

    def _begins_sentence(self, place: int) -> bool:
        between = self._text[self._ends[place - 1] : self._starts[place]]
        return any(sign in between for sign in '.!?…\n:;"“(')


def _is_foreign(word: str) -> bool:
    long_enough = len(word) > 2  # noqa: PLR2004  # shorter ones are abbreviations
    return long_enough and word not in known_slang() and _VOWEL.search(word) is not None


def _reason(shown: Sequence[Mended], marked: int) -> Words:
    forms = list(dict.fromkeys(f"{mended.before} → {mended.after}" for mended in shown))
    quoted = ", ".join(forms[:_MAX_QUOTED])
    more = len(forms) - _MAX_QUOTED
    more_vi = f" và {more} tiếng khác" if more > 0 else ""
    more_en = f" and {more} others" if more > 0 else ""
    return Words(
        f"{len(shown)} trong {len(shown) + marked} tiếng lẽ ra có dấu mà không có:"
        f" {quoted}{more_vi}.",
        f"{len(shown)} of {len(shown) + marked} syllables should carry marks and do not:"
        f" {quoted}{more_en}.",
    )
