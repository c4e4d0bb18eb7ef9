"""What is typed between the palette's Enter and the dialog that it opens.

While a dialog is being built the letters wait; once it is open they would go to the window below,
which it blocks, and Qt drops them there. So they are read first, and then given to the dialog.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

GATHER_MS: Final = 15
"""As long as it takes to read what waits: a frame."""

CHOSE: Final = "chose"
"""The property of a window in which a command is being chosen by its name."""


def open_dialog(dialog: QDialog) -> None:
    """Open ``dialog``; after a command that was typed, with the letters that followed it."""
    over = dialog.parentWidget()
    over = over.window() if over is not None else None
    if over is not None and over.property(CHOSE):
        _EarlyLetters(dialog, over)
    else:
        dialog.open()


class _EarlyLetters(QLineEdit):
    """A field that nobody sees: it has the keys, so that none of them decides anything."""

    def __init__(self, dialog: QDialog, over: QWidget) -> None:
        super().__init__(over)
        self._dialog = dialog
        self._ended = False  # what it reads may tell it at once that there is nothing to do
        dialog.finished.connect(self._note_end)
        self._before = over.focusWidget()
        self.setFrame(False)
        self.setGeometry(0, 0, 1, 1)
        self.setAccessibleName(dialog.windowTitle())
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(GATHER_MS, self, self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let no key through to the window: Enter and Esc would do something there."""
        super().keyPressEvent(event)
        event.accept()

    def focusNextPrevChild(self, _following: bool) -> bool:  # noqa: FBT001, N802 - Qt's
        """Stay where the letters are read."""
        return True

    @Slot()
    def _note_end(self) -> None:
        self._ended = True

    @Slot()
    def _open(self) -> None:
        text = self.text()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)  # it gets the keys back later
        self.hide()
        self.deleteLater()
        if self._ended or not isValid(self._dialog):
            return
        self._dialog.open()
        field = self._dialog.focusWidget()
        if text and isinstance(field, QLineEdit | QPlainTextEdit) and not field.isReadOnly():
            typed = QInputMethodEvent()
            typed.setCommitString(text)
            QApplication.sendEvent(field, typed)
