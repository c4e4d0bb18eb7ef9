"""How well a ranking finds what was removed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def average_precision(scores: Sequence[float], removed: Sequence[bool]) -> float:
    """Return the mean of the precision at each removed comment, highest score first; 0 to 1.

    Equal scores are one step of the ranking: a rule that gives all the same has the base rate.
    0 when nothing was removed.
    """
    total, found, seen = 0.0, 0, 0
    for right, size in _steps(scores, removed):
        found += right
        seen += size
        total += right * found / seen
    return total / found if found else 0.0


def area(scores: Sequence[float], removed: Sequence[bool]) -> float:
    """Return the area under the ROC curve: how often a removed one outranks an approved one.

    Ties count half; 0.5 when one of the two kinds is missing.
    """
    wins, below = 0.0, sum(1 for one in removed if not one)
    negatives, positives = below, len(removed) - below
    for right, size in _steps(scores, removed):
        wrong = size - right
        below -= wrong
        wins += right * (below + wrong / 2)
    return wins / (negatives * positives) if negatives and positives else 0.5


def _steps(scores: Sequence[float], removed: Sequence[bool]) -> list[tuple[int, int]]:
    """Return (removed, all) for each group of equal scores, the highest first."""
    ranked = sorted(zip(scores, removed, strict=True), key=lambda pair: -pair[0])
    steps = []
    for _, group in groupby(ranked, key=lambda pair: pair[0]):
        labels = [label for _, label in group]
        steps.append((sum(labels), len(labels)))
    return steps
