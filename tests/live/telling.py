"""``python telling.py DATA``: the program, which tells on standard output how it stands.

One line of JSON whenever something changed: which comment can be decided, what was decided, what
stands in the editor and in the search. It presses nothing and changes nothing itself.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from moderator.app.start import Program
from moderator.settings import Profile


class Telling(QObject):
    """Looks at the window many times a second."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._window = program.window
        self._decided: list[str] = []
        self._last = ""
        self._window.decisions.done.connect(self._note)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tell)
        self._timer.start(30)

    @Slot(object, object)
    def _note(self, decision: object, _decided: object) -> None:
        self._decided.append(str(decision.verdict.value))  # type: ignore[attr-defined]  # a Decision

    @Slot()
    def _tell(self) -> None:
        window = self._window
        detail = window.detail.detail
        current = window.queue.view.current()
        ready = (
            detail is not None
            and detail.row.id == current
            and window.on_screen.seen(detail.row.version_id)
        )
        picker = window.acts.picker()
        now = json.dumps(
            {
                "ready": current if ready else None,
                "active": window.isActiveWindow(),
                "left": window.queue.model.rowCount(),
                "decided": self._decided,
                "picking": picker is not None and picker.isVisible(),
                "editing": window.detail.editing(),
                "text": window.detail.editor.text.toPlainText(),
                "search": window.header.search.field.text(),
            }
        )
        if now != self._last:
            self._last = now
            print(now, flush=True)  # noqa: T201 - what the test waits for


def main(data: str) -> int:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Moderator")
    program = Program(application, Profile(Path(data)), None, None)
    telling = Telling(program)
    program.start()
    code = application.exec()
    telling.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
