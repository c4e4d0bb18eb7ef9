"""Learns from a newsroom's own texts, and finds out whether that helps.

The n-grams of the texts, over the shipped vocabulary, are mixed with the shipped ones. A part of
the pieces is held out: with one half of it the share of the mixture is chosen, on the other half
the words that come out right are counted, with and without. The model that is returned was then
counted from all pieces. The same texts in the same order give the same model.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from array import array
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec import Struct

from moderator.model import Words
from moderator.resources import resource
from moderator.text.archive import ArchiveError, files, pieces
from moderator.text.counting import Corpus, is_accented
from moderator.text.estimate import estimate
from moderator.text.letters import bare
from moderator.text.ngrams import Ngrams
from moderator.text.restore import Restorer
from moderator.text.tagger import Tagger
from moderator.text.tokens import OTHER, STOPS, TOKEN, key
from moderator.text.train import pack

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from moderator.text.archive import Piece
    from moderator.text.counting import U16

SHARES: Final = (0.1, 0.2, 0.3, 0.5)
"""The archive's shares of the mixture that are tried."""

MOST_WORDS: Final = 50_000_000
"""Words learnt at most: the bound on time and memory."""

CHOOSING_WORDS: Final = 40_000
"""Words the share is chosen with, at most."""

JUDGING_WORDS: Final = 40_000
"""Words the figures are counted on, at most."""

LEAST_TRIED: Final = 500
"""Words to count the figures on, below which they say nothing."""

_HELD_OUT: Final = 10  # one piece in so many
_STREAM: Final = 4_000_000  # tokens counted at once: the bound on the memory for sorting
_REMEMBERED: Final = 500_000
_BIGRAMS: Final = 1_100_000
_TRIGRAMS: Final = 3_200_000
_TOGETHER: Final = 64  # lines restored between two reports
_UNTRIED: Final = 0.2  # the share where too little can be held out
_SURE: Final = 2.0  # standard deviations
_NO_VIETNAMESE: Final = Words(
    "Không có dòng nào là tiếng Việt có dấu", "No line is Vietnamese with its marks"
)


class Figures(Struct, frozen=True):
    """What came out right on held-out lines, of all words and of names.

    Names are words with a capital inside a sentence. ``gained`` words are right only with the
    archive, ``lost`` ones only without it.
    """

    words: int = 0
    right_before: int = 0
    right_after: int = 0
    names: int = 0
    names_before: int = 0
    names_after: int = 0
    gained: int = 0
    lost: int = 0

    @property
    def surety(self) -> float:
        """By how many standard deviations the archive helps more than chance would."""
        changed = self.gained + self.lost
        return (self.gained - self.lost) / math.sqrt(changed) if changed else 0.0

    @property
    def better(self) -> bool:
        """Whether the archive surely helps."""
        return self.surety > _SURE


class Learnt(Struct, frozen=True):
    """The archive's model, packed, its share of the mixture, and what speaks for it.

    ``figures`` is None where too little could be held out. ``words`` were learnt from ``lines``
    different lines; ``unknown`` of the words are not in the vocabulary; ``cut`` says that the
    archive had more than ``MOST_WORDS``.
    """

    packed: bytes
    share: float
    figures: Figures | None
    words: int
    lines: int
    unknown: int
    cut: bool


def learn(
    articles: Iterable[Piece],
    shipped: Ngrams,
    tagger: Tagger | None,
    progress: Callable[[int, int], None],
) -> Learnt:
    """Learn from ``articles``; ``progress`` tells how many lines were tried, and of how many.

    Raises ``ArchiveError`` when no line of them is accented Vietnamese.
    """
    reader = _Reader(shipped)
    choosing, judging, rest = _dealt(reader.read(articles))
    reader.count(rest)
    share, figures = _UNTRIED, None
    if choosing and sum(map(_length, judging)) >= LEAST_TRIED:
        part = Ngrams.of(pack(estimate(reader.corpus(), _BIGRAMS, _TRIGRAMS)))
        trial = _Trial(
            Restorer(((shipped, 1.0),), tagger),
            lambda share: Restorer(((shipped, 1 - share), (part, share)), tagger),
            progress,
        )
        share, figures = trial.figures(choosing, judging)
    reader.count((*choosing, *judging))
    if not reader.lines:
        raise ArchiveError(advice=_NO_VIETNAMESE)
    whole = estimate(reader.corpus(), _BIGRAMS, _TRIGRAMS)
    return Learnt(
        pack(whole), share, figures, reader.words, reader.lines, reader.unknown, reader.cut
    )


class _Reader:
    """Numbers the words of lines that were not seen before, and are written with their marks."""

    def __init__(self, shipped: Ngrams) -> None:
        self._vocabulary = shipped.words
        self._ids = shipped.ids
        self._other = shipped.ids[OTHER]
        self._numbers: dict[str, int] = {}
        self._seen: set[int] = set()
        self._streams: list[U16] = []
        self._stream = array("H", [0])
        self.words = self.lines = self.unknown = 0
        self.cut = False

    def read(self, articles: Iterable[Piece]) -> list[tuple[int, Piece]]:
        """Count most of the pieces; return the others, which are held out, with their hashes."""
        held: list[tuple[int, Piece]] = []
        waiting = 0
        for piece in articles:
            if self.words + waiting >= MOST_WORDS:
                self.cut = True
                break
            kept = list(self._new(piece))
            if not kept:
                continue
            lines = tuple(line for line, _ in kept)
            number = _hash("\n".join(lines))
            if number % _HELD_OUT:
                for _, tokens in kept:
                    self._count(tokens)
            else:
                held.append((number, lines))
                waiting += sum(len(tokens) for _, tokens in kept)
        return held

    def count(self, lines: Iterable[str]) -> None:
        """Count lines that were held out."""
        for line in lines:
            self._count(TOKEN.findall(line))

    def corpus(self) -> Corpus:
        """Return all that was counted so far."""
        streams = (*self._streams, np.array(self._stream, np.uint16))
        return Corpus(self._vocabulary, streams, (1,) * len(streams), tuple(map(len, streams)))

    def _end_stream(self) -> None:
        self._streams.append(np.array(self._stream, np.uint16))
        self._stream = array("H", [0])

    def _new(self, piece: Piece) -> Iterator[tuple[str, list[str]]]:
        """Yield the lines that may be learnt, each once, and their tokens."""
        for line in piece:
            number = _hash(line)
            if number not in self._seen:
                self._seen.add(number)
                tokens = TOKEN.findall(line)
                if tokens and is_accented(tokens):
                    yield line, tokens

    def _count(self, tokens: Sequence[str]) -> None:
        numbers = [self._number(token) for token in tokens]
        self.lines += 1
        self.words += len(numbers) - numbers.count(0)
        self.unknown += numbers.count(self._other)
        self._stream.extend(numbers)
        self._stream.append(0)
        if len(self._stream) >= _STREAM:
            self._end_stream()

    def _number(self, token: str) -> int:
        number = self._numbers.get(token)
        if number is None:
            if len(self._numbers) >= _REMEMBERED:
                self._numbers.clear()
            number = self._numbers[token] = self._ids.get(key(token), self._other)
        return number


class _Trial:
    """Takes the marks off lines and compares what restorers bring back, word by word."""

    def __init__(
        self,
        shipped: Restorer,
        mixed: Callable[[float], Restorer],
        progress: Callable[[int, int], None],
    ) -> None:
        self._shipped = shipped
        self._mixed = mixed
        self._progress = progress
        self._done = self._whole = 0

    def figures(self, choosing: Piece, judging: Piece) -> tuple[float, Figures]:
        """Return the share chosen with the first lines, and how it fared on the others.

        It is the one that is surest to help: the largest gain by its own standard deviation.
        """
        self._whole = (1 + len(SHARES)) * len(choosing) + 2 * len(judging)
        before = self._right(self._shipped, choosing)
        tried = {
            share: _figures(choosing, before, self._right(self._mixed(share), choosing))
            for share in SHARES
        }
        share = max(SHARES, key=lambda share: (tried[share].surety, -share))
        before = self._right(self._shipped, judging)
        return share, _figures(judging, before, self._right(self._mixed(share), judging))

    def _right(self, restorer: Restorer, lines: Piece) -> list[bool]:
        """Return for each word of ``lines`` whether its marks come back."""
        right: list[bool] = []
        for first in range(0, len(lines), _TOGETHER):
            block = lines[first : first + _TOGETHER]
            for line, got in zip(block, restorer.texts([bare(one) for one in block]), strict=True):
                right += [
                    key(word.group()) == key(got[slice(*word.span())]) for word, _ in words_of(line)
                ]
            self._done += len(block)
            self._progress(self._done, self._whole)
        return right


def _figures(lines: Piece, before: Sequence[bool], after: Sequence[bool]) -> Figures:
    named = [name for line in lines for _, name in words_of(line)]
    return Figures(
        len(before),
        sum(before),
        sum(after),
        sum(named),
        sum(compress(before, named)),
        sum(compress(after, named)),
        sum(now and not was for was, now in zip(before, after, strict=True)),
        sum(was and not now for was, now in zip(before, after, strict=True)),
    )


def words_of(line: str) -> list[tuple[re.Match[str], bool]]:
    """Return the words of a line, each with whether it is a name: a capital inside a sentence."""
    found = []
    inside = False
    for token in TOKEN.finditer(line):
        word = token.group()
        if word.isalpha():
            found.append((token, inside and word[0].isupper()))
        inside = word not in STOPS
    return found


def _dealt(held: list[tuple[int, Piece]]) -> tuple[Piece, Piece, Piece]:
    """Deal the lines held out: to choose with, to judge by, and those that are too many."""
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    room = [CHOOSING_WORDS, JUDGING_WORDS]
    for place, (_, lines) in enumerate(sorted(held)):
        part = place % 2
        if room[part] <= 0:
            part = 1 - part
        if room[part] <= 0:
            part = 2
        else:
            room[part] -= sum(map(_length, lines))
        parts[part].extend(lines)
    return tuple(parts[0]), tuple(parts[1]), tuple(parts[2])


def _length(line: str) -> int:
    return len(words_of(line))


def _hash(text: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of an archive on a model of one's own; nothing is kept."""
    parser = argparse.ArgumentParser(prog="python -m moderator.text.training", description=__doc__)
    parser.add_argument("model", type=Path, help="the n-grams to begin with")
    parser.add_argument("archive", type=Path, nargs="+")
    wanted = parser.parse_args(arguments)
    found = (piece for file in files(wanted.archive) for piece in pieces(file))
    tagger = Tagger(resource("text", "tagger.npz"))
    learnt = learn(found, Ngrams(wanted.model), tagger, lambda _done, _total: None)
    sys.stdout.write(
        f"{learnt.words} words, {learnt.unknown} unknown; {len(learnt.packed)} bytes; "
        f"share {learnt.share}\n{learnt.figures}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
