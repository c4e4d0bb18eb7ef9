"""A comment's text to be read: plain, marked, and it tells when it was painted."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QToolTip,
    QWidget,
)

from moderator.ui.chips import plain_label
from moderator.ui.marks import paint_marks
from moderator.ui.plain import Mark, Shown, tooltip

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

STEP = 2.5  # larger than running text
LETTERS = 2000  # in UTF-16 units
LINES = 150
MARKS = 20
WORD = 40
BREAKS = frozenset("\n\r\u2028\u2029")
"""How much of a text is laid out at once: beyond it, letters that no font of the computer has, or
thousands of empty lines, would hold the window up for seconds. The rest is a button away."""


class CommentView(QTextEdit):
    """Read-only plain text as high as it needs to be. Keys that do not copy go to the window."""

    painted = Signal(object)  # the version id whose text is on the screen now

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        step: float = STEP,
        *,
        bounded: bool = True,
    ) -> None:
        """Show nothing; ``bounded`` lays out no more than the beginning of what is very long."""
        super().__init__(parent)
        self._step = step
        self._bounded = bounded
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self._version: int | None = None
        self._told = True
        self._whole = Shown("", ())
        self._asked = False  # for the rest of it
        self.rest = QPushButton(self)
        self.rest.setAutoDefault(False)
        self.rest.hide()
        self.rest.clicked.connect(self.show_rest)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Comment"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.told = plain_label("", self)
        self.told.hide()
        self.cursorPositionChanged.connect(self._moved)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, content: Shown, version: int | None) -> None:
        """Show a text; ``painted`` carries ``version`` once it was painted.

        Of a very long one the beginning is shown, with a button for the rest; what was asked for
        of a text stays when the same is shown again, for it is read again when anything changed.
        """
        if version != self._version or content.text != self._whole.text:
            self._asked = False
        self._version = version
        self._told = version is None
        self._put(content)

    @Slot()
    def show_rest(self) -> None:
        """Show all of a long text."""
        had = self.rest.hasFocus()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self._asked = True
        self._put(self._whole)
        QApplication.restoreOverrideCursor()
        if had:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rest_in_view(self) -> bool:
        """Show all of a long text where the reader has come to the end; return whether that is."""
        here = not self.rest.visibleRegion().isEmpty()
        if here:
            self.show_rest()
        return here

    def _put(self, content: Shown) -> None:
        cut = self._bounded and not self._asked
        text = beginning(content.text) if cut else content.text
        self._whole = content
        self._marks = content.marks
        left = len(content.text) - len(text)
        self.rest.setVisible(left > 0)
        if left:
            words = self.tr("Show all: %n more letter(s)", "", left)
            self.rest.setText(words)
            self.rest.setAccessibleName(words)
            self.rest.adjustSize()
        self.clear()
        spacing = QTextBlockFormat()
        height = self._theme.line(self._step) + self._theme.px(3)
        spacing.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(spacing)  # each further line takes it over
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()
        self.viewport().update()

    def marks(self) -> tuple[Mark, ...]:
        """Return what is marked in the text that is shown."""
        return self._marks

    @Slot()
    def _restyle(self) -> None:
        c, px = self._theme.colours, self._theme.px
        self.told.setFont(self._theme.font())
        self.told.setStyleSheet(
            f"color: {c.text}; background: {c.pane}; border: 1px solid {c.edge};"
            f" padding: {px(4)}px {px(7)}px;"
        )
        self.setFont(self._theme.font(self._step))
        self.document().setDefaultFont(self._theme.font(self._step))
        self._put(self._whole)

    @Slot()
    def _fit(self) -> None:
        height = self._needed()
        if not self.rest.isHidden():
            height += self._theme.px(6) + self.rest.height()
            self.rest.move(0, height - self.rest.height())
        if height != self.height():
            self.setFixedHeight(max(height, self._theme.line(self._step)))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the whole text."""
        return QSize(320, self._needed())

    def _needed(self) -> int:
        return round(self.document().size().height()) + self._theme.px(4)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Follow the new width with the height."""
        super().resizeEvent(event)
        self.told.hide()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the marks, then the text over them."""
        painter = QPainter(self.viewport())
        first = self.cursorForPosition(event.rect().topLeft())
        last = self.cursorForPosition(event.rect().bottomRight()).position()
        in_view = [
            mark
            for mark in self._marks
            if mark.start <= last and mark.start + mark.length >= first.position()
        ]
        block = first.block()
        layout = self.document().documentLayout()
        while block.isValid() and block.position() <= last:
            area = layout.blockBoundingRect(block)
            start, end = block.position(), block.position() + block.length()
            here = [
                Mark(mark.start - start, mark.length, mark.kind)
                for mark in in_view
                if mark.start < end and mark.start + mark.length > start
            ]
            origin = QPointF(area.left(), area.top())
            paint_marks(painter, block.layout(), here, origin, self._theme.colours)
            block = block.next()
        painter.end()
        super().paintEvent(event)
        if not self._told:
            self._told = True
            self.painted.emit(self._version)

    def event(self, event: QEvent) -> bool:
        """Say what a marked word may be when the mouse rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = self.viewport().mapFromGlobal(event.globalPos())
            tip = self.tip_at(self.cursorForPosition(point).position())
            QToolTip.showText(event.globalPos(), tooltip(tip) if tip else "", self)
            return True
        return super().event(event)

    @Slot()
    def _moved(self) -> None:
        """Say it, too, when the text cursor comes into a marked word by the keyboard."""
        tip = self.tip_at(self.textCursor().position()) if self.hasFocus() else ""
        self.setAccessibleDescription(tip)
        self.told.setText(tip)
        self.told.setVisible(bool(tip))
        if tip:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, tip))
            corner = self.cursorRect().bottomLeft() + QPoint(0, self._theme.px(4))
            self.told.setParent(self.window())
            self.told.adjustSize()
            self.told.move(self.viewport().mapTo(self.window(), corner))
            self.told.show()
            self.told.raise_()

    def tip_at(self, position: int) -> str:
        """Return what is told of the mark at a place of the text, in UTF-16 units."""
        for mark in self._marks:
            if mark.tip and mark.start <= position <= mark.start + mark.length:
                return mark.tip
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy and select with the usual keys; leave every other key to the window."""
        moves = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
        if event.matches(QKeySequence.StandardKey.Copy) or event.key() in moves:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the text has the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take back what was told of a word."""
        super().focusOutEvent(event)
        self.told.hide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Take it back with the text."""
        super().hideEvent(event)
        self.told.hide()


def beginning(text: str) -> str:
    """Return as much of ``text`` as is laid out at once; mostly all of it."""
    if len(text) <= LETTERS // 2 and sum(map(text.count, BREAKS)) <= LINES:
        return text
    end, units, lines = 0, 0, 0
    for end, letter in enumerate(text):  # noqa: B007 - where it stopped
        units += 2 if letter > "\uffff" else 1
        lines += letter in BREAKS
        if units > LETTERS or lines > LINES:
            break
    else:
        return text
    blank = text.rfind(" ", end - WORD, end)
    if blank > 0:
        return text[:blank]
    bare = end  # a letter keeps its marks, but for absurdly many
    while bare > end - MARKS and unicodedata.combining(text[bare]):
        bare -= 1
    return text[: bare if bare > end - MARKS else end]
