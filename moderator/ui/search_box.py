"""The search field: text and names, with or without regard to diacritics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from moderator.ui.key_button import cap_icon

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

PAUSE_MS = 120
LEAST = 2


class _Field(QLineEdit):
    """A field that is left with Esc, Enter or Down."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Empty and leave with Esc; go to the list with Enter or Down."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchBox(QWidget):
    """Tells what is searched for, a moment after typing stopped."""

    searched = Signal(str, bool)  # the text, and whether diacritics must match
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show an empty field; ``show_key`` names the key that leads here."""
        super().__init__(parent)
        self._theme = theme
        self._last = ("", False)
        self._key = ""
        self.field = _Field(self)
        self.field.setPlaceholderText(self.tr("Search comments and names"))
        self.field.setAccessibleName(self.tr("Search"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(200)
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
        layout.setSpacing(theme.px(4))
        layout.addWidget(self.field, 1)
        layout.addWidget(self.exact)
        self.setFocusProxy(self.field)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(self._leave)
        self.exact.toggled.connect(self._search)
        theme.changed.connect(self._tint)
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
        self.exact.setStyleSheet(
            f"QToolButton {{ color: {theme.colours.muted};"
            f" border: 1px solid {theme.colours.edge}; }}"
            f"QToolButton:checked {{ background: {theme.colours.selected};"
            f" border: 1px solid {theme.colours.accent}; color: {theme.colours.accent}; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.colours.focus}; }}"
        )

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._cap.setVisible(bool(self._key) and not text)
        self._pause.start()

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        text = self.field.text().strip()
        if len(text) < LEAST:
            text = ""
        wanted = (text, self.exact.isChecked() and bool(text))
        if wanted != self._last:
            self._last = wanted
            self.searched.emit(*wanted)

    @Slot()
    def _leave(self) -> None:
        self._search()
        self.left.emit()

    def empty(self) -> None:
        """Forget the search without telling anybody."""
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._pause.stop()
        self._last = ("", False)
