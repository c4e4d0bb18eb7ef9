"""How many comments of one article, name or address came within a sliding window. Pure, linear."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from moderator.model.flood import FloodKind
from moderator.store.crowds import NOBODY, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WINDOW: Final = 600_000_000
"""Microseconds: ten minutes."""

Subject = tuple[FloodKind, object]
"""What is counted, and which of it."""


@dataclass(frozen=True, slots=True)
class Run:
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
