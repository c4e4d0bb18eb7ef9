"""Shows on the screen what is printed on paper: headings, facts and tables, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from moderator.ui.plain import safe
from moderator.ui.printing.parts import Facts, Heading, Paragraph, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from moderator.ui.printing.parts import Part
    from moderator.ui.theme import Theme


class PartsView(QTextEdit):
    """A page to be read and scrolled by keys. Everything is inserted as text, never as HTML."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        """Show nothing yet; ``name`` is what a screen reader says of it."""
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[Part, ...] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(0)
        self.document().setDocumentMargin(theme.px(12))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Show ``parts`` from the top."""
        self._parts = tuple(parts)
        self._again()

    @Slot()
    def _restyle(self) -> None:
        c, px = self._theme.colours, self._theme.px
        self.setStyleSheet(
            f"QTextEdit {{ background: {c.pane}; color: {c.text}; border: 1px solid {c.edge};"
            f" border-radius: {px(7)}px; }} QTextEdit:focus {{ border-color: {c.focus}; }}"
        )
        self._again()

    @Slot()
    def _again(self) -> None:
        place = self.verticalScrollBar().value()
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for part in self._parts:
            if isinstance(part, Heading):
                self._heading(cursor, part.text)
            elif isinstance(part, Facts):
                self._facts(cursor, part)
            elif isinstance(part, Table):
                self._table(cursor, part)
            elif isinstance(part, Paragraph):
                cursor.movePosition(QTextCursor.MoveOperation.End)
                cursor.insertBlock(self._block(0.3))
                for run in part.runs:
                    cursor.insertText(safe(run.text), self._hand(bold=run.bold, muted=run.muted))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def _hand(self, *, bold: bool = False, muted: bool = False, more: float = 0) -> QTextCharFormat:
        hand = QTextCharFormat()
        hand.setFont(self._theme.font(more, bold=bold))
        colours = self._theme.colours
        hand.setForeground(QColor(colours.muted if muted else colours.text))
        return hand

    def _block(self, above: float) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setTopMargin(self._theme.line() * above)
        return block

    def _heading(self, cursor: QTextCursor, text: str) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if cursor.position():
            cursor.insertBlock(self._block(0.5))
        cursor.setBlockFormat(self._block(0.5 if cursor.position() else 0))
        cursor.insertText(safe(text), self._hand(bold=True, more=1))

    def _frame(self, widths: list[float], *, lines: bool) -> QTextTableFormat:
        frame = QTextTableFormat()
        frame.setCellSpacing(0)
        frame.setCellPadding(self._theme.px(6 if lines else 2))
        frame.setBorderCollapse(True)
        frame.setBorder(1 if lines else 0)
        frame.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        frame.setBorderBrush(QColor(self._theme.colours.line))
        frame.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        whole = sum(widths)
        frame.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, 100 * width / whole)
                for width in widths
            ]
        )
        return frame

    def _facts(self, cursor: QTextCursor, facts: Facts) -> None:
        pairs = [pair for pair in facts.pairs if pair[1]]
        if not pairs:
            return
        cursor.movePosition(QTextCursor.MoveOperation.End)
        table = cursor.insertTable(len(pairs), 2, self._frame([3, 7], lines=False))
        for at, (name, value) in enumerate(pairs):
            first, second = table.cellAt(at, 0), table.cellAt(at, 1)
            first.firstCursorPosition().insertText(safe(name), self._hand(muted=True))
            second.firstCursorPosition().insertText(safe(value), self._hand(bold=True))

    def _table(self, cursor: QTextCursor, part: Table) -> None:
        rows = list(part.rows)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        shares = [column.share for column in part.columns]
        table = cursor.insertTable(1 + len(rows), len(shares), self._frame(shares, lines=True))
        for at, column in enumerate(part.columns):
            place = table.cellAt(0, at).firstCursorPosition()
            self._aside(place, right=column.right)
            place.insertText(safe(column.heading), self._hand(muted=True, more=-1.5))
        for down, row in enumerate(rows, 1):
            for at, (column, text) in enumerate(zip(part.columns, row, strict=True)):
                place = table.cellAt(down, at).firstCursorPosition()
                self._aside(place, right=column.right)
                runs = (Run(text),) if isinstance(text, str) else text
                for run in runs:
                    hand = self._hand(bold=run.bold, muted=run.muted, more=-0.5)
                    place.insertText(safe(run.text), hand)

    @staticmethod
    def _aside(place: QTextCursor, *, right: bool) -> None:
        if right:
            block = QTextBlockFormat()
            block.setAlignment(Qt.AlignmentFlag.AlignRight)
            place.setBlockFormat(block)
