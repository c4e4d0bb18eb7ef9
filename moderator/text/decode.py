"""Finds the likeliest sequence of forms through a lattice of choices: Viterbi and its sum.

The n-grams of every path are looked up at once, the search itself is exact over the choices that
are left (states are the last two forms; Viterbi 1967, forward-backward: Baum et al. 1970).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from moderator.text.ngrams import Ids, Logs, Ngrams


class Lattice(Struct, frozen=True):
    """The choices of each place, flat: place ``p`` has ``forms[start[p]:start[p + 1]]``.

    ``costs`` are natural logarithms of how well each form fits by itself. The first two places
    and every stop have one choice, the boundary, whose number is 0.
    """

    start: Ids
    forms: Ids
    costs: Logs


AHEAD: Final = 2
"""Places that stand before the text's own, for the boundary."""


class Steps(Struct, frozen=True):
    """Every way from the two forms before a place to the form there, place after place.

    Way ``w`` leads from state ``source[w]`` of the place before to state ``target[w]``; place
    ``p`` has the ways ``start[p - 2]:start[p - 1]`` and ``states[p - 2]`` states.
    """

    start: list[int]
    states: list[int]
    source: list[int]
    target: list[int]
    scores: list[float]


def weigh(lattice: Lattice, models: Sequence[tuple[Ngrams, float]]) -> Steps:
    """Look up every way's n-grams, in models mixed in the shares given, which add up to 1."""
    counts = np.diff(lattice.start)
    two = counts[1:] * counts[:-1]
    where = np.repeat(np.arange(1, len(counts)), two)
    rest = _ranks(two)
    last = rest % counts[where]
    second = lattice.forms[lattice.start[where - 1] + rest // counts[where]]
    third = lattice.forms[lattice.start[where] + last]

    three = two[1:] * counts[:-2]
    place = np.repeat(np.arange(2, len(counts)), three)
    rank = _ranks(three)
    source, choice = np.divmod(rank, counts[place])
    target = (source % counts[place - 1]) * counts[place] + choice
    begin = np.concatenate([[0], np.cumsum(two)])
    before, after = begin[place - 2] + source, begin[place - 1] + target
    scores = _mixed(models, (second, third), (before, after))
    arrived = lattice.start[place] + choice
    scores[lattice.forms[arrived] == 0] = 0.0
    scores += lattice.costs[arrived]
    return Steps(
        np.concatenate([[0], np.cumsum(three)]).tolist(),
        two[1:].tolist(),
        source.tolist(),
        target.tolist(),
        scores.tolist(),
    )


def best(lattice: Lattice, steps: Steps) -> Ids:
    """Return the choice of each place, counted from the place's first, on the likeliest path.

    Time is linear in the places.
    """
    scores = [0.0]
    came: list[list[int]] = []
    for (first, last), states in zip(pairwise(steps.start), steps.states, strict=True):
        reached = [-math.inf] * states
        back = [0] * states
        for source, target, score in _ways(steps, steps.scores, first, last):
            total = scores[source] + score
            if total > reached[target]:
                reached[target] = total
                back[target] = source
        came.append(back)
        scores = reached
    counts = np.diff(lattice.start)
    chosen = np.zeros(len(counts), np.int64)
    state = max(range(len(scores)), key=scores.__getitem__)
    for place in range(len(counts) - 1, 1, -1):
        chosen[place] = state % counts[place]
        state = came[place - 2][state]
    return chosen


def likelihoods(lattice: Lattice, steps: Steps, temper: float = 1.0) -> list[float]:
    """Return the share of each choice, 0 to 1, over all paths; shares of a place add up to 1.

    A ``temper`` below 1 makes all paths more alike (each path's share is raised to that power):
    scores added up from several models are too sure of themselves (Guo et al. 2017).
    """
    weights = np.exp(np.maximum(np.array(steps.scores) * temper, -60.0)).tolist()
    forward = [[1.0]]
    for (first, last), states in zip(pairwise(steps.start), steps.states, strict=True):
        reached = [0.0] * states
        before = forward[-1]
        for source, target, weight in _ways(steps, weights, first, last):
            reached[target] += before[source] * weight
        forward.append(_scaled(reached))
    shares = [1.0] * len(lattice.forms)
    backward = [1.0] * len(forward[-1])
    starts = lattice.start.tolist()
    for place in range(len(steps.states) + 1, 1, -1):
        first, last = starts[place : place + 2]
        count = last - first
        sums = [0.0] * count
        for state, (one, two) in enumerate(zip(forward[place - 1], backward, strict=True)):
            sums[state % count] += one * two
        whole = sum(sums) or 1.0
        shares[first:last] = [value / whole for value in sums]
        earlier = [0.0] * len(forward[place - 2])
        begin, end = steps.start[place - 2 : place]
        for source, target, weight in _ways(steps, weights, begin, end):
            earlier[source] += weight * backward[target]
        backward = _scaled(earlier)
    return shares


def _ways(
    steps: Steps, worth: list[float], first: int, last: int
) -> Iterator[tuple[int, int, float]]:
    """Return some of the ways: where each comes from and leads to, and what it is worth."""
    return zip(steps.source[first:last], steps.target[first:last], worth[first:last], strict=True)


def _scaled(values: list[float]) -> list[float]:
    highest = max(values)
    return [value / highest for value in values] if highest > 0 else [1.0] * len(values)


def _mixed(
    models: Sequence[tuple[Ngrams, float]], pairs: tuple[Ids, Ids], ways: tuple[Ids, Ids]
) -> Logs:
    """Return the logarithm of each way's last form after the two before it."""
    before, after = ways
    mixed: Logs | None = None
    for model, share in models:
        logs, places = model.bigrams(*pairs)
        said = model.trigrams(places[before], pairs[1][after], logs[after])
        said = said + np.float32(math.log(share))
        mixed = said if mixed is None else np.logaddexp(mixed, said)
    if mixed is None:
        raise ValueError("no model to decode with")
    return mixed


def _ranks(counts: Ids) -> Ids:
    """Return 0, 1, … up to each count, one run after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
