"""What a chart shows: bars of one or more parts, each with a name and the list behind it. Pure."""

from __future__ import annotations

from msgspec import Struct


class Bar(Struct, frozen=True):
    """One bar. ``values`` stand beside the chart's series, none where nothing is known.

    ``line`` lists its comments.
    """

    name: str
    values: tuple[int, ...]
    line: str = ""
    whole: str = ""  # the name where it was shortened

    @property
    def total(self) -> int:
        """The length of the bar."""
        return sum(self.values)


class Chart(Struct, frozen=True):
    """Bars over time stand upright; bars with long names lie flat, the longest on top."""

    key: str
    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...] = ()
    note: str = ""
    flat: bool = False
    joined: bool = False  # points joined by lines, one for each series
    top: int = 0  # where the scale ends; 0: a little above the longest bar
    empty: str = ""  # what is said where there is nothing to show
    share: str = ""  # what the first part is of the first two, in per cent: a column in tables
    names: str = ""  # what the bars are: the heading of their column in a table

    def heads(self) -> tuple[str, ...]:
        """Return the headings of the table."""
        heads = (self.names, *self.series, *((self.share,) if self.share else ()))
        return tuple(f"{one[:1].upper()}{one[1:]}" for one in heads)

    @property
    def most(self) -> int:
        """The length of the longest bar."""
        return max((bar.total for bar in self.bars), default=0)


def marks(most: int) -> tuple[int, ...]:
    """Return three to six round numbers for a scale from 0 to at least ``most``."""
    step = 1
    while step * 4 < most:
        step = _next(step)
    return tuple(range(0, most + step, step)) if most else (0, 1)


def _next(step: int) -> int:
    """Return the round number after ``step``: 1, 2, 5, 10, 20, 50 and so on."""
    return step * 5 // 2 if str(step).startswith("2") else step * 2
