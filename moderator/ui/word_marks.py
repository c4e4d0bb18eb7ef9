"""Which words of a text that is being typed are marked, and which stretches were not looked at yet.

Places are UTF-16 units, as Qt counts them. What a change touches is forgotten and to be looked at
again; everything behind it moves along.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from moderator.text.flaws import Fault

AROUND: Final = 60
"""How far from a change its neighbours are read anew: they judge what a bare word stands for."""

Stretch = tuple[int, int]


class WordMark(Struct, frozen=True):
    """A marked word, where it begins and how long it is."""

    start: int
    length: int
    word: str
    fault: Fault
    forms: tuple[str, ...]

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + self.length


class WordMarks:
    """The marks of one text, in order."""

    def __init__(self) -> None:
        """Begin with an empty text."""
        self._starts: list[int] = []
        self._marks: list[WordMark] = []  # where each begins is told by ``_starts`` alone
        self._open: list[Stretch] = []
        self.ignored: set[str] = set()  # words that a person lets stand, in small letters

    def begin(self, length: int) -> None:
        """Turn to another text of which nothing is known."""
        self._starts, self._marks = [], []
        self._open = [(0, length)] if length else []

    def __len__(self) -> int:
        """Return how many words are marked."""
        return len(self._starts)

    def __iter__(self) -> Iterator[WordMark]:
        """Go through all marks."""
        return (self._at(index) for index in range(len(self._starts)))

    def _at(self, index: int) -> WordMark:
        return replace(self._marks[index], start=self._starts[index])

    def count(self, fault: Fault) -> int:
        """Return how many words have ``fault``."""
        return sum(mark.fault is fault for mark in self._marks)

    def between(self, start: int, end: int) -> list[WordMark]:
        """Return the marks that touch ``start`` to ``end``."""
        first = bisect_left(self._starts, start)
        if first and self._at(first - 1).end >= start:
            first -= 1
        found: list[WordMark] = []
        for index in range(first, len(self._starts)):
            if self._starts[index] > end:
                break
            found.append(self._at(index))
        return found

    def next(self, place: int, *, back: bool = False) -> tuple[int, WordMark] | None:
        """Return the next mark from ``place`` on, or the one before, and its number from 1.

        After the last comes the first, and before the first the last.
        """
        count = len(self._starts)
        if not count:
            return None
        index = bisect_left(self._starts, place)
        index = (index - 1 if back else index) % count
        return index + 1, self._at(index)

    # --- what changes -------------------------------------------------------------------------

    def changed(self, at: int, removed: int, added: int, length: int) -> None:
        """Follow a change of the text, which is ``length`` long now."""
        gone = self.between(at, at + removed)
        first = bisect_left(self._starts, gone[0].start if gone else at)
        behind = first + len(gone)
        moved = added - removed
        self._starts[first:] = [start + moved for start in self._starts[behind:]]
        del self._marks[first:behind]
        reached: list[Stretch] = []
        for start, end in self._open:
            low = start if start <= at else max(at, start + moved)
            high = end if end <= at else max(at, end + moved)
            reached.append((low, high))
        low = gone[0].start if gone else at
        reached.append((min(low, at) - AROUND, at + added + AROUND))
        self._open = _joined(reached, length)

    def checked(self, start: int, end: int, marks: Sequence[WordMark]) -> None:
        """Put ``marks``, in order, in the place of what begins from ``start`` to before ``end``."""
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        new = [
            mark
            for mark in marks
            if start <= mark.start < end and mark.word.lower() not in self.ignored
        ]
        self._starts[first:behind] = [mark.start for mark in new]
        self._marks[first:behind] = new
        left: list[Stretch] = []
        for low, high in self._open:
            left += ((low, min(high, start)), (max(low, end), high))
        self._open = [(low, high) for low, high in left if low < high]

    def ignore(self, word: str) -> None:
        """Let ``word`` stand, wherever it is."""
        self.ignored.add(word.lower())
        kept = [mark for mark in self if mark.word.lower() not in self.ignored]
        self._starts, self._marks = [mark.start for mark in kept], kept

    def unchecked(self, first: int = 0) -> Stretch | None:
        """Return a stretch to look at: from ``first`` on if there is one, else from the front."""
        for low, high in self._open:
            if high > first:
                return max(low, first), high
        return self._open[0] if self._open else None


def difference(before: bytes, after: bytes) -> tuple[int, int, int]:
    """Return where two texts in UTF-16-LE begin to differ, and how much is gone and new, in units.

    Qt tells of a whole paragraph for each letter that an input method composes beside it.
    """
    start = _alike(before, after)
    most = min(len(before), len(after)) - 2 * start
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        ends = (len(before) - low, len(after) - low)
        step = middle - low
        if before[ends[0] - step : ends[0]] == after[ends[1] - step : ends[1]]:
            low = middle
        else:
            high = middle - 1
    end = low // 2
    return start, len(before) // 2 - start - end, len(after) // 2 - start - end


def _alike(one: bytes, other: bytes) -> int:
    """Return how many units two texts begin with in common; halving compares each piece once."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low // 2


def _joined(stretches: Sequence[Stretch], length: int) -> list[Stretch]:
    """Return the stretches in order, inside the text, and none touching another."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        low, high = max(0, start), min(length, end)
        if low >= high:
            continue
        if found and found[-1][1] >= low:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found
