"""Lays a sheet out: part after part, page after page; only the page at hand is kept in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from moderator.ui.printing.fonts import MM, Hand, Hands
from moderator.ui.printing.lines import Line, Piece, advance, broken
from moderator.ui.printing.pages import (
    BOTTOM,
    FOOT,
    LEFT,
    RIGHT,
    RUNNING,
    TOP,
    Drawn,
    Page,
    Pages,
    Placed,
    Stopped,
    Stroke,
)
from moderator.ui.printing.parts import (
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Part,
    Picture,
    Signatures,
    Space,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.ui.printing.parts import Run, Sheet

Progress = Callable[[int, int], None]
"""Told how far it is: done and total."""

Stop = Callable[[], bool]
"""Asked now and then whether the person cancelled."""

KEPT: Final = 12  # lines of a row that stay together
LEAST: Final = 3  # lines of a longer one that begin on a page

_PAPER: Final = Hand(size=100, bold=True)
_TITLE: Final = Hand(size=170, bold=True)
_UNDER: Final = Hand(size=95, muted=True)
_HEADINGS: Final = {1: Hand(size=125, bold=True), 2: Hand(size=105, bold=True)}
_NAME: Final = Hand(size=95, muted=True)
_VALUE: Final = Hand(size=95)
_PAD: Final = 1.2 * MM
_SIGNED: Final = 24 * MM  # room for a signature

Cell = tuple[float, list[Line], float]
"""Where a cell begins, its lines, and the width at whose end they stand (0: at its beginning)."""


def lay_out(sheet: Sheet, stop: Stop | None = None) -> Pages:
    """Return the pages of ``sheet``. Raises ``Stopped`` once ``stop`` says so.

    What the sheet's parts raise while they are gone through comes through.
    """
    return _Setter(sheet, stop or (lambda: False)).pages


class _Setter:
    """The page at hand and the place on it."""

    def __init__(self, sheet: Sheet, stop: Stop) -> None:
        self.pages = Pages(sheet)
        self._hands = Hands()
        self._stop = stop
        self._page = Page()
        width, height = self.pages.size
        self._left, self._right = LEFT, width - RIGHT
        self._bottom = height - BOTTOM - FOOT
        self._y = TOP
        self._top = TOP
        self._wanted = False  # what comes next begins a page
        self._again: Callable[[], None] = lambda: None  # what every new page begins with
        self._title()
        for part in sheet.parts:
            self._set(part)
        self.pages.add(self._page)

    # --- pages --------------------------------------------------------------------------------

    def _turn(self) -> None:
        """Begin a page."""
        if self._stop():
            raise Stopped
        self.pages.add(self._page)
        self._page = Page()
        self._y = self._top = TOP + RUNNING
        self._again()
        self._top = self._y

    def _need(self, height: float) -> None:
        """Begin a page unless ``height`` is left on this one, or nothing stands on it yet."""
        if self._y + height > self._bottom and self._y > self._top:
            self._turn()

    def _put(self, x: float, line: Line, y: float, *, end: float = 0) -> None:
        if line:
            if end:
                x += max(0.0, end - advance(line, self._hands))
            self._page.texts.append(Placed(x, y, line))

    def _rule(self, width: float = 4) -> None:
        self._page.strokes.append(Stroke(self._left, self._y, self._right, self._y, width))

    # --- parts --------------------------------------------------------------------------------

    def _set(self, part: Part) -> None:
        if self._wanted and not isinstance(part, NewPage):
            self._wanted = False
            if self._y > self._top:
                self._turn()
        if isinstance(part, Paragraph):
            self._paragraph(part)
        elif isinstance(part, Heading):
            self._heading(part)
        elif isinstance(part, Facts):
            self._facts(part)
        elif isinstance(part, Table):
            self._table(part)
        elif isinstance(part, Picture):
            self._picture(part)
        elif isinstance(part, Space):
            self._y += part.mm * MM
        elif isinstance(part, NewPage):
            self._wanted = True
        else:
            self._signatures(part)

    def _lines(self, text: str, hand: Hand, width: float) -> list[Line]:
        return broken([Piece(text, hand)], width, self._hands)

    def _said(self, text: str | tuple[Run, ...], hand: Hand, width: float) -> list[Line]:
        if isinstance(text, str):
            return self._lines(text, hand, width)
        return broken([Piece(run.text, _hand(run, hand.size)) for run in text], width, self._hands)

    def _title(self) -> None:
        width = self._right - self._left
        pages = self.pages
        for text, hand, below in (
            (pages.stamp.paper, _PAPER, 2.0),
            (pages.title, _TITLE, 0.5),
            (pages.period, _UNDER, 0.0),
        ):
            if text:
                self._flow([(self._left, self._lines(text, hand, width), 0)], hand)
                self._y += below * MM
        self._y += 2 * MM
        self._rule(8)
        self._y += 4 * MM

    def _heading(self, part: Heading) -> None:
        hand = _HEADINGS[part.level]
        found = self._lines(part.text, hand, self._right - self._left)
        height = self._hands[hand].height
        if self._y > self._top:
            self._y += 2.5 * MM
        self._need(len(found) * height + 18 * MM)
        self._flow([(self._left, found, 0)], hand)
        self._y += 1 * MM

    def _paragraph(self, part: Paragraph) -> None:
        inset = part.indent_mm * MM + (3 * MM if part.framed else 0)
        size = round(part.size * 10)
        pieces = [Piece(run.text, _hand(run, size)) for run in part.runs]
        found = broken(pieces, self._right - self._left - inset, self._hands)
        frame = self._left + part.indent_mm * MM if part.framed else None
        self._flow([(self._left + inset, found, 0)], Hand(size=size), frame=frame)
        self._y += 1.6 * MM

    def _facts(self, part: Facts) -> None:
        name_width = part.name_mm * MM
        beside = self._left + name_width
        for name, value in part.pairs:
            if value:
                names = self._lines(name, _NAME, name_width - 2 * MM)
                values = self._lines(value, _VALUE, self._right - beside)
                self._flow([(self._left, names, 0), (beside, values, 0)], _VALUE)
        self._y += 2 * MM

    def _table(self, part: Table) -> None:
        size = round(part.size * 10)
        head, hand = Hand(size=size, bold=True), Hand(size=size)
        whole = sum(column.share for column in part.columns)
        room = self._right - self._left
        widths = [column.share / whole * room for column in part.columns]
        starts = [self._left + sum(widths[:at]) for at in range(len(widths))]

        def cells(texts: Sequence[str | tuple[Run, ...]], of: Hand) -> list[Cell]:
            return [
                (
                    start + _PAD,
                    self._said(text, of, width - 2 * _PAD),
                    width - 2 * _PAD if column.right else 0,
                )
                for start, width, column, text in zip(
                    starts, widths, part.columns, texts, strict=True
                )
            ]

        headings = cells([column.heading for column in part.columns], head)

        def begin() -> None:
            self._flow(headings, head)
            self._y += 0.6 * MM
            self._rule(7)
            self._y += 0.8 * MM

        self._need(14 * MM)
        begin()
        self._top = self._y
        self._again = begin
        for number, row in enumerate(part.rows):
            if number % 50 == 0 and self._stop():
                raise Stopped
            self._flow(cells(row, hand), hand)
            self._y += 0.6 * MM
            self._rule(2)
            self._y += 0.8 * MM
        self._again = lambda: None
        self._y += 3 * MM

    def _picture(self, part: Picture) -> None:
        height = min(part.height_mm * MM, self._bottom - TOP - RUNNING)
        self._need(height)
        self.pages.pictures.append(part)
        number = len(self.pages.pictures) - 1
        width = self._right - self._left
        self._page.drawn.append(Drawn(self._left, self._y, width, height, number))
        self._y += height + 3 * MM

    def _signatures(self, part: Signatures) -> None:
        day = QCoreApplication.translate("printing", "Date: ……… / ……… / …………")
        sign = QCoreApplication.translate("printing", "(signature, full name)")
        width = (self._right - self._left) / max(1, len(part.who))
        bold, small = Hand(size=95, bold=True), Hand(size=80, muted=True)
        self._need(8 * MM + 3 * self._hands[bold].height + _SIGNED)
        self._y += 6 * MM
        top = self._y
        for number, who in enumerate(part.who):
            x, y = self._left + number * width, top
            for text, hand in ((day, small), (who, bold), (sign, small)):
                for line in self._lines(text, hand, width - 4 * MM):
                    inset = max(0.0, (width - advance(line, self._hands)) / 2)
                    self._put(x + inset, line, y)
                    y += self._hands[hand].height
            line_at = y + _SIGNED
            self._page.strokes.append(Stroke(x + 8 * MM, line_at, x + width - 8 * MM, line_at, 4))
            self._y = max(self._y, line_at + 2 * MM)

    # --- lines over pages ---------------------------------------------------------------------

    def _flow(self, cells: Sequence[Cell], hand: Hand, *, frame: float | None = None) -> None:
        """Put cells side by side; what is long goes on on the next page."""
        height = self._hands[hand].height
        count = max((len(found) for _, found, _ in cells), default=0)
        done = 0
        while done < count:
            left = count - done
            fit = int((self._bottom - self._y) / height)
            fresh = self._y <= self._top
            if fit < left and not fresh and (count <= KEPT or fit < LEAST):
                self._turn()
                continue
            take = min(left, max(1, fit))
            if frame is not None:
                self._page.strokes.append(
                    Stroke(frame, self._y + 5, frame, self._y + take * height - 5, 12)
                )
            for x, found, end in cells:
                for at, line in enumerate(found[done : done + take]):
                    self._put(x, line, self._y + at * height, end=end)
            self._y += take * height
            done += take
            if done < count:
                self._turn()


def _hand(run: Run, size: int) -> Hand:
    return Hand(size, run.bold or run.added, run.muted, run.added, run.removed)
