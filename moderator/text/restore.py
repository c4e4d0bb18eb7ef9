"""Gives bare Vietnamese its diacritics back, and changes nothing else.

Only words typed without any mark are touched, and only their marks: letters, case, spacing,
links, numbers and every word the reader accented stay as they are. The likeliest reading is
sought through a trigram model of syllables. How far the reader typed marks at all is estimated
first, so that "con" in an accented text stays "con".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from moderator.resources import resource
from moderator.text.decode import Choice, decode
from moderator.text.letters import bare
from moderator.text.ngrams import Ngrams
from moderator.text.syllables import is_syllable
from moderator.text.tokens import BOUNDARY, OTHER, TOKEN, key

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKED_SHARE: Final = 0.8
"""The share of words that carry a mark in accented Vietnamese (measured: 0.77 to 0.84)."""

_LONGEST_ABBREVIATION: Final = 2

_UNHEARD: Final = -12.0
"""The share (natural logarithm) of one unknown bare syllable in the class of all unknown words."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A bare word at ``start`` to ``end`` and its likely form, in the reader's case.

    ``certainty`` is the natural logarithm of how much likelier it is here than the word as typed.
    """

    start: int
    end: int
    before: str
    after: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Restoration:
    """The text with its diacritics, and the words that were mended, in order."""

    text: str
    mended: tuple[Mended, ...]


class Restorer:
    """Restores with one model."""

    def __init__(self, model: Ngrams) -> None:
        """Index the model's accented syllables by their bare form."""
        self._model = model
        self._boundary = model.ids[BOUNDARY]
        self._other = model.ids[OTHER]
        self._forms: dict[str, list[int]] = {}
        for number, word in enumerate(model.words):
            if not word.isascii() and is_syllable(word):
                self._forms.setdefault(bare(word), []).append(number)

    def restore(self, text: str) -> Restoration:
        """Return ``text`` restored. Takes any string; time is linear in its length."""
        tokens = list(TOKEN.finditer(text))
        words = [token.group() for token in tokens]
        typed = math.log(self._bare_share(words))
        choices = [
            self._choices(word, typed, fixed=_is_abbreviation(words, place))
            for place, word in enumerate(words)
        ]
        best = decode(self._model, choices, self._boundary)
        pieces: list[str] = []
        mended: list[Mended] = []
        position = 0
        for place, token in enumerate(tokens):
            kept, heard = choices[place][0]
            if best[place] == kept:
                continue
            start, end = token.span()
            after = _cased(self._model.words[best[place]], token.group())
            certainty = self._local(best, place, best[place]) - self._local(best, place, kept)
            mended.append(Mended(start, end, token.group(), after, certainty + typed - heard))
            pieces += (text[position:start], after)
            position = end
        pieces.append(text[position:])
        return Restoration("".join(pieces), tuple(mended))

    def _bare_share(self, words: Sequence[str]) -> float:
        """Estimate the share of marks that the reader left out."""
        marked = sum(not word.isascii() for word in words)
        targets = sum(word.isascii() and word.lower() in self._forms for word in words)
        wanted = _MARKED_SHARE * (marked + targets)
        return min(1.0, (max(wanted - marked, 0.0) + 0.2) / (wanted + 0.2))

    def _choices(self, word: str, typed: float, *, fixed: bool) -> Sequence[Choice]:
        """Return the word as typed first, then what it may stand for unless it is ``fixed``."""
        form = key(word)
        kept = self._model.ids.get(form, self._other)
        forms = self._forms.get(form) if word.isascii() and not fixed else None
        if forms is None:
            return ((kept, 0.0),)
        unheard = _UNHEARD if kept == self._other else 0.0
        return ((kept, unheard), *((number, typed) for number in forms))

    def _local(self, best: Sequence[int], place: int, form: int) -> float:
        """Return the score of the words from ``place`` to two later, with ``form`` there."""
        words = [*best[max(place - 2, 0) : place], form, *best[place + 1 : place + 3]]
        first = min(place, 2)
        total = 0.0
        for index in range(first, len(words)):
            before = words[index - 1] if index else self._boundary
            log2, _ = self._model.bigram(before, words[index])
            if index >= 2:  # noqa: PLR2004  # a trigram needs two words before it
                _, pair = self._model.bigram(words[index - 2], before)
                log2 = self._model.trigram(pair, words[index], log2) if pair >= 0 else log2
            total += log2
        return total


@cache
def default_restorer() -> Restorer:
    """Return the restorer with the model that comes with the program; it is opened once."""
    return Restorer(Ngrams(resource("text", "syllables.ngrams")))


def restore(text: str) -> str:
    """Return ``text`` with its diacritics, by the model that comes with the program."""
    return default_restorer().restore(text).text


def _is_abbreviation(words: Sequence[str], place: int) -> bool:
    """Return whether a word is one like "CA" between words of small letters."""
    word = words[place]
    if not (word.isupper() and 1 < len(word) <= _LONGEST_ABBREVIATION):
        return False
    beside = words[max(place - 1, 0) : place + 2]
    return any(map(str.islower, beside)) and sum(map(str.isupper, beside)) == 1


def _cased(form: str, typed: str) -> str:
    return "".join(
        letter.upper() if original.isupper() else letter
        for letter, original in zip(form, typed, strict=True)
    )
