"""Where a PIN is typed: digits by their place on the keyboard, so that no input method eats them.

A wrong PIN makes the next one wait; the wait is counted down on the screen and kept by the desk,
so that a new start is no way around it. Nothing here blocks the window.
"""

from __future__ import annotations

import time
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QRegularExpressionValidator,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.frame import while_alive
from moderator.ui.key_places import combination

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import PinAnswer
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

LONGEST = 12
SECOND_MS = 1000


class PinField(QLineEdit):
    """Takes digits alone, shows dots. VNI makes marks of digits, so no input method is asked."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Begin empty; ``name`` is what a screen reader says of it."""
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMaxLength(LONGEST)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Type the digit at the place that was pressed, whatever the layout makes of it."""
        pressed = combination(event, QGuiApplication.platformName())
        key, modifiers = pressed.key(), pressed.keyboardModifiers()
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            if not event.isAutoRepeat():
                self.insert(str(int(key) - int(Qt.Key.Key_0)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)


class PinPanel(QWidget):
    """Asks for one person's PIN and tells when it was right."""

    right = Signal(str)  # the name

    def __init__(self, lanes: Lanes, theme: Theme, parent: QWidget) -> None:
        """Ask nobody yet."""
        super().__init__(parent)
        self._lanes = lanes
        self._name = ""
        self._asked = 0
        self._busy = False
        self._until = 0.0
        self._wrong = ""
        self.label = plain_label(self.tr("&PIN"), self)
        self.field = PinField(self.tr("PIN"), self)
        self.field.setFixedWidth(theme.px(170))
        self.label.setBuddy(self.field)
        self.told = wrapped_label("", self)
        self.told.setStyleSheet(f"color: {theme.colours.danger};")
        self.told.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.label)
        row.addWidget(self.field)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addLayout(row)
        layout.addWidget(self.told)
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND_MS)
        self._tick.timeout.connect(self._count_down)
        self.field.entered.connect(self.look)
        self.setFocusProxy(self.field)

    def ask(self, name: str) -> None:
        """Begin anew, for ``name``."""
        if name != self._name:
            self._asked += 1
            self._busy = False
            self._name = name
            self._until = 0.0
            self._tick.stop()
            self.say("")
        self.field.clear()

    @Slot()
    def look(self) -> None:
        """Look whether what was typed is right."""
        if self._busy:
            return
        if time.monotonic() < self._until:
            self.field.selectAll()  # what is typed again takes its place
            return
        if not self.field.text():
            self.say(self.tr("Type the PIN, then Enter."))
            return
        self._look(self.field.text())

    def look_without(self) -> None:
        """Look whether the name needs a PIN at all; where it does, ask for it."""
        if not self._busy:
            self._look("")

    def _look(self, pin: str) -> None:
        self._busy = True
        self._asked += 1
        asked, name = self._asked, self._name

        def answered(answer: PinAnswer) -> None:
            if asked == self._asked:
                self._answered(answer, tried=bool(pin))

        self._lanes.write(
            _tried(name, pin) if pin else _unguarded(name),
            while_alive(self, answered),
            failed=while_alive(self, self._failed),
        )

    def _answered(self, answer: PinAnswer, *, tried: bool) -> None:
        self._busy = False
        self.field.clear()
        if answer.right:
            self.say("")
            self.right.emit(self._name)
            return
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not tried:
            return
        self._wrong = (
            self.tr("Wrong PIN.") if answer.looked_at else self.tr("It was not looked at yet.")
        )
        self._until = time.monotonic() + answer.wait.total_seconds()
        self._count_down()
        if answer.wait:
            self._tick.start()

    @Slot()
    def _count_down(self) -> None:
        left = ceil(self._until - time.monotonic())
        if left <= 0:
            self._tick.stop()
            self.say(self._wrong)
            return
        again = self.tr("The next try is looked at in %n second(s).", "", left)
        self.say(f"{self._wrong} {again}", aloud=not self._tick.isActive())

    def _failed(self, error: ModeratorError) -> None:
        self._busy = False
        self.show()
        self.say(error.words(labels.language()))

    def say(self, text: str, *, aloud: bool = True) -> None:
        """Show what went wrong; ``aloud``: a screen reader says it too."""
        self.told.setText(text)
        self.told.setVisible(bool(text))
        if text and aloud:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))


def _tried(name: str, pin: str) -> Callable[[Desk], PinAnswer]:
    return lambda desk: desk.pins.check(name, pin)


def _unguarded(name: str) -> Callable[[Desk], PinAnswer]:
    return lambda desk: desk.pins.unguarded(name)
