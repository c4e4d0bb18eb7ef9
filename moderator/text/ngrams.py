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
import struct
import sys
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from pathlib import Path

MAGIC: Final = b"MDNGRAM1"
HEADER: Final = struct.Struct("<4I")
LOGS: Final = tuple(-q / 16 for q in range(256))
BACKS: Final = tuple((q - 192) / 24 for q in range(256))


class Ngrams:
    """Back-off scores of words in context; the file is mapped, not loaded."""

    def __init__(self, path: Path) -> None:
        """Map the file.

        Raises ``ValueError`` when it is no model, ``OSError`` when it cannot be read.
        """
        with path.open("rb") as file:
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if bytes(whole[: len(MAGIC)]) != MAGIC or sys.byteorder != "little":
            raise ValueError(f"{path} is no restoration model")
        words, bigrams, trigrams, letters = HEADER.unpack_from(whole, len(MAGIC))
        blocks = _Blocks(whole, len(MAGIC) + HEADER.size)
        self.words: tuple[str, ...] = tuple(str(blocks.take("B", letters), "utf-8").split("\n"))
        self.ids: dict[str, int] = {word: number for number, word in enumerate(self.words)}
        self._log1 = blocks.take("B", words)
        self._back1 = blocks.take("B", words)
        self._start2 = blocks.take("I", words + 1)
        self._next2 = blocks.take("H", bigrams)
        self._log2 = blocks.take("B", bigrams)
        self._back2 = blocks.take("B", bigrams)
        self._start3 = blocks.take("I", bigrams + 1)
        self._next3 = blocks.take("H", trigrams)
        self._log3 = blocks.take("B", trigrams)

    def bigram(self, before: int, word: int) -> tuple[float, int]:
        """Return the logarithm of ``word`` after ``before``, and the pair's place or -1."""
        end = self._start2[before + 1]
        place = bisect_left(self._next2, word, self._start2[before], end)
        if place < end and self._next2[place] == word:
            return LOGS[self._log2[place]], place
        return BACKS[self._back1[before]] + LOGS[self._log1[word]], -1

    def trigram(self, pair: int, word: int, fallback: float) -> float:
        """Return the logarithm of ``word`` after the bigram at place ``pair``.

        ``fallback`` is what ``bigram`` said of the word after the pair's second one.
        """
        end = self._start3[pair + 1]
        place = bisect_left(self._next3, word, self._start3[pair], end)
        if place < end and self._next3[place] == word:
            return LOGS[self._log3[place]]
        return BACKS[self._back2[pair]] + fallback


class _Blocks:
    """Hands out the file's blocks one after the other."""

    def __init__(self, whole: memoryview, position: int) -> None:
        self._whole = whole
        self._position = position

    def take(self, kind: Literal["B", "H", "I"], count: int) -> memoryview[int]:
        start = -(-self._position // 8) * 8
        end = start + count * struct.calcsize(kind)
        if end > len(self._whole):
            raise ValueError("the restoration model is cut off")
        self._position = end
        return self._whole[start:end].cast(kind)
