"""``python hands.py DATA COUNT``: the program with a moderator who approves COUNT comments.

It tells on standard output when the last one is decided, and goes on running until it is killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator.app.start import Program
from moderator.settings import Profile


class Hands(QObject):
    """Presses the key to approve whenever a comment was read."""

    def __init__(self, program: Program, count: int) -> None:
        super().__init__()
        self._window = program.window
        self._left = count
        self._window.decisions.done.connect(self._decided)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._press)
        self._timer.start(10)

    @Slot()
    def _press(self) -> None:
        detail = self._window.detail.detail
        current = self._window.queue.view.current()
        if not self._left or detail is None or detail.row.id != current:
            return
        if self._window.on_screen.seen(detail.row.version_id):
            QTest.keyClick(self._window.queue.view, Qt.Key.Key_1)

    @Slot(object, object)
    def _decided(self, _decision: object, _decided: object) -> None:
        self._left -= 1
        if not self._left:
            print("decided", flush=True)  # noqa: T201 - what the test waits for


def main(data: str, count: str) -> int:
    application = QApplication(sys.argv[:1])
    program = Program(application, Profile(Path(data)), None, None)
    hands = Hands(program, int(count))
    program.start()
    code = application.exec()
    hands.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
