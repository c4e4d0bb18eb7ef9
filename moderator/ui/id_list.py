"""How one vector of ids becomes another in few steps. Pure; runs on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

PATCHABLE_RUNS = 400
LOOK_AHEAD = 20_000


@dataclass(frozen=True, slots=True)
class Patch:
    """Runs to remove (positions in the old vector, last first), then runs to insert (first first).

    ``whole`` says that a reset is cheaper or that rows changed places.
    """

    removed: tuple[tuple[int, int], ...]  # start, length
    inserted: tuple[tuple[int, int], ...]  # start in the new vector, length
    new: array[int]
    whole: bool = False


def patch(old: array[int], new: array[int]) -> Patch:
    """Return the steps from ``old`` to ``new``; each holds an id once at most.

    Both are walked side by side, equal stretches in one comparison each, so that a few changes
    in a million ids cost about a millisecond.
    """
    removed: list[tuple[int, int]] = []
    inserted: list[tuple[int, int]] = []
    left, right = memoryview(old), memoryview(new)
    i = j = 0
    while i < len(old) and j < len(new):
        alike = _common(left[i:], right[j:])
        i, j = i + alike, j + alike
        if i == len(old) or j == len(new):
            break
        gone = _place(old, new[j], i)
        come = _place(new, old[i], j) if gone is None else None
        if gone is not None:
            _add(removed, i, gone - i)
            i = gone
        elif come is not None:
            _add(inserted, j, come - j)
            j = come
        else:
            _add(removed, i, 1)
            _add(inserted, j, 1)
            i, j = i + 1, j + 1
        if len(removed) + len(inserted) > PATCHABLE_RUNS:
            return Patch((), (), new, whole=True)
    _add(removed, i, len(old) - i)
    _add(inserted, j, len(new) - j)
    return Patch(tuple(reversed(removed)), tuple(inserted), new)


def _place(ids: array[int], wanted: int, start: int) -> int | None:
    """Return where ``wanted`` stands in a stretch of ``ids`` that begins at ``start``."""
    try:
        return ids.index(wanted, start, start + LOOK_AHEAD)
    except ValueError:
        return None


def _add(runs: list[tuple[int, int]], start: int, length: int) -> None:
    if not length:
        return
    if runs and runs[-1][0] + runs[-1][1] == start:
        runs[-1] = (runs[-1][0], runs[-1][1] + length)
    else:
        runs.append((start, length))


def _common(one: memoryview, other: memoryview) -> int:
    """Return how many ids the two begin with alike, by bisection over compared stretches."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
