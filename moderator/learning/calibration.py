"""From a score to a probability, by the scores that earlier comments had when they were new."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS: Final = 20
_ENOUGH: Final = 1e-6
_RIDGE: Final = 0.1
_FAR: Final = 30.0

Pair = tuple[float, float]


class Calibration(Struct, frozen=True):
    """A logistic curve: the probability that a score means a removal."""

    slope: float = 1.0
    shift: float = 0.0

    def probability(self, score: float) -> float:
        """Return a probability, 0 to 1."""
        return _logistic(self.slope * score + self.shift)


def fit(scores: Sequence[float], removed: Sequence[bool]) -> Calibration:
    """Fit the curve with smoothed targets (Platt 1999) by damped Newton steps (Lin et al. 2007).

    The slope is never below 0: scores that rank backwards tell nothing.
    """
    positives = sum(removed)
    negatives = len(removed) - positives
    high, low = (positives + 1) / (positives + 2), 1 / (negatives + 2)
    pairs = [(score, high if label else low) for score, label in zip(scores, removed, strict=True)]
    slope, shift = 0.0, math.log((positives + 1) / (negatives + 1))
    loss = _loss(pairs, slope, shift)
    for _ in range(_STEPS):
        turn, move = _newton(pairs, slope, shift)
        step = 1.0
        while step > _ENOUGH:
            tried = _loss(pairs, slope - step * turn, shift - step * move)
            if tried < loss:
                break
            step /= 2
        if step <= _ENOUGH or loss - tried < _ENOUGH:
            break
        slope, shift, loss = slope - step * turn, shift - step * move, tried
    return Calibration(max(slope, 0.0), shift)


def _newton(pairs: Sequence[tuple[float, float]], slope: float, shift: float) -> Pair:
    """Return the full Newton step: gradient over curvature, for slope and shift."""
    # The ridge keeps the slope finite where the scores part the two kinds without a fault.
    slope_pull, shift_pull = _RIDGE * slope, 0.0
    square, both, single = _RIDGE, 0.0, _RIDGE
    for score, wanted in pairs:
        expected = _logistic(slope * score + shift)
        spread = expected * (1 - expected)
        slope_pull += (expected - wanted) * score
        shift_pull += expected - wanted
        square += spread * score * score
        both += spread * score
        single += spread
    bend = square * single - both * both
    return (
        (single * slope_pull - both * shift_pull) / bend,
        (square * shift_pull - both * slope_pull) / bend,
    )


def _loss(pairs: Sequence[tuple[float, float]], slope: float, shift: float) -> float:
    """Return the cross entropy with the ridge."""
    total = _RIDGE * slope * slope / 2
    for score, wanted in pairs:
        value = max(-_FAR, min(_FAR, slope * score + shift))
        total += math.log1p(math.exp(value)) - wanted * value
    return total


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-_FAR, min(_FAR, value))))
