"""Gives bare Vietnamese its diacritics back, and changes nothing else.

Only words typed without any mark are touched, and only their marks: letters, case, spacing,
links, numbers and every word the reader accented stay as they are. What a word may stand for is
judged by two models together: a network that sees the whole surroundings (``tagger``) and n-grams
of syllables (``ngrams``). How far the reader typed marks at all is estimated first, so that "con"
in an accented text stays "con".
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec import Struct

from moderator.resources import resource
from moderator.text.decode import AHEAD, Lattice, best, likelihoods, weigh
from moderator.text.lexicon import Lexicon
from moderator.text.ngrams import Ngrams
from moderator.text.places import default_places
from moderator.text.syllables import is_syllable
from moderator.text.tagger import COMMA, LINE_END, Tagger, vocabulary_hash
from moderator.text.tokens import STOP, TOKEN_OR_COMMA

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from moderator.text.decode import Steps
    from moderator.text.lexicon import Entry
    from moderator.text.ngrams import Ids, Logs

_MARKED_SHARE: Final = 0.8
"""The share of words that carry a mark in accented Vietnamese (measured: 0.77 to 0.84)."""

_LONGEST_ABBREVIATION: Final = 2

_UNHEARD: Final = -12.0
"""The share (natural logarithm) of one unknown bare syllable in the class of all unknown words."""

_TAGGER: Final = 0.75
"""How much the tagger's word counts beside the n-grams'; measured on held-out comments."""

_HOPELESS: Final = 6.0
"""Forms less likely than the best by this (natural logarithm), says the tagger, are given up."""

_PLACED: Final = 3.0
"""What a syllable gains (natural logarithm) where it makes up the name of a known place."""

_TEMPER: Final = 0.5
"""With this, a word said to be 80 per cent likely is right in 80 of 100 cases (``MODEL.md``)."""

_PLAUSIBLE: Final = 0.01
_NEVER: Final = 1e-6
_LONGEST: Final = 4_000  # tokens restored in one go; longer texts are cut
_TOGETHER: Final = 256  # tokens of short texts that are read at once: what a core's cache holds


class Alternative(Struct, frozen=True):
    """One reading of a bare word, in the reader's case, and its likelihood (0 to 1)."""

    form: str
    likelihood: float


class Mended(Struct, frozen=True):
    """A bare word at ``start`` to ``end`` and its likely form, in the reader's case.

    ``certainty`` is by how much the models prefer it to the word as typed (natural logarithm),
    ``likelihood`` how often such a word is right, 0 to 1; ``alternatives`` are the readings of at
    least one per cent, likeliest first, ``after`` among them.
    """

    start: int
    end: int
    before: str
    after: str
    certainty: float
    likelihood: float = 1.0
    alternatives: tuple[Alternative, ...] = ()


class _Passage(Struct, frozen=True):
    """A text's tokens, what is known of each, where marks may lack, and the share that does."""

    text: int  # which of the texts that were given
    tokens: Sequence[re.Match[str]]
    entries: Sequence[Entry]
    context: Sequence[int]
    open: Sequence[int]
    bare_share: float  # natural logarithm
    foreign: bool  # whether any word is none of Vietnamese


class _Reading(Struct, frozen=True):
    """Passages side by side in one lattice; the first word of each stands at its ``begin``."""

    passages: Sequence[_Passage]
    begin: Sequence[int]
    lattice: Lattice
    steps: Steps
    chosen: Ids


class Restoration(Struct, frozen=True):
    """The text with its diacritics, and the words that were mended, in order."""

    text: str
    mended: tuple[Mended, ...]


class Restorer:
    """Restores with one tagger and one or more n-gram models of the same vocabulary."""

    def __init__(
        self, models: Sequence[tuple[Ngrams, float]], tagger: Tagger | None = None
    ) -> None:
        """Take n-gram models with the share of each, which add up to 1; a tagger is no must.

        Raises ``ValueError`` when the vocabularies differ.
        """
        self._tagger = tagger
        self._models = tuple(models)
        self._words = self._models[0][0].words
        if any(model.words != self._words for model, _ in models):
            raise ValueError("the n-gram models have different vocabularies")
        if tagger is not None and tagger.vocabulary != vocabulary_hash(self._words):
            raise ValueError("the tagger was trained with another vocabulary")
        self._ids = self._models[0][0].ids
        self._lexicon = Lexicon(self._words, self._ids)
        self._places = default_places()

    def text(self, text: str) -> str:
        """Return ``text`` restored: what ``restore`` says without its reasons, in less time."""
        return self.texts((text,))[0]

    def texts(self, texts: Sequence[str]) -> list[str]:
        """Return each text restored as if it were alone; many at once take less time."""
        pieces: list[list[str]] = [[] for _ in texts]
        positions = [0] * len(texts)
        for reading in self._readings(texts):
            for passage, place, form, _ in self._changed(reading):
                token = passage.tokens[place]
                pieces[passage.text] += (
                    texts[passage.text][positions[passage.text] : token.start()],
                    self._cased(form, token.group()),
                )
                positions[passage.text] = token.end()
        return [
            "".join((*written, text[position:]))
            for written, text, position in zip(pieces, texts, positions, strict=True)
        ]

    def restore(self, text: str) -> Restoration:
        """Return ``text`` restored. Takes any string; time is linear in its length."""
        mended = [one for reading in self._readings((text,)) for one in self._mended(reading)]
        pieces: list[str] = []
        position = 0
        for one in mended:
            pieces += (text[position : one.start], one.after)
            position = one.end
        pieces.append(text[position:])
        return Restoration("".join(pieces), tuple(mended))

    def _readings(self, texts: Sequence[str]) -> Iterator[_Reading]:
        """Read the passages that have anything to mend, some hundred words at a time."""
        waiting: list[_Passage] = []
        size = 0
        for number, text in enumerate(texts):
            for passage in self._passages(number, text):
                waiting.append(passage)
                size += len(passage.tokens)
                if size >= _TOGETHER:
                    yield self._read(waiting)
                    waiting, size = [], 0
        if waiting:
            yield self._read(waiting)

    def _passages(self, number: int, text: str) -> Iterator[_Passage]:
        """Cut a text into passages that have anything to mend."""
        tokens: list[re.Match[str]] = []
        entries: list[Entry] = []
        context: list[int] = []
        comma = 0
        for token in TOKEN_OR_COMMA.finditer(text):
            word = token.group()
            if word == ",":
                comma = COMMA
                continue
            entry = self._lexicon[word]
            tokens.append(token)
            entries.append(entry)
            context.append(LINE_END if word == "\n" else entry.case | comma)
            comma = 0
            if len(tokens) == _LONGEST:
                yield from self._passage(number, tokens, entries, context)
                tokens, entries, context = [], [], []
        yield from self._passage(number, tokens, entries, context)

    def _passage(
        self,
        number: int,
        tokens: list[re.Match[str]],
        entries: list[Entry],
        context: list[int],
    ) -> Iterator[_Passage]:
        open_ = [
            place
            for place, entry in enumerate(entries)
            if entry.forms is not None and not _is_abbreviation(tokens, place)
        ]
        if open_:
            marked = sum(not token.group().isascii() for token in tokens)
            wanted = _MARKED_SHARE * (marked + len(open_))
            share = min(1.0, (max(wanted - marked, 0.0) + 0.2) / (wanted + 0.2))
            foreign = any(
                entry.forms is None and entry.number == self._lexicon.other for entry in entries
            )
            yield _Passage(number, tokens, entries, context, open_, math.log(share), foreign)

    def _read(self, passages: Sequence[_Passage]) -> _Reading:
        """Find the likeliest reading of passages, each between boundaries of its own."""
        edge = self._lexicon[STOP]
        entries: list[Entry] = []
        context: list[int] = []
        begin: list[int] = []
        for passage in passages:
            entries += (edge,) * AHEAD
            context += (LINE_END,) * AHEAD
            begin.append(len(entries))
            entries += passage.entries
            context += passage.context
        entries.append(edge)
        context.append(LINE_END)
        open_ = np.concatenate(
            [np.array(one.open) + first for one, first in zip(passages, begin, strict=True)]
        )
        each = [len(one.open) for one in passages]
        typed = np.array([entry.number for entry in entries])
        foreign = np.repeat([one.foreign for one in passages], each)
        foreign &= typed[open_] == self._lexicon.other
        shares = np.repeat([one.bare_share for one in passages], each)
        groups = [forms for place in open_ if (forms := entries[place].forms) is not None]
        sizes = np.array([len(group) for group in groups])
        owner, forms = np.repeat(open_, sizes), np.concatenate(groups)

        first = np.cumsum(sizes) - sizes
        fits = self._fits(entries, context, begin, owner, forms)
        fits -= np.repeat(np.maximum.reduceat(fits, first), sizes)
        placed = np.zeros(len(forms), np.float32)
        for place, number in self._placed(passages, begin):
            at = int(np.searchsorted(open_, place))
            choices = slice(first[at], first[at] + sizes[at])
            placed[choices][forms[choices] == number] = _PLACED
        kept = (fits > -_HOPELESS) | (placed > 0)
        fits -= np.repeat(np.log(np.add.reduceat(np.exp(fits), first)), sizes)
        costs = _TAGGER * fits + placed
        costs += np.where(forms == typed[owner], 0.0, np.repeat(shares, sizes))

        # Words that cannot change, or may be foreign, stand for themselves; then all other forms.
        alone = np.ones(len(entries), bool)
        alone[open_] = foreign
        itself = np.flatnonzero(alone)
        unheard = np.zeros(len(entries))
        unheard[open_] = _UNHEARD
        places = np.concatenate([itself, owner[kept]])
        order = np.argsort(places, kind="stable")
        lattice = Lattice(
            np.concatenate([[0], np.cumsum(np.bincount(places, minlength=len(entries)))]),
            np.concatenate([typed[itself], forms[kept]])[order],
            np.concatenate([unheard[itself], costs[kept]])[order].astype(np.float32),
        )
        steps = weigh(lattice, self._models)
        return _Reading(passages, begin, lattice, steps, best(lattice, steps))

    def _fits(
        self,
        entries: Sequence[Entry],
        context: Sequence[int],
        begin: Sequence[int],
        owner: Ids,
        forms: Ids,
    ) -> Logs:
        """Return how well each of ``forms`` fits at the place that owns it, says the tagger."""
        if self._tagger is None:
            return np.zeros(len(forms), np.float32)
        # A passage goes from the boundary before its first word to the one after its last.
        segments = np.zeros(len(entries), np.int64)
        segments[np.array(begin) - 1] = 1
        points = self._tagger.points(
            np.array([entry.bare for entry in entries[1:]]),
            np.array([entry.shown for entry in entries[1:]]),
            np.array(context[1:]),
            np.cumsum(segments)[1:],
        )
        fits = self._tagger.fit(points[owner - 1], forms)
        fits[~self._lexicon.taught[forms]] = 0.0
        return fits

    def _placed(
        self, passages: Sequence[_Passage], begin: Sequence[int]
    ) -> Iterator[tuple[int, int]]:
        """Yield each open place that is part of a place's name, and the number of its form."""
        for passage, start in zip(passages, begin, strict=True):
            open_ = set(passage.open)
            for first, words in _rows(passage):
                for at, form in self._places.meant(words):
                    if first + at in open_ and form in self._ids:
                        yield start + first + at, self._ids[form]

    def _mended(self, reading: _Reading) -> Iterator[Mended]:
        lattice = reading.lattice
        shares, forms = likelihoods(lattice, reading.steps, _TEMPER), lattice.forms.tolist()
        for passage, place, form, at in self._changed(reading):
            token = passage.tokens[place]
            first, last = lattice.start[at : at + 2]
            typed, kept = token.group(), passage.entries[place].number
            readings = sorted(zip(shares[first:last], forms[first:last], strict=True), reverse=True)
            alternatives = tuple(
                Alternative(typed if number == kept else self._cased(number, typed), share)
                for share, number in readings
                if share >= _PLAUSIBLE or number == form
            )
            likelihood = shares[first + reading.chosen[at]]
            meant = sum(share for share, number in readings if number == kept)
            certainty = math.log(max(likelihood, _NEVER) / max(meant, _NEVER)) / _TEMPER
            after = self._cased(form, typed)
            yield Mended(*token.span(), typed, after, certainty, likelihood, alternatives)

    def _changed(self, reading: _Reading) -> Iterator[tuple[_Passage, int, int, int]]:
        """Yield each place whose word is not left as typed.

        That is its passage, its number there, the number of its form and of its lattice's place.
        """
        forms = reading.lattice.forms[reading.lattice.start[:-1] + reading.chosen].tolist()
        for passage, begin in zip(reading.passages, reading.begin, strict=True):
            for place in passage.open:
                if forms[begin + place] != passage.entries[place].number:
                    yield passage, place, forms[begin + place], begin + place

    def _cased(self, number: int, typed: str) -> str:
        """Return a form in the case of the word that was typed."""
        form = self._words[number]
        if typed.islower():
            return form
        return "".join(
            letter.upper() if original.isupper() else letter
            for letter, original in zip(form, typed, strict=True)
        )


@cache
def default_restorer() -> Restorer:
    """Return the restorer with the models that come with the program; they are opened once."""
    tagger = Tagger(resource("text", "tagger.npz"))
    return Restorer(((Ngrams(resource("text", "syllables.ngrams")), 1.0),), tagger)


def restore(text: str) -> str:
    """Return ``text`` with its diacritics, by the models that come with the program."""
    return default_restorer().text(text)


def _rows(passage: _Passage) -> Iterator[tuple[int, list[str]]]:
    """Yield the words between stops and commas that may name a place, and where they begin."""
    edges = [
        place
        for place, (entry, context) in enumerate(zip(passage.entries, passage.context, strict=True))
        if entry.number == 0 or context & COMMA
    ]
    words = [token.group() for token in passage.tokens]
    for first, last in pairwise((0, *edges, len(words))):
        if last - first > 1:
            yield first, words[first:last]


def _is_abbreviation(tokens: Sequence[re.Match[str]], place: int) -> bool:
    """Return whether a word is one like "CA" between words of small letters."""
    word = tokens[place].group()
    if not (1 < len(word) <= _LONGEST_ABBREVIATION and word.isupper() and is_syllable(word)):
        return False
    beside = [token.group() for token in tokens[max(place - 1, 0) : place + 2]]
    return any(map(str.islower, beside)) and sum(map(str.isupper, beside)) == 1
