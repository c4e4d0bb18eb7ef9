"""How one vector of ids becomes another in few steps. Pure; runs on the reader's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection

    from moderator.model import Query

PATCHABLE_RUNS = 400
LOOK_AHEAD = 20_000
MOST_QUESTIONS = 40
PIECE = 4096
BOUNDS = 128
"""How many ids are compared at once to find where others belong between them."""

Among = Callable[[Sequence[int]], Sequence[int]]
"""Returns those of the given ids that belong to the list, in its order."""


class Patch(Struct, frozen=True):
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


def moved(old: array[int], changed: Collection[int], among: Among) -> Patch | None:
    """Return the steps that put ``changed`` ids where they belong; None: read the whole list.

    All other ids of ``old`` are in the list, and in its order. Where an id belongs is asked of
    ``among`` a hundred at a time, which takes three questions for a million ids, however the list
    is sorted.
    """
    members = among(list(changed))
    if len(members) > PATCHABLE_RUNS:
        return None
    rank = {one: at for at, one in enumerate(members)}
    there = places(old, changed)
    staying = _unmoved(old, [at for at in there if old[at] in rank], set(changed), among)
    leaving = [at for at in there if old[at] not in staying]
    coming = [one for one in members if one not in staying]
    removed: list[tuple[int, int]] = []
    for at in leaving:
        _add(removed, at, 1)
    if len(removed) > PATCHABLE_RUNS:
        return None
    new = old[:]
    for start, length in reversed(removed):
        del new[start : start + length]
    slots = _slots(new, coming, among)
    if slots is None:
        return None
    coming = [one for one in coming if one in slots]
    inserted: list[tuple[int, int]] = []
    for before, one in enumerate(sorted(coming, key=lambda one: (slots[one], rank[one]))):
        at = slots[one] + before
        new.insert(at, one)
        _add(inserted, at, 1)
    return Patch(tuple(reversed(removed)), tuple(inserted), new)


def places(ids: array[int], wanted: Collection[int]) -> list[int]:
    """Return where ``wanted`` stand in ``ids``, from first to last; those not there are left out.

    A piece at a time, so that other threads have their turn meanwhile.
    """
    some = frozenset(wanted)
    found: list[int] = []
    for start in range(0, len(ids), PIECE):
        piece = ids[start : start + PIECE]
        if not some.isdisjoint(piece):
            found += [at for at, one in enumerate(piece, start) if one in some]
            if len(found) == len(some):
                break
    return found


class Place(Struct, frozen=True):
    """Where a comment stood in a list that it left before its decision was written."""

    query: Query
    at: int
    below: int | None  # the comment that followed


def place_of(query: Query, ids: array[int], at: int | None) -> Place:
    """Return the place of what stands at ``at``; None: after all others."""
    if at is None:
        return Place(query, len(ids), None)
    return Place(query, at, ids[at + 1] if at + 1 < len(ids) else None)


def runs_of(
    ids: array[int], wanted: Collection[int], near: int, about: int
) -> list[tuple[int, int]]:
    """Return where ``wanted`` stand as runs of neighbours (start, length), from last to first.

    They are looked for first ``about`` so many places from ``near``, which spares a long search.
    """
    reach = about + len(wanted)
    start = max(0, near - reach)
    there = [start + at for at in places(ids[start : near + reach], wanted)]
    if len(there) < len(wanted):
        there = places(ids, wanted)
    found: list[tuple[int, int]] = []
    for place in reversed(there):
        if found and found[-1][0] == place + 1:
            found[-1] = (place, found[-1][1] + 1)
        else:
            found.append((place, 1))
    return found


def without(away: frozenset[int], ids: array[int]) -> array[int]:
    """Return ``ids`` less those that are ``away``; the vector itself is changed."""
    if away:
        for at in reversed(places(ids, away)):
            del ids[at]
    return ids


def _unmoved(old: array[int], at: list[int], changed: set[int], among: Among) -> set[int]:
    """Return those of the ids at ``at`` that still stand between the same neighbours."""
    beside: dict[int, tuple[int | None, int | None]] = {}
    for place in at:
        above, below = place - 1, place + 1
        while above >= 0 and old[above] in changed:
            above -= 1
        while below < len(old) and old[below] in changed:
            below += 1
        beside[old[place]] = (
            old[above] if above >= 0 else None,
            old[below] if below < len(old) else None,
        )
    asked = {*beside, *(one for pair in beside.values() for one in pair if one is not None)}
    order = {one: at for at, one in enumerate(among(sorted(asked)))}
    kept: set[int] = set()
    last = -1
    for one, (above_id, below_id) in beside.items():
        here = order.get(one, -1)
        after = above_id is None or order.get(above_id, here) < here
        before = below_id is None or here < order.get(below_id, here)
        if here > last and after and before:
            kept.add(one)
            last = here
    return kept


def _slots(fixed: array[int], coming: Sequence[int], among: Among) -> dict[int, int] | None:
    """Return before which place of ``fixed`` each id belongs; None: in too many places."""
    found: dict[int, int] = {}
    todo: list[tuple[int, int, Sequence[int]]] = [(0, len(fixed), coming)] if coming else []
    questions = 0
    while todo:
        low, high, ids = todo.pop()
        if low == high:
            found.update(dict.fromkeys(ids, low))
            continue
        questions += 1
        if questions > MOST_QUESTIONS:
            return None
        step = max(1, (high - low) // BOUNDS)
        bounds = range(low, high, step)
        where = {fixed[at]: at for at in bounds}
        parts: dict[tuple[int, int], list[int]] = {}
        # What somebody decided since is not among them: that change is told by itself.
        sorted_ = among([*where, *ids])
        left = [where[one] for one in sorted_ if one in where]
        ends = iter([*left[1:], high])
        between = (low, left[0] if left else high)
        for one in sorted_:
            if one in where:
                between = (where[one] + 1, next(ends))
            else:
                parts.setdefault(between, []).append(one)
        for (start, end), part in parts.items():
            if step == 1:  # whatever is still between is gone
                found.update(dict.fromkeys(part, start))
            else:
                todo.append((start, end, part))
    return found


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
