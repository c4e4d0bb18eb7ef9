"""What stands on a sheet: plain frozen data, in words of the language it is printed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

A4_MM: Final = (210.0, 297.0)


class Stamp(Struct, frozen=True):
    """What every page tells of its making: the paper, who printed it and when, the log's hash."""

    paper: str
    by: str
    at: datetime  # aware
    head: str = ""  # the newest hash of the log; empty: not told
    row: int = 0  # the number of the row whose hash that is


class Run(Struct, frozen=True):
    """A stretch of text in one hand; told apart without colour."""

    text: str
    bold: bool = False
    muted: bool = False  # grey
    added: bool = False  # underlined
    removed: bool = False  # struck out


class Heading(Struct, frozen=True):
    """A line that stays with what follows it; ``level`` 1 or 2."""

    text: str
    level: int = 1


class Paragraph(Struct, frozen=True):
    """Text that wraps and may go on over pages; ``framed`` has a line at its left."""

    runs: tuple[Run, ...]
    size: float = 10  # points
    framed: bool = False
    indent_mm: float = 0

    @classmethod
    def of(cls, text: str, *, bold: bool = False, muted: bool = False) -> Paragraph:
        """Return a paragraph in one hand."""
        return cls((Run(text, bold=bold, muted=muted),))


class Facts(Struct, frozen=True):
    """Names and their values, one below the other; empty values are left out."""

    pairs: tuple[tuple[str, str], ...]
    name_mm: float = 42


class Column(Struct, frozen=True):
    """A column of a table: its heading and its share of the width."""

    heading: str
    share: float
    right: bool = False  # numbers stand at the right


class Table(Struct, frozen=True):
    """Rows of cells under headings that every page repeats; ``rows`` is gone through once."""

    columns: tuple[Column, ...]
    rows: Iterable[tuple[str | tuple[Run, ...], ...]]
    size: float = 8.5  # points


class Picture(Struct, frozen=True):
    """A drawing, as lines and not as dots, that is never cut by the end of a page.

    ``draw`` gets the painter and its room in points, on any thread and more than once.
    """

    height_mm: float
    draw: Callable[[QPainter, QRectF], None]
    text: str = ""  # what it shows, for whoever does not see it


class Space(Struct, frozen=True):
    """Empty room."""

    mm: float = 4


class NewPage(Struct, frozen=True):
    """What follows begins a page."""


class Signatures(Struct, frozen=True):
    """Where people sign, side by side, all on one page."""

    who: tuple[str, ...]


Part = Heading | Paragraph | Facts | Table | Picture | Space | NewPage | Signatures


class Sheet(Struct, frozen=True):
    """What is to be printed. ``parts`` is gone through once."""

    title: str
    stamp: Stamp
    parts: Iterable[Part]
    period: str = ""
    landscape: bool = False
