"""How many comments of one article, name or address came within a sliding window. Pure, linear."""

from __future__ import annotations

from collections import deque
from math import floor
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from moderator.model.flood import FloodKind
from moderator.store.crowds import NOBODY, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from moderator.model.flood import FloodLimits

WINDOW: Final = 600_000_000
"""Microseconds: ten minutes."""

ENOUGH: Final = 50
"""Stretches of ten minutes from which on what is usual is known."""

DEVIATIONS: Final = 3

AT_ONCE: Final = 25
MOST: Final = 120
"""Alarms of a sort that are raised by one look, and that are remembered together."""

Subject = tuple[FloodKind, object]
"""What is counted, and which of it."""


class Pace(Struct, frozen=True):
    """What is usual: mean and deviation of the fullest windows, by what is counted."""

    slots: int
    mean: dict[FloodKind, float]
    deviation: dict[FloodKind, float]

    def usual(self, kind: FloodKind, limits: FloodLimits) -> int:
        """Return the most that is nothing unusual; more is a flood."""
        own = {
            FloodKind.ARTICLE: limits.article,
            FloodKind.NAME: limits.name,
            FloodKind.ADDRESS: limits.address,
        }[kind]
        if self.slots < ENOUGH:
            return own - 1
        return max(own - 1, floor(self.mean[kind] + DEVIATIONS * self.deviation[kind]))


class Run(Struct, frozen=True):
    """The fullest window of one subject: its comments' number and first and last time."""

    comments: int
    since: int
    until: int
    newest: int  # the last comment


def fullest(rows: Iterable[Any], wanted: Sequence[FloodKind]) -> dict[Subject, Run]:
    """Return the fullest window of each subject; of equals the last. ``rows`` are in order."""
    best: dict[Subject, Run] = {}
    starts: dict[Subject, deque[int]] = {}
    for row in rows:
        for key in _subjects(row, wanted):
            times = _slid(starts, key, row.created_at)
            run = best.get(key)
            if run is None or len(times) >= run.comments:
                best[key] = Run(len(times), times[0], row.created_at, row.comment_id)
    return best


def worst(new: Mapping[Subject, Run], told: Iterable[Subject]) -> dict[Subject, Run]:
    """Return the largest of what is new, as many as people can look at beside what was told.

    Whoever signs with thousands of names must not fill the log with them; and since articles are
    counted apart, no alarm about one is lost among those about names and addresses.
    """
    before = list(told)
    chosen: dict[Subject, Run] = {}
    for articles in (True, False):
        of_sort = [key for key in new if (key[0] is FloodKind.ARTICLE) is articles]
        known = sum((key[0] is FloodKind.ARTICLE) is articles for key in before)
        of_sort.sort(key=lambda key: new[key].comments, reverse=True)
        chosen |= {key: new[key] for key in of_sort[: max(min(AT_ONCE, MOST - known), 0)]}
    return chosen


def counted(
    rows: Iterable[Any], wanted: Sequence[FloodKind]
) -> Iterable[tuple[int, list[tuple[Subject, int]]]]:
    """Yield each comment's time, and how many of each of its subjects ended a window with it."""
    starts: dict[Subject, deque[int]] = {}
    for row in rows:
        yield (
            row.created_at,
            [(key, len(_slid(starts, key, row.created_at))) for key in _subjects(row, wanted)],
        )


def _slid(starts: dict[Subject, deque[int]], key: Subject, at: int) -> deque[int]:
    """Return the times of a subject's comments in the window that ends at ``at``."""
    times = starts.get(key)
    if times is None:
        times = starts[key] = deque()
    times.append(at)
    while times[0] <= at - WINDOW:
        times.popleft()
    return times


def _subjects(row: Any, wanted: Sequence[FloodKind]) -> list[Subject]:  # noqa: ANN401
    found: list[Subject] = []
    if FloodKind.ARTICLE in wanted:
        found.append((FloodKind.ARTICLE, row.article_id))
    if FloodKind.NAME in wanted and row.author not in NOBODY:
        found.append((FloodKind.NAME, row.author))
    if FloodKind.ADDRESS in wanted:
        address = address_of(row)
        if address:
            found.append((FloodKind.ADDRESS, address))
    return found


def address_of(row: Any) -> str:  # noqa: ANN401 - SQLAlchemy's row
    """Return what stands for the place a comment came from: network, else e-mail, else nothing."""
    return place(row.ip) or (row.email or "").lower()
