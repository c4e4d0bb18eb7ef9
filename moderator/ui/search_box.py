"""The search field: words, phrases and filters in one line, with regard to diacritics or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from moderator.filters.hints import hints
from moderator.filters.line import parse
from moderator.model import Field, Filter, Known
from moderator.ui import labels
from moderator.ui.key_button import cap_icon
from moderator.ui.plain import safe, shortened, utf16_offsets
from moderator.ui.search_hints import SearchHints
from moderator.ui.spacing import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.filters.hints import Hint
    from moderator.model import LineProblem
    from moderator.ui.theme import Theme

PAUSE_MS = 120
LEAST = 2
LONGEST = 1000
TOLD = 3
"""Problems of a line that are told at once."""


def _told(line: str, problems: Sequence[LineProblem]) -> str:
    """Return what is not understood in ``line``, each with its place."""
    return "\n".join(
        f"{shortened(safe(line[one.start : one.end]), 40)}: {labels.words(one.words)}"
        for one in problems[:TOLD]
    )


class _Field(QLineEdit):
    """A field that is left with Esc, Enter or Down, unless these move among its hints."""

    left = Signal()
    taken = Signal(object)  # a Hint
    focused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hints: SearchHints | None = None

    def event(self, event: QEvent) -> bool:
        """Take Tab for the hint that is chosen, before it moves the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            chosen = self.hints.current() if self.hints is not None else None
            if event.key() == Qt.Key.Key_Tab and chosen is not None:
                self.taken.emit(chosen)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Empty and leave with Esc; go to the list with Enter or Down; move among hints first."""
        key, shown = event.key(), self.hints
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        if by and shown is not None and shown.step(by):
            return
        if key == Qt.Key.Key_Escape and shown is not None and shown.current() is not None:
            shown.hide()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            chosen = shown.current() if shown is not None else None
            if chosen is not None and key != Qt.Key.Key_Down:
                self.taken.emit(chosen)
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that something is about to be typed."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the hints away."""
        super().focusOutEvent(event)
        if self.hints is not None:
            self.hints.hide()


class SearchBox(QWidget):
    """Tells what is searched for, a moment after typing stopped."""

    searched = Signal(object)  # a Filter
    focused = Signal()  # something is about to be typed: ``known`` should be fresh
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show an empty field; ``show_key`` names the key that leads here."""
        super().__init__(parent)
        self._theme = theme
        self._last = Filter()
        self._key = ""
        self.known = Known()
        self.field = _Field(self)
        self.field.setPlaceholderText(self.tr("Search, or filter: author:… since:2h"))
        self.field.setAccessibleName(self.tr("Search"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(LONGEST)
        self._icon = QAction(self)
        self.field.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._cap = QAction(self)
        self.field.addAction(self._cap, QLineEdit.ActionPosition.TrailingPosition)
        self.exact = QToolButton(self)
        self.exact.setText(self.tr("Exact"))
        self.exact.setCheckable(True)
        self.exact.setToolTip(self.tr("Diacritics must match"))
        self.exact.setAccessibleName(self.tr("Diacritics must match"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        spaced(layout, theme, 4)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.exact)
        self.setFocusProxy(self.field)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(self._leave)
        self.field.taken.connect(self._take)
        self.field.focused.connect(self.focused)
        self.exact.toggled.connect(self._search)
        theme.changed.connect(self._tint)
        self._wrong = False
        self._tint()

    def show_key(self, key: str) -> None:
        """Show the key that leads here."""
        self._key = key
        self._tint()

    @Slot()
    def _tint(self) -> None:
        theme = self._theme
        self._cap.setIcon(cap_icon(self._key, theme.colours.muted, theme))
        self._cap.setVisible(bool(self._key) and not self.field.text())
        self._icon.setIcon(theme.icon("search", theme.colours.muted, theme.px(16)))
        edge = f"QLineEdit {{ border-color: {theme.colours.danger}; }}" if self._wrong else ""
        self.field.setStyleSheet(edge)
        self.exact.setStyleSheet(
            f"QToolButton {{ color: {theme.colours.muted};"
            f" border: 1px solid {theme.colours.edge}; }}"
            f"QToolButton:checked {{ background: {theme.colours.selected};"
            f" border: 1px solid {theme.colours.accent}; color: {theme.colours.accent}; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.colours.focus}; }}"
        )

    def hints(self) -> SearchHints:
        """Return what stands below the field; made when it is first needed."""
        if self.field.hints is None:
            self.field.hints = SearchHints(self._theme, self.field)
            self.field.hints.taken.connect(self._take)
        return self.field.hints

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._cap.setVisible(bool(self._key) and not text)
        if self.field.hasFocus():
            self._suggest()
        self._pause.start()

    def _suggest(self) -> None:
        line, cursor = self.field.text(), self.field.cursorPosition()
        offsets = utf16_offsets(line)
        at = next((one for one, offset in enumerate(offsets) if offset >= cursor), len(line))
        found = hints(line, at, labels.language(), self.known)
        problems = parse(line).problems
        # What is being typed is not blamed for not being finished.
        said = [one for one in problems if not (found and one.start <= at <= one.end)]
        self._blame(bool(said))
        short = self._too_short(line) if not found and not problems else ""
        if not found and not said and not short and self.field.hints is None:
            return
        trouble = _told(line, said) or short
        self.field.setAccessibleDescription(trouble)
        if trouble and trouble != self.hints().trouble.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, trouble))
        self.hints().show_all(trouble, found)

    def _too_short(self, line: str) -> str:
        """Return why a line's words are not searched for; empty where they are, or none are."""
        if 0 < len(parse(line).filter.text) < LEAST:
            return self.tr("A single letter is not searched for: type one more.")
        return ""

    def _blame(self, wrong: bool) -> None:  # noqa: FBT001 - the one thing it is about
        if wrong is not self._wrong:
            self._wrong = wrong
            self._tint()

    @Slot(object)
    def _take(self, hint: Hint) -> None:
        line = self.field.text()
        goes_on = "" if hint.text.endswith(":") else " "
        before = line[: hint.start] + hint.text + goes_on
        self.field.setText(before + line[hint.end :].lstrip(" "))
        self.field.setCursorPosition(utf16_offsets(before)[-1])
        self._suggest()

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        parsed = parse(self.field.text())
        self._blame(bool(parsed.problems) and (self._wrong or not self.field.hasFocus()))
        if parsed.problems:
            return  # half of what was asked would be another list than the one that is meant
        found = parsed.filter
        text = found.text if len(found.text) >= LEAST else ""
        said = bool(text) or any(term.field in {Field.WORD, Field.PHRASE} for term in found.terms)
        exact = (self.exact.isChecked() or found.exact) and said
        wanted = replace(found, text=text, exact=exact)
        if wanted != self._last:
            self._last = wanted
            self.searched.emit(wanted)

    @Slot()
    def _leave(self) -> None:
        self._search()
        if self._wrong or parse(self.field.text()).problems:
            self._blame(wrong=True)
            self._suggest_problems()
            return
        self.left.emit()

    def _suggest_problems(self) -> None:
        """Say what is not understood, also of the part that was being typed."""
        line = self.field.text()
        trouble = _told(line, parse(line).problems)
        self.hints().show_all(trouble, ())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, trouble))

    def show_line(self, line: str) -> None:
        """Put a line in the field and search for it at once."""
        self.field.setText(line)
        self._search()

    @Slot()
    def clear(self) -> None:
        """Take back what was typed, and list what it kept out at once."""
        if self.field.text():
            self.field.clear()
            self._search()
