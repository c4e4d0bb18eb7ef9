"""Naive Bayes over present words, with strong priors and clipped weights.

A word weighs the log odds of meeting it in what the desk removed against what it approved
(McCallum and Nixon's Bernoulli events, counted once a comment; complement and multinomial forms
are the same for two classes). Three things keep single mistakes from weighing much: each side is
drawn towards the word's overall frequency as if ``PRIOR`` more comments had been seen, a word met
in fewer than ``LEAST`` comments weighs nothing, and no word weighs more than ``CLIP``.

The model is its counts. It therefore does not depend on the order in which decisions came, and
taking a decision out leaves exactly what would be there had it never been made. That, and its
figures on few and on wrong examples, chose it over logistic regression by AdaGrad or FTRL-Proximal
(McMahan et al. 2013), which both depend on the order; see ``tests/bench/README.md``.
"""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING, Final

from moderator.learning.features import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable

PRIOR: Final = 12.0
LEAST: Final = 2
CLIP: Final = 3.0


class Counts:
    """How many removed and approved comments have each feature: two arrays of fixed size."""

    def __init__(self) -> None:
        self.removed = array("I", bytes(4 * SIZE))
        self.approved = array("I", bytes(4 * SIZE))
        self.removals = 0
        self.approvals = 0

    def add(self, features: Iterable[int], *, removed: bool) -> None:
        """Learn one comment."""
        counts = self.removed if removed else self.approved
        for feature in features:
            counts[feature] += 1
        if removed:
            self.removals += 1
        else:
            self.approvals += 1

    def take_out(self, features: Iterable[int], *, removed: bool) -> None:
        """Unlearn one comment that was added before; raises OverflowError when it was not."""
        counts = self.removed if removed else self.approved
        for feature in features:
            counts[feature] -= 1
        if removed:
            self.removals -= 1
        else:
            self.approvals -= 1

    def weight(self, feature: int) -> float:
        """Return the log odds of a feature: above 0 speaks for removing, 0 says nothing."""
        removed, approved = self.removed[feature], self.approved[feature]
        met = removed + approved
        if met < LEAST:
            return 0.0
        expected = PRIOR * (met + 1) / (self.removals + self.approvals + 2)
        odds = ((removed + expected) * (self.approvals + PRIOR)) / (
            (approved + expected) * (self.removals + PRIOR)
        )
        return max(-CLIP, min(CLIP, math.log(odds)))

    def score(self, features: Iterable[int]) -> float:
        """Return the summed weights, damped for length: 0 is even, no probability."""
        total, number = 0.0, 0
        for feature in features:
            total += self.weight(feature)
            number += 1
        return total / math.sqrt(number) if number else 0.0

    def copy(self) -> Counts:
        """Return the counts as they are now."""
        copied = Counts.__new__(Counts)
        copied.removed, copied.approved = self.removed[:], self.approved[:]
        copied.removals, copied.approvals = self.removals, self.approvals
        return copied

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Counts):
            return NotImplemented
        return (self.removed, self.approved, self.removals, self.approvals) == (
            other.removed,
            other.approved,
            other.removals,
            other.approvals,
        )

    __hash__ = None  # type: ignore[assignment]  # they change


class Model:
    """Counts that change no more, with each weight worked out once. Safe for several threads."""

    def __init__(self, counts: Counts) -> None:
        """Keep a copy of ``counts``."""
        self._counts = counts.copy()
        self._weights = _Weights(self._counts)

    @property
    def removals(self) -> int:
        """How many removed comments taught it."""
        return self._counts.removals

    @property
    def approvals(self) -> int:
        """How many approved comments taught it."""
        return self._counts.approvals

    def weight(self, feature: int) -> float:
        """Return a feature's log odds, as :meth:`Counts.weight`."""
        return self._weights[feature]

    def score(self, features: tuple[int, ...]) -> float:
        """Return the damped sum of weights, as :meth:`Counts.score`."""
        if not features:
            return 0.0
        return sum(map(self._weights.__getitem__, features)) / math.sqrt(len(features))


class _Weights(dict[int, float]):
    def __init__(self, counts: Counts) -> None:
        super().__init__()
        self._counts = counts

    def __missing__(self, feature: int) -> float:
        found = self[feature] = self._counts.weight(feature)
        return found
