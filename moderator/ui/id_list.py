"""How one vector of ids becomes another in few steps. Pure; runs on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

PATCHABLE_RUNS = 400


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
    """Return the steps from ``old`` to ``new``; each holds an id once at most."""
    head = _common(old, new)
    if head == len(old) == len(new):
        return Patch((), (), new)
    tail = _common_end(old, new, min(len(old), len(new)) - head)
    old_middle = old[head : len(old) - tail]
    new_middle = new[head : len(new) - tail]
    keep = set(old_middle) & set(new_middle)
    stayed = [one for one in old_middle if one in keep]
    if stayed != [one for one in new_middle if one in keep]:
        return Patch((), (), new, whole=True)
    removed = _runs(old_middle, keep, head)
    inserted = _runs(new_middle, keep, head)
    if len(removed) + len(inserted) > PATCHABLE_RUNS:
        return Patch((), (), new, whole=True)
    return Patch(tuple(reversed(removed)), tuple(inserted), new)


def _runs(ids: array[int], keep: set[int], offset: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index, one in enumerate(ids, offset):
        if one in keep:
            continue
        if runs and runs[-1][0] + runs[-1][1] == index:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((index, 1))
    return runs


def _common(one: array[int], other: array[int]) -> int:
    """Return how many ids the two begin with alike, by bisection over compared blocks."""
    low, high = 0, min(len(one), len(other))
    left, right = memoryview(one), memoryview(other)
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: array[int], other: array[int], most: int) -> int:
    """Return how many ids the two end with alike, ``most`` at most."""
    low, high = 0, most
    left, right = memoryview(one), memoryview(other)
    ends = len(one), len(other)
    while low < high:
        middle = (low + high + 1) // 2
        if left[ends[0] - middle : ends[0] - low] == right[ends[1] - middle : ends[1] - low]:
            low = middle
        else:
            high = middle - 1
    return low
