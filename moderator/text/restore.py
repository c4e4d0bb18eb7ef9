"""Gives bare Vietnamese its diacritics back, and changes nothing else.

Only words typed without any mark are touched, and only their marks: letters, case, spacing,
links, numbers and every word the reader accented stay as they are. What a word may stand for is
judged by two models together: a network that sees the whole surroundings (``tagger``) and n-grams
of syllables (``ngrams``). How far the reader typed marks at all is estimated first, so that "con"
in an accented text stays "con".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from moderator.resources import resource
from moderator.text.decode import AHEAD, Lattice, best, likelihoods, weigh
from moderator.text.lexicon import Lexicon
from moderator.text.ngrams import Ngrams
from moderator.text.tagger import COMMA, LINE_END, Tagger, vocabulary_hash
from moderator.text.tokens import STOP, TOKEN_OR_COMMA

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from moderator.text.lexicon import Entry
    from moderator.text.ngrams import Ids, Logs

_MARKED_SHARE: Final = 0.8
"""The share of words that carry a mark in accented Vietnamese (measured: 0.77 to 0.84)."""

_LONGEST_ABBREVIATION: Final = 2

_UNHEARD: Final = -12.0
"""The share (natural logarithm) of one unknown bare syllable in the class of all unknown words."""

_TAGGER: Final = 0.6
"""How much the tagger's word counts beside the n-grams'; measured on held-out comments."""

_HOPELESS: Final = 5.0
"""Forms less likely than the best by this (natural logarithm), says the tagger, are given up."""

_PLAUSIBLE: Final = 0.01
_NEVER: Final = 1e-6
_LONGEST: Final = 4_000  # tokens restored in one go; longer texts are cut at a stop


@dataclass(frozen=True, slots=True)
class Alternative:
    """One reading of a bare word, in the reader's case, and its likelihood (0 to 1)."""

    form: str
    likelihood: float


@dataclass(frozen=True, slots=True)
class Mended:
    """A bare word at ``start`` to ``end`` and its likely form, in the reader's case.

    ``certainty`` is the natural logarithm of how much likelier it is here than the word as typed,
    ``likelihood`` its share among all readings; ``alternatives`` are those with a share of at
    least one per cent, likeliest first, ``after`` among them.
    """

    start: int
    end: int
    before: str
    after: str
    certainty: float
    likelihood: float = 1.0
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text's tokens, what is known of each, where marks may lack, and the share that does."""

    tokens: Sequence[re.Match[str]]
    entries: Sequence[Entry]
    context: Sequence[int]
    open: Sequence[int]
    bare_share: float  # natural logarithm
    foreign: bool  # whether any word is none of Vietnamese


@dataclass(frozen=True, slots=True)
class Restoration:
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
        self._lexicon = Lexicon(self._words, self._models[0][0].ids)

    def text(self, text: str) -> str:
        """Return ``text`` restored: what ``restore`` says without its reasons, in less time."""
        pieces: list[str] = []
        position = 0
        for passage in self._passages(text):
            lattice = self._lattice(passage)
            chosen = best(lattice, weigh(lattice, self._models))
            for place, form in self._changed(passage, lattice, chosen):
                token = passage.tokens[place]
                pieces += (text[position : token.start()], self._cased(form, token.group()))
                position = token.end()
        pieces.append(text[position:])
        return "".join(pieces)

    def restore(self, text: str) -> Restoration:
        """Return ``text`` restored. Takes any string; time is linear in its length."""
        mended = [one for passage in self._passages(text) for one in self._mended(passage)]
        pieces: list[str] = []
        position = 0
        for one in mended:
            pieces += (text[position : one.start], one.after)
            position = one.end
        pieces.append(text[position:])
        return Restoration("".join(pieces), tuple(mended))

    def _passages(self, text: str) -> Iterator[_Passage]:
        """Cut a text into passages that have anything to mend."""
        tokens: list[re.Match[str]] = []
        context: list[int] = []
        comma = 0
        for token in TOKEN_OR_COMMA.finditer(text):
            word = token.group()
            if word == ",":
                comma = COMMA
                continue
            entry = self._lexicon[word]
            tokens.append(token)
            context.append(LINE_END if word == "\n" else entry.case | comma)
            comma = 0
            if len(tokens) == _LONGEST:
                yield from self._passage(tokens, context)
                tokens, context = [], []
        yield from self._passage(tokens, context)

    def _passage(self, tokens: list[re.Match[str]], context: list[int]) -> Iterator[_Passage]:
        words = [token.group() for token in tokens]
        entries = [self._lexicon[word] for word in words]
        open_ = [
            place
            for place, entry in enumerate(entries)
            if entry.forms is not None and not _is_abbreviation(words, place)
        ]
        if open_:
            marked = sum(not word.isascii() for word in words)
            wanted = _MARKED_SHARE * (marked + len(open_))
            share = min(1.0, (max(wanted - marked, 0.0) + 0.2) / (wanted + 0.2))
            foreign = any(
                entry.forms is None and entry.number == self._lexicon.other for entry in entries
            )
            yield _Passage(tokens, entries, context, open_, math.log(share), foreign)

    def _lattice(self, passage: _Passage) -> Lattice:
        """Return what each word may stand for; not itself where it can hardly be meant."""
        entries = passage.entries
        groups = [forms for place in passage.open if (forms := entries[place].forms) is not None]
        sizes = np.array([len(group) for group in groups])
        forms = np.concatenate(groups)
        owner = np.repeat(np.array(passage.open), sizes)
        fits = self._fits(passage, owner, forms)
        first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        fits -= np.repeat(np.maximum.reduceat(fits, first), sizes)
        typed = np.array([entry.number for entry in entries])
        as_typed = forms == typed[owner]
        kept = fits > -_HOPELESS
        fits -= np.repeat(np.log(np.add.reduceat(np.exp(fits), first)), sizes)
        costs = _TAGGER * fits + np.where(as_typed, 0.0, passage.bare_share)

        # Words that cannot change, or may be foreign, stand for themselves; then all other forms.
        alone = np.ones(len(entries), bool)
        alone[passage.open] = passage.foreign & (typed[passage.open] == self._lexicon.other)
        itself = np.flatnonzero(alone)
        unheard = np.where(np.isin(itself, passage.open), _UNHEARD, 0.0)
        places = np.concatenate([itself, owner[kept]])
        order = np.argsort(places, kind="stable")
        numbers = np.concatenate([typed[itself], forms[kept]])[order]
        costs = np.concatenate([unheard, costs[kept]])[order]
        counts = np.bincount(places, minlength=len(entries))
        return Lattice(
            np.concatenate([[0, 1], 2 + np.concatenate([[0], np.cumsum(counts)])]),
            np.concatenate([[0, 0], numbers]),
            np.concatenate([np.zeros(2), costs]).astype(np.float32),
        )

    def _fits(self, passage: _Passage, owner: Ids, forms: Ids) -> Logs:
        """Return how well each of ``forms`` fits at the place that owns it, says the tagger."""
        if self._tagger is None:
            return np.zeros(len(forms), np.float32)
        edge = self._lexicon[STOP]
        around = [edge, *passage.entries, edge]
        points = self._tagger.points(
            np.array([entry.bare for entry in around]),
            np.array([entry.shown for entry in around]),
            np.array([LINE_END, *passage.context, LINE_END]),
        )
        return self._tagger.fit(points[owner + 1], forms)

    def _mended(self, passage: _Passage) -> Iterator[Mended]:
        lattice = self._lattice(passage)
        steps = weigh(lattice, self._models)
        chosen = best(lattice, steps)
        shares, forms = likelihoods(lattice, steps), lattice.forms.tolist()
        for place, form in self._changed(passage, lattice, chosen):
            token = passage.tokens[place]
            first, last = lattice.start[place + AHEAD : place + AHEAD + 2]
            typed, kept = token.group(), passage.entries[place].number
            readings = sorted(zip(shares[first:last], forms[first:last], strict=True), reverse=True)
            alternatives = tuple(
                Alternative(typed if number == kept else self._cased(number, typed), share)
                for share, number in readings
                if share >= _PLAUSIBLE or number == form
            )
            likelihood = shares[first + chosen[place + AHEAD]]
            meant = sum(
                share for share, number in readings if number == passage.entries[place].number
            )
            certainty = math.log(max(likelihood, _NEVER) / max(meant, _NEVER))
            after = self._cased(form, typed)
            yield Mended(*token.span(), typed, after, certainty, likelihood, alternatives)

    def _changed(
        self, passage: _Passage, lattice: Lattice, chosen: Ids
    ) -> Iterator[tuple[int, int]]:
        """Yield the places whose word is not left as typed, and the number of its form."""
        forms = lattice.forms[lattice.start[:-1] + chosen][AHEAD:].tolist()
        for place in passage.open:
            if forms[place] != passage.entries[place].number:
                yield place, forms[place]

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


def _is_abbreviation(words: Sequence[str], place: int) -> bool:
    """Return whether a word is one like "CA" between words of small letters."""
    word = words[place]
    if not (word.isupper() and 1 < len(word) <= _LONGEST_ABBREVIATION):
        return False
    beside = words[max(place - 1, 0) : place + 2]
    return any(map(str.islower, beside)) and sum(map(str.isupper, beside)) == 1
