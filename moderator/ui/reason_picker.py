"""Chooses why a comment is rejected: with the arrows, or with a letter; never with a digit."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from moderator.ui import labels
from moderator.ui.chips import plain_label
from moderator.ui.key_button import cap_icon
from moderator.ui.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from moderator.model import RejectReason
    from moderator.ui.theme import Theme

CODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


MOST_SHOWN = 12


class _Reasons(QListWidget):
    """The list: Enter chooses, a letter chooses at once, everything else is left alone."""

    picked = Signal(str)
    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose with Enter or a letter."""
        key = event.key()
        if event.isAutoRepeat() and key not in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            return
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(self.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif Qt.Key.Key_A <= key <= Qt.Key.Key_Z and not (
            event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            self._pick(self.item(key - Qt.Key.Key_A))

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(str(item.data(CODE_ROLE)))


class ReasonPicker(Overlay):
    """A small list above the button that opened it."""

    picked = Signal(str)  # a reason's code

    def __init__(self, reasons: Sequence[RejectReason], theme: Theme, parent: QWidget) -> None:
        """List ``reasons``."""
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Why is it rejected?"))
        c = theme.colours
        self.setStyleSheet(
            f"{self.styleSheet()}"
            f" QListWidget {{ background: {c.pane}; border: none; outline: none; }}"
            f" QListWidget::item {{ padding: {theme.px(5)}px {theme.px(8)}px;"
            f" border-radius: {theme.px(6)}px; color: {c.text}; }}"
            f" QListWidget::item:selected {{ background: {c.selected}; color: {c.text};"
            f" border: 1px solid {c.focus}; }}"
        )
        title = plain_label(self.tr("Why is it rejected?"), self)
        title.setFont(theme.font(bold=True))
        hint = plain_label(self.tr("Letter, or arrows and Enter"), self, muted=True)
        hint.setFont(theme.font(-2))
        self.list = _Reasons(self)
        self.list.setAccessibleName(self.tr("Reasons"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        for letter, reason in zip(ascii_uppercase, reasons, strict=False):
            item = QListWidgetItem(labels.words(reason.words), self.list)
            item.setIcon(cap_icon(letter, c.text, theme))
            item.setData(CODE_ROLE, reason.code)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{letter}: {labels.words(reason.words)}"
            )
        side = theme.px(20)
        self.list.setIconSize(QSize(side, side))
        self.list.setCurrentRow(0)
        self.list.picked.connect(self._pick)
        self.list.dropped.connect(self.close)
        self.list.itemClicked.connect(self._clicked)
        layout = QVBoxLayout(self)
        margin = theme.px(10)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.px(4))
        layout.addWidget(title)
        layout.addWidget(self.list)
        layout.addWidget(hint)
        rows = min(len(reasons), MOST_SHOWN)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + theme.px(4))
        self.setFixedWidth(theme.px(330))

    def open_above(self, anchor: QWidget) -> None:
        """Show the list above ``anchor``."""
        self.adjustSize()
        corner = self.place(anchor)
        corner.setY(corner.y() - self.height() - self.theme.px(10))
        self.open_at(corner, self.list)

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self._pick(str(item.data(CODE_ROLE)))

    @Slot(str)
    def _pick(self, code: str) -> None:
        self.close()
        self.picked.emit(code)
