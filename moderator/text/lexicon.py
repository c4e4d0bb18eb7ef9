"""The vocabulary of the restoration model: numbers of forms, and what a bare word may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec import Struct

from moderator.text.letters import bare
from moderator.text.syllables import is_syllable
from moderator.text.tagger import CAPITALS, TITLE
from moderator.text.teencode import short_forms
from moderator.text.tokens import BOUNDARY, NUMBER, OTHER, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from moderator.text.ngrams import Ids

MOST_FORMS: Final = 24
"""Forms of one bare syllable that are considered, the commonest first."""

_REMEMBERED: Final = 50_000
_CLASSES: Final = (BOUNDARY, NUMBER, OTHER)


class Entry(Struct, frozen=True):
    """What is known of one token, whoever typed it.

    ``number`` is its form's, ``bare`` its bare form's, ``shown`` the number of the accented form
    plus one or 0, ``case`` as the tagger takes it; ``forms`` are what it may stand for, or None.
    """

    number: int
    bare: int
    shown: int
    case: int
    forms: Ids | None


class Lexicon:
    """Numbers tokens. The order of the vocabulary, commonest first, gives every number."""

    def __init__(self, words: Sequence[str], ids: Mapping[str, int]) -> None:
        """Take the vocabulary and its numbers."""
        self._ids = ids
        self.other = ids[OTHER]
        """The number of every unknown word."""
        self._bare: dict[str, int] = {}
        groups: list[list[int]] = []
        of_words = []
        slang = short_forms()
        for number, word in enumerate(words):
            place = self._bare.setdefault(word if word in _CLASSES else bare(word), len(groups))
            of_words.append(place)
            if place == len(groups):
                groups.append([])
            if word not in _CLASSES and (is_syllable(bare(word)) or bare(word) not in slang):
                groups[place].append(number)
        self.bare: Ids = np.array(of_words)
        """The number of each form's bare form."""
        self._forms = [
            None if all(words[number].isascii() for number in group) else np.array(group)
            for group in (group[:MOST_FORMS] for group in groups)
        ]
        self.taught = np.array([is_syllable(bare(word)) for word in words])
        """Whether a tagger was taught the form: of a syllable, not of an abbreviation."""
        self._known: dict[str, Entry] = {}

    def __getitem__(self, token: str) -> Entry:
        """Return what is known of a token of ``TOKEN``."""
        known = self._known.get(token)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[token] = self._entry(token)
        return known

    @property
    def size(self) -> int:
        """How many bare forms there are."""
        return len(self._forms)

    def groups(self) -> Iterator[tuple[int, Ids]]:
        """Yield each bare syllable that may stand for others, and their numbers."""
        for place, forms in enumerate(self._forms):
            if forms is not None and self.taught[forms[0]]:
                yield place, forms

    def _entry(self, token: str) -> Entry:
        form = key(token)
        number = self._ids.get(form, self.other)
        unknown = number == self.other
        place = self._bare[OTHER if unknown else form if form in _CLASSES else bare(form)]
        if unknown:
            place = self._bare.get(bare(form), place)
        case = 0
        if number > self.other:
            case = (
                0
                if token[0].islower()
                else CAPITALS
                if len(token) > 1 and token.isupper()
                else TITLE
            )
        if token.isascii():
            forms = self._forms[place]
            # "VDV" is an abbreviation with its stroke left out; "nhg" is somebody's shorthand.
            if (
                forms is not None
                and not self.taught[forms[0]]
                and not (len(token) > 1 and token.isupper())
            ):
                forms = None
            return Entry(number, place, 0, case, forms)
        return Entry(number, place, 0 if number <= self.other else number + 1, case, None)
