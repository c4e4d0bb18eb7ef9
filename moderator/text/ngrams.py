"""The restoration model's file, read in place.

Layout, all numbers little-endian, each block beginning at a multiple of 8::

    b"MDNGRAM1"
    u32 words, u32 bigrams, u32 trigrams, u32 bytes of vocabulary
    vocabulary      UTF-8, one form a line
    log1, back1     u8 × words
    start2          u32 × (words + 1)
    next2           u16 × bigrams
    log2, back2     u8 × bigrams
    start3          u32 × (bigrams + 1)
    next3           u16 × trigrams
    log3            u8 × trigrams

The words that follow word ``b`` are ``next2[start2[b]:start2[b + 1]]``, ascending; those that
follow the bigram at place ``i`` are ``next3[start3[i]:start3[i + 1]]``. A byte ``q`` of ``log…``
stands for the natural logarithm ``-q / 16``, of ``back…`` for ``(q - 192) / 24``.
"""

from __future__ import annotations

import mmap
import sys
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from moderator.text.vocabulary import HEADER, MAGIC

if TYPE_CHECKING:
    from pathlib import Path

Ids = NDArray[np.int64]
Logs = NDArray[np.float32]

LOGS: Final = (np.arange(256) / -16).astype(np.float32)
BACKS: Final = ((np.arange(256) - 192) / 24).astype(np.float32)


class Ngrams:
    """Back-off scores of words in context; the file is mapped, not loaded.

    Asked for many n-grams at once: arguments and answers are arrays of the same length.
    """

    def __init__(self, path: Path) -> None:
        """Map the file.

        Raises ``ValueError`` when it is no model, ``OSError`` when it cannot be read.
        """
        with path.open("rb") as file:
            self._open(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)), str(path))

    @classmethod
    def of(cls, packed: bytes) -> Ngrams:
        """Return the model that a file of these bytes holds. Raises ``ValueError``."""
        model = cls.__new__(cls)
        model._open(memoryview(packed), "this")  # noqa: SLF001  # its own
        return model

    def _open(self, whole: memoryview, name: str) -> None:
        if bytes(whole[: len(MAGIC)]) != MAGIC or sys.byteorder != "little":
            raise ValueError(f"{name} is no restoration model")
        words, bigrams, trigrams, letters = HEADER.unpack_from(whole, len(MAGIC))
        blocks = _Blocks(whole, len(MAGIC) + HEADER.size)
        vocabulary = blocks.take(np.uint8, letters).tobytes()
        self.words: tuple[str, ...] = tuple(vocabulary.decode("utf-8").split("\n"))
        self.ids: dict[str, int] = {word: number for number, word in enumerate(self.words)}
        self._log1 = blocks.take(np.uint8, words)
        self._back1 = blocks.take(np.uint8, words)
        self._start2 = blocks.take(np.uint32, words + 1)
        self._next2 = blocks.take(np.uint16, bigrams)
        self._log2 = blocks.take(np.uint8, bigrams)
        self._back2 = blocks.take(np.uint8, bigrams)
        self._start3 = blocks.take(np.uint32, bigrams + 1)
        self._next3 = blocks.take(np.uint16, trigrams)
        self._log3 = blocks.take(np.uint8, trigrams)

    def bigrams(self, before: Ids, words: Ids) -> tuple[Logs, Ids]:
        """Return the logarithm of each word after ``before``, and the pair's place or -1."""
        places = _places(self._next2, self._start2, before, words)
        logs = BACKS[self._back1[before]] + LOGS[self._log1[words]]
        known = np.flatnonzero(places >= 0)
        logs[known] = LOGS[self._log2[places[known]]]
        return logs, places

    def trigrams(self, pairs: Ids, words: Ids, fallback: Logs) -> Logs:
        """Return the logarithm of each word after the bigram at a place, -1 for an unknown one.

        ``fallback`` is what ``bigrams`` said of the words after the pairs' second ones.
        """
        logs = fallback.copy()
        seen = np.flatnonzero(pairs >= 0)
        pairs = pairs[seen]
        places = _places(self._next3, self._start3, pairs, words[seen])
        known = places >= 0
        logs[seen] += BACKS[self._back2[pairs]]
        logs[seen[known]] = LOGS[self._log3[places[known]]]
        return logs


def _places(following: NDArray[Any], start: NDArray[Any], context: Ids, words: Ids) -> Ids:
    """Return where each word stands among those that follow its context, or -1: binary search."""
    if not len(words) or not len(following):
        return np.full(len(words), -1, np.int64)
    first = start[context].astype(np.int64)
    end = start[context + 1].astype(np.int64)
    last = len(following) - 1
    place = first - 1
    step = 1 << int((end - first).max()).bit_length()
    while step := step >> 1:
        ahead = place + step
        place += step * ((ahead < end) & (following[np.minimum(ahead, last)] < words))
    place += 1
    found = (place < end) & (following[np.minimum(place, last)] == words)
    return np.where(found, place, -1)


class _Blocks:
    """Hands out the file's blocks one after the other."""

    def __init__(self, whole: memoryview, position: int) -> None:
        self._whole = whole
        self._position = position

    def take(self, kind: type[np.generic], count: int) -> NDArray[Any]:
        start = -(-self._position // 8) * 8
        end = start + count * np.dtype(kind).itemsize
        if end > len(self._whole):
            raise ValueError("the restoration model is cut off")
        self._position = end
        return np.frombuffer(self._whole, kind, count, start)
