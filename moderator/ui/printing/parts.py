"""What stands on a sheet: plain frozen data, in words of the language it is printed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

A4_MM: Final = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every page tells of its making: the paper, who printed it and when, the log's hash."""

    paper: str
    by: str
    at: datetime  # aware
    head: str = ""  # the newest hash of the log; empty: not told


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one hand; told apart without colour."""

    text: str
    bold: bool = False
    muted: bool = False  # grey
    added: bool = False  # underlined
    removed: bool = False  # struck out


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that stays with what follows it; ``level`` 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that wraps and may go on over pages; ``framed`` has a line at its left."""

    runs: tuple[Run, ...]
    size: float = 10  # points
    framed: bool = False
    indent_mm: float = 0

    @classmethod
    def of(cls, text: str, *, bold: bool = False, muted: bool = False) -> Paragraph:
        """Return a paragraph in one hand."""
        return cls((Run(text, bold=bold, muted=muted),))


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and their values, one below the other; empty values are left out."""

    pairs: tuple[tuple[str, str], ...]
    name_mm: float = 42


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and its share of the width."""

    heading: str
    share: float
    right: bool = False  # numbers stand at the right


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings that every page repeats; ``rows`` is gone through once."""

    columns: tuple[Column, ...]
    rows: Iterable[tuple[str | tuple[Run, ...], ...]]
    size: float = 8.5  # points


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, as lines and not as dots, that is never cut by the end of a page.

    ``draw`` gets the painter and its room in points, on any thread and more than once.
    """

    height_mm: float
    draw: Callable[[QPainter, QRectF], None]
    text: str = ""  # what it shows, for whoever does not see it


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room."""

    mm: float = 4


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Where people sign, side by side, all on one page."""

    who: tuple[str, ...]


Part = Heading | Paragraph | Facts | Table | Picture | Space | NewPage | Signatures


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be printed. ``parts`` is gone through once."""

    title: str
    stamp: Stamp
    parts: Iterable[Part]
    period: str = ""
    landscape: bool = False
