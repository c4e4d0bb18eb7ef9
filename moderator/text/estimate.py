"""Turns counts into a pruned back-off model of order 3.

Interpolated absolute discounting (Ney, Essen, Kneser 1994) over weighted counts; then grams whose
loss costs the corpus little are dropped (relative entropy after Stolcke 1998, simplified to the
gram's own share) and the back-off weights of what is left are computed afresh. Needs numpy.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from msgspec import Struct

from moderator.text.counting import F64, MIN_SEEN, U16, U64, Corpus, Grams, grams, summed

_DISCOUNT: Final = 0.75
_UNSEEN: Final = 0.5
_FLOOR: Final = 1e-9
_16: Final = np.uint64(16)
_LOW: Final = np.uint64(0xFFFF)


class Estimate(Struct, frozen=True):
    """Natural logarithms of a back-off model, as flat arrays in ascending order of the grams.

    The words that follow word ``b`` are ``next2[start2[b]:start2[b + 1]]``; those that follow the
    bigram at index ``i`` of ``next2`` are ``next3[start3[i]:start3[i + 1]]``.
    """

    vocabulary: tuple[str, ...]
    log1: F64
    back1: F64
    start2: U64
    next2: U16
    log2: F64
    back2: F64
    start3: U64
    next3: U16
    log3: F64


def estimate(corpus: Corpus, bigrams: int, trigrams: int) -> Estimate:
    """Estimate a model that keeps about ``bigrams`` bigrams and at most ``trigrams`` trigrams."""
    size = len(corpus.vocabulary)
    twos, threes = grams(corpus, 2), grams(corpus, 3)
    first2, last2 = _split(twos.keys)
    # Words are as likely as they follow many different words (Kneser and Ney 1995).
    p1 = summed(last2, twos.weighted / twos.seen, size) + _UNSEEN
    p1 /= p1.sum()
    p2, _ = _interpolate(twos, first2, size, p1[last2])
    context3 = threes.keys >> _16
    _, last3 = _split(threes.keys)
    # Every trigram a b c has its bigram b c, and its bigram a b, among ``twos``.
    lower3 = np.searchsorted(twos.keys, threes.keys & np.uint64(0xFFFFFFFF))
    upper3 = np.searchsorted(twos.keys, context3)
    p3, _ = _interpolate(threes, upper3, len(twos.keys), p2[lower3])

    gain3 = threes.weighted * np.log(p3 / p2[lower3])
    keep3 = _best(np.abs(gain3), threes.seen >= MIN_SEEN, trigrams)
    gain2 = twos.weighted * np.log(p2 / p1[last2])
    keep2 = _best(np.abs(gain2), twos.seen >= MIN_SEEN, bigrams)
    keep2[upper3[keep3]] = True

    back1 = _back_off(first2[keep2], size, p2[keep2], p1[last2[keep2]])
    place = np.cumsum(keep2) - 1
    context = place[upper3[keep3]]
    back2 = _back_off(context, int(keep2.sum()), p3[keep3], p2[lower3[keep3]])
    return Estimate(
        corpus.vocabulary,
        np.log(p1),
        back1,
        _starts(first2[keep2], size),
        last2[keep2].astype(np.uint16),
        np.log(p2[keep2]),
        back2,
        _starts(context, int(keep2.sum())),
        last3[keep3].astype(np.uint16),
        np.log(p3[keep3]),
    )


def _split(keys: U64) -> tuple[np.ndarray, np.ndarray]:
    return ((keys >> _16) & _LOW).astype(np.int64), (keys & _LOW).astype(np.int64)


def _interpolate(found: Grams, context: np.ndarray, size: int, lower: F64) -> tuple[F64, F64]:
    """Return the probability of each gram, and of each context the share left for ``lower``."""
    total = summed(context, found.weighted, size)
    discount = _DISCOUNT * found.weighted / found.seen
    left = summed(context, discount, size) / np.maximum(total, _FLOOR)
    return (found.weighted - discount) / total[context] + left[context] * lower, left


def _best(gain: F64, allowed: np.ndarray, wanted: int) -> np.ndarray:
    gain = np.where(allowed, gain, 0.0)
    if wanted < len(gain):
        threshold = np.partition(gain, len(gain) - wanted)[len(gain) - wanted]
        return np.asarray((gain >= threshold) & (gain > 0))
    return np.asarray(gain > 0)


def _back_off(context: np.ndarray, size: int, higher: F64, lower: F64) -> F64:
    kept = summed(context, higher, size)
    covered = summed(context, lower, size)
    return np.log(np.maximum(1 - kept, 1e-3) / np.maximum(1 - covered, 1e-3))


def _starts(context: np.ndarray, size: int) -> U64:
    starts = np.zeros(size + 1, np.uint64)
    starts[1:] = np.cumsum(np.bincount(context, minlength=size))
    return starts
