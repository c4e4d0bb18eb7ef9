"""Starts the program's window as always and prints when it could be seen and used; then ends it.

Run by ``test_start.py``: the moment it was started (CLOCK_MONOTONIC), then moderator's arguments.
"""

from __future__ import annotations

import gc
import json
import sys
import time

# ruff: noqa: E402
gc.disable()  # as the program does while it imports

from moderator.app import start  # before Qt, as there: it keeps PySide's way of importing out

# isort: split
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from moderator import __main__ as program
from tests.bench.measure import memory_mb

BEGAN = float(sys.argv.pop(1)) if __name__ == "__main__" else 0.0


class Seen(QObject):
    """Notes when something happened first; prints it all once everything has."""

    def __init__(self, window: QObject, *wanted: str) -> None:
        super().__init__(window)
        self._wanted = set(wanted)
        self._moments: dict[str, float] = {}

    def note(self, what: str) -> None:
        self._moments.setdefault(what, (time.monotonic() - BEGAN) * 1000)
        if self._wanted <= self._moments.keys():
            self._wanted.add("")
            print(json.dumps(self._moments | {"memory": memory_mb()}), flush=True)  # noqa: T201 - its answer
            QTimer.singleShot(0, QApplication.quit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: self.note("window"))
        return False


class Watched(start.Program):
    """The program, with somebody looking."""

    def start(self) -> None:
        window = self.window
        seen = Seen(window, "window", "list", "comment", "whole")
        window.installEventFilter(seen)
        window.queue.model.loaded.connect(lambda: seen.note("list"))
        window.queue.model.counted.connect(lambda: seen.note("whole"))
        window.detail.comment.painted.connect(lambda _version: seen.note("comment"))
        super().start()


if __name__ == "__main__":  # its own processes begin by reading this file
    start.Program = Watched  # type: ignore[misc]  # the program's own way is taken, but for this
    sys.exit(program.main())
