"""The editor's text field with marks under words: waves and dots, keys to the next, a menu.

A word that is being typed rests: it is marked only once the text cursor has left it, so that
nothing flickers below what an input method takes back and writes again.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from moderator.text.flaws import Fault
from moderator.ui.editor_fields import TextField
from moderator.ui.key_places import combination
from moderator.ui.marks import stretches, underline
from moderator.ui.plain import Mark, safe, tooltip
from moderator.ui.word_marks import WordMark, WordMarks, difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPaintEvent, QTextBlock, QTextLayout

    from moderator.ui.theme import Theme

LONGEST: Final = 60
"""Units on each side of the text cursor among which the word being typed is looked for."""

LEAST_LINES: Final = 4
MOST_LINES: Final = 12
"""How high the field is; what is longer scrolls."""

TAKEN_BACK: Final = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class CheckedField(TextField):
    """Shows ``marks``; ``came_to`` and ``lost`` tell where a key led."""

    came_to = Signal(object, int)  # WordMark, its number from 1
    lost = Signal(str)  # "next": no word is marked; "here": none where the text cursor is
    rested = Signal()  # the word that was typed was left
    menu: QMenu | None = None

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show an empty text without marks."""
        super().__init__(parent)
        self._theme = theme
        self.marks = WordMarks()
        self._known = b""  # the text in UTF-16, as it was before a change
        self._resting: tuple[int, int] | None = None
        self.document().contentsChange.connect(self._follow)
        self.cursorPositionChanged.connect(self._moved)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self.setFont(self._theme.font(1.5))
        self._grow()

    @Slot()
    def _grow(self) -> None:
        """Take the lines that the text needs, within reason."""
        wanted = int(self.document().size().height()) + 1  # a plain text field counts lines
        lines = min(max(wanted, LEAST_LINES), MOST_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + self._theme.px(20))

    def length(self) -> int:
        """Return how long the text is, in UTF-16 units."""
        return self.document().characterCount() - 1

    def begin(self) -> None:
        """Forget all marks: nothing was looked at."""
        self._resting = None
        self._known = self._units()
        self.marks.begin(len(self._known) // 2)
        self.marks.ignored.clear()
        self.viewport().update()

    def shown_from(self) -> int:
        """Return where the part of the text begins that can be seen."""
        return next((first for _, _, first, _ in self._lines()), 0)

    def rests(self, mark: WordMark) -> bool:
        """Return whether the word of ``mark`` is just being typed."""
        rest = self._resting
        return rest is not None and mark.start <= rest[1] and mark.end >= rest[0]

    def count(self, fault: Fault) -> int:
        """Return how many words are underlined for ``fault``."""
        rest = self.marks.between(*self._resting) if self._resting is not None else []
        return self.marks.count(fault) - sum(mark.fault is fault for mark in rest)

    # --- typing -------------------------------------------------------------------------------

    @Slot()
    def _follow(self) -> None:
        before, self._known = self._known, self._units()
        at, removed, added = difference(before, self._known)
        if removed or added:
            self.marks.changed(at, removed, added, len(self._known) // 2)

    def _units(self) -> bytes:
        return self.document().toRawText().encode("utf-16-le", "surrogatepass")

    @Slot()
    def _moved(self) -> None:
        """End the rest of a word that the text cursor left."""
        rest = self._resting
        if rest is not None and not rest[0] <= self.textCursor().position() <= rest[1]:
            self._rest(None)

    def _rest(self, word: tuple[int, int] | None) -> None:
        had, self._resting = self._resting, word
        if had != word:
            self.viewport().update()
            if word is None:
                self.rested.emit()

    def _typed(self) -> None:
        """Let the word around the text cursor rest."""
        place = self.textCursor().position()
        start = end = place
        while start > max(0, place - LONGEST) and self._in_word(start - 1):
            start -= 1
        while end < min(self.length(), place + LONGEST) and self._in_word(end):
            end += 1
        self._rest((start, end) if start < end else None)

    def _in_word(self, place: int) -> bool:
        letter = self.document().characterAt(place)
        return letter.isalnum() or "\u0300" <= letter <= "\u036f"

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Let the word rest that an input method composes."""
        super().inputMethodEvent(event)
        if event.preeditString() or event.commitString() or event.replacementLength():
            self._typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from mark to mark, open what is offered, or write."""
        key, modifiers = event.key(), event.modifiers()
        alt = Qt.KeyboardModifier.AltModifier
        act = self.keys.act(event)
        if act is not None and act.id in {"next_flaw", "previous_flaw"}:
            self.go(back=act.id == "previous_flaw")
        elif act is not None and act.id == "suggestions":
            if not event.isAutoRepeat():
                self.offer_here()
        else:
            before = self.document().revision()
            super().keyPressEvent(event)
            # Ctrl with Alt is AltGr on Windows, and types.
            command = modifiers & Qt.KeyboardModifier.ControlModifier and not modifiers & alt
            written = event.text().isprintable() and bool(event.text()) and not command
            if (written or key in TAKEN_BACK) and self.document().revision() != before:
                self._typed()

    # --- from mark to mark --------------------------------------------------------------------

    def go(self, *, back: bool = False) -> None:
        """Select the next marked word, or the one before."""
        self._rest(None)
        cursor = self.textCursor()
        found = self.marks.next(cursor.selectionStart(), back=back)
        if found is not None and not back and found[1].start == cursor.selectionStart():
            chosen = cursor.hasSelection() and found[1].end == cursor.selectionEnd()
            found = self.marks.next(found[1].end) if chosen else found
        if found is None:
            self.lost.emit("next")
            return
        number, mark = found
        self._select(mark)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.came_to.emit(mark, number)

    def _select(self, mark: WordMark) -> QTextCursor:
        cursor = self.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return cursor

    def take(self, mark: WordMark, form: str) -> None:
        """Write ``form`` for a marked word, as one step that Ctrl+Z takes back."""
        if mark in self.marks.between(mark.start, mark.end):
            self._select(mark).insertText(form)

    def ignore(self, mark: WordMark) -> None:
        """Let a word stand as typed, here and elsewhere in this text."""
        self.marks.ignore(mark.word)
        self.viewport().update()
        self.rested.emit()

    # --- what is offered ----------------------------------------------------------------------

    def mark_at(self, place: int) -> WordMark | None:
        """Return the mark of the word at ``place``."""
        found = self.marks.between(place, place)
        return next((mark for mark in found if not self.rests(mark)), None)

    def mark_under(self, point: QPoint) -> WordMark | None:
        """Return the mark of the word at a point of the viewport."""
        seen = QPointF(point)
        return next((mark for mark, area in self._areas() if area.contains(seen)), None)

    def offer_here(self) -> None:
        """Open the menu for the word where the text cursor is: what may be meant, and no more."""
        mark = self.mark_at(self.textCursor().selectionStart())
        if mark is None:
            self.lost.emit("here")
            return
        menu = QMenu(self)
        self._offer(mark, menu)
        menu.popup(self._corner(mark, menu))

    def _corner(self, mark: WordMark, menu: QMenu) -> QPoint:
        """Return where ``menu`` covers no part of the word's line: below it, or above."""
        cursor = self.textCursor()
        cursor.setPosition(mark.start)
        line = self.cursorRect(cursor)
        line.moveTopLeft(self.viewport().mapToGlobal(line.topLeft()))
        gap, height = self._theme.px(2), menu.sizeHint().height()
        below = line.bottom() + gap
        if below + height <= self.screen().availableGeometry().bottom():
            return QPoint(line.left(), below)
        return QPoint(line.left(), line.top() - gap - height)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what may be meant above what Qt offers."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            mark = self.mark_at(self.textCursor().selectionStart())
            corner = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        else:
            mark = self.mark_under(event.pos())
            corner = event.globalPos()
        self._open_menu(mark, corner)

    def _open_menu(self, mark: WordMark | None, corner: QPoint) -> None:
        menu = self.createStandardContextMenu()
        self._offer(mark, menu)
        menu.popup(corner)

    def _offer(self, mark: WordMark | None, menu: QMenu) -> None:
        """Put what may be meant by a word before what ``menu`` has already."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu = menu
        menu.destroyed.connect(self._menu_gone)
        first = next(iter(menu.actions()), None)
        offers: dict[str, QAction] = {}
        if mark is not None:
            for digit, form in enumerate(mark.forms, start=1):
                action = QAction(f"&{digit}   {form}", menu)
                action.triggered.connect(lambda *_, form=form: self.take(mark, form))
                offers[str(digit)] = action
            keep = QAction("&0   " + self.tr("Leave “%1” as typed").replace("%1", mark.word), menu)
            keep.triggered.connect(lambda *_: self.ignore(mark))
            offers["0"] = keep
        for action in offers.values():
            menu.insertAction(first, action)  # type: ignore[arg-type]  # the stubs forget that None appends
        if offers:
            if first is not None:
                menu.insertSeparator(first)
            menu.setActiveAction(next(iter(offers.values())))
            menu.installEventFilter(_Digits(offers, menu))

    @Slot()
    def _menu_gone(self) -> None:
        self.menu = None

    # --- showing ------------------------------------------------------------------------------

    def told(self, mark: WordMark) -> str:
        """Return what is wrong with a word, and what may be meant."""
        wrong = mark.fault is Fault.SPELLING
        why = self.tr("no such syllable") if wrong else self.tr("lacks its marks")
        offered = f" → {', '.join(mark.forms)}" if mark.forms else ""
        return f"{safe(mark.word)}{offered} ({why})"

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell the mouse what is wrong with a word."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.mark_under(event.pos())
            if mark is not None:
                QToolTip.showText(event.globalPos(), tooltip(self.told(mark)), self)
                return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the text, and marks under those of its words that can be seen."""
        super().paintEvent(event)
        if not len(self.marks):
            return
        painter = QPainter(self.viewport())
        tones = self._theme.colours.tones
        unit = max(1.0, self.fontMetrics().height() / 24)
        for mark, area in self._areas():
            if mark.fault is Fault.SPELLING:
                underline(painter, area, "wave", QColor(tones["red"].fore), unit)
            else:
                underline(painter, area, "dotted", QColor(tones["amber"].fore), unit)
        painter.end()

    def _areas(self) -> Iterator[tuple[WordMark, QRectF]]:
        """Yield where marks can be seen, one rectangle a line, in the viewport's coordinates."""
        for block, corner, first, last in self._lines():
            layout = block.layout()
            composed = _composed(layout)
            for mark in self.marks.between(first, last):
                start = mark.start - block.position()
                if start < 0 or self.rests(mark):
                    continue
                if composed and layout.preeditAreaPosition() <= start:
                    start += composed
                for area in stretches(layout, Mark(start, mark.length, None)):
                    yield mark, area.translated(corner)

    def _lines(self) -> Iterator[tuple[QTextBlock, QPointF, int, int]]:
        """Yield each paragraph that can be seen: its corner, and from where to where it is seen."""
        block, height = self.firstVisibleBlock(), self.viewport().height()
        while block.isValid():
            corner = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            if corner.y() > height:
                return
            layout = block.layout()
            lines = range(layout.lineCount())
            above = bisect_right(lines, -corner.y(), key=lambda at: layout.lineAt(at).y())
            below = bisect_right(lines, height - corner.y(), key=lambda at: layout.lineAt(at).y())
            if lines:
                start = layout.lineAt(max(0, above - 1)).textStart() - _composed(layout)
                end = layout.lineAt(max(0, below - 1))
                seen = min(end.textStart() + end.textLength(), block.length() - 1)
                yield block, corner, block.position() + max(0, start), block.position() + seen
            block = block.next()


def _composed(layout: QTextLayout) -> int:
    """Return how many units an input method has put into the layout that the text does not have."""
    return len(layout.preeditAreaText().encode("utf-16-le", "surrogatepass")) // 2


class _Digits(QObject):
    """Takes digits in the menu by their place on the keyboard, whatever they type there."""

    def __init__(self, offers: dict[str, QAction], menu: QMenu) -> None:
        super().__init__(menu)
        self._offers = offers
        self._menu = menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            pressed = combination(event, QGuiApplication.platformName())
            digit = Qt.Key.Key_0 <= pressed.key() <= Qt.Key.Key_9
            offer = self._offers.get(chr(pressed.key())) if digit else None
            if offer is not None and not pressed.keyboardModifiers().value:
                self._menu.close()
                offer.trigger()
                return True
        return super().eventFilter(watched, event)
