"""Chooses why a comment is rejected: by its number, by its letter, or with the arrows."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QIcon,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from moderator.ui import labels
from moderator.ui.chips import plain_label
from moderator.ui.key_button import cap_size, paint_cap
from moderator.ui.key_places import Held, combination, sent_by_program
from moderator.ui.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from moderator.model import RejectReason
    from moderator.ui.theme import Theme

CODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


MOST_SHOWN = 12
NUMBERED = 9
"""So many reasons have a number; every one has a letter, since input methods may take digits."""


class _Reasons(QListWidget):
    """The list: Enter chooses, a digit or letter chooses at once, all else is left alone."""

    picked = Signal(str)
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        """List nothing yet."""
        super().__init__(parent)
        self._held = Held()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Learn which key was let go: the key that opened the list chooses nothing by repeating."""
        self._held.released(event)
        super().keyReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose with Enter, a digit or a letter."""
        key = event.key()
        moves = key in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
        platform = QGuiApplication.platformName()
        if not moves and (self._held.repeats(event) or sent_by_program(event, platform)):
            return
        pressed = combination(event, platform)
        if moves:
            super().keyPressEvent(event)
        elif not pressed.keyboardModifiers() and Qt.Key.Key_1 <= pressed.key() <= Qt.Key.Key_9:
            self._pick(self.item(pressed.key() - Qt.Key.Key_1))
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
        hint = plain_label(self.tr("Number or letter, or arrows and Enter"), self, muted=True)
        hint.setFont(theme.font(-2))
        self.list = _Reasons(self)
        self.list.setAccessibleName(self.tr("Reasons"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        for number, (letter, reason) in enumerate(zip(ascii_uppercase, reasons, strict=False), 1):
            keys = (str(number), letter) if number <= NUMBERED else ("", letter)
            item = QListWidgetItem(labels.words(reason.words), self.list)
            item.setIcon(_caps(keys, theme))
            item.setData(CODE_ROLE, reason.code)
            said = ", ".join(key for key in keys if key)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{said}: {labels.words(reason.words)}"
            )
        self.list.setIconSize(_caps_size(theme))
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

    def open_above(self, anchor: QWidget, read: QWidget | None = None) -> None:
        """Show the list above ``anchor``; where the window is low, it scrolls.

        It stands left of ``read`` where it would cover what is being read there.
        """
        room = self.window().height() - self.theme.px(120)
        self.list.setFixedHeight(min(self.list.height(), max(room, self.theme.px(80))))
        self.adjustSize()
        corner = self.place(anchor)
        corner.setY(corner.y() - self.height() - self.theme.px(10))
        if read is not None and read.isVisible():
            text = QRect(self.place(read), read.size())
            left = text.left() - self.width() - self.theme.px(10)
            if text.intersects(QRect(corner, self.size())) and left > 0:
                corner.setX(left)
        self.open_at(corner, self.list)
        said = self.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
        event = QAccessibleAnnouncementEvent(self.list, f"{self.accessibleName()} {said}")
        QAccessible.updateAccessibility(event)  # the list's own focus does not tell its line

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        self._pick(str(item.data(CODE_ROLE)))

    @Slot(str)
    def _pick(self, code: str) -> None:
        self.close()
        self.picked.emit(code)


def _caps_size(theme: Theme) -> QSize:
    cap = cap_size("M", theme)
    return QSize(2 * cap.width() + theme.px(4), cap.height())


def _caps(keys: tuple[str, str], theme: Theme) -> QIcon:
    """Return a picture of a number's cap, where there is one, and a letter's beside it."""
    size = _caps_size(theme)
    picture = QPixmap(size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inks = (theme.colours.text, theme.colours.muted)
    for at, key, ink in zip((0, size.width() // 2 + theme.px(2)), keys, inks, strict=True):
        if key:
            paint_cap(painter, QPointF(at, 0), key, ink, theme)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
