"""Lets the desk learn behind the window: after the start, and a while after anything changed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.desk import Desk
    from moderator.desk.learning import LearningState
    from moderator.worker import Worker

AFTER_START_MS = 5_000
AFTER_CHANGE_MS = 20_000
"""Many changes within this time are learnt at once."""

YIELD_S = 0.002
"""A pause between blocks, in which the window's thread has the interpreter for itself."""


class Learner(QObject):
    """Starts one look at a time, on a thread of its own."""

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        """Begin once ``worker`` has opened the database."""
        super().__init__(parent)
        self._worker = worker
        self._running = False
        self._asked = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        worker.opened.connect(self._opened)
        worker.changed.connect(self._changed)

    @Slot()
    def _opened(self) -> None:
        self._timer.start(AFTER_START_MS)

    @Slot()
    def _changed(self) -> None:
        if self._running:
            self._asked = True
        elif not self._timer.isActive():
            self._timer.start(AFTER_CHANGE_MS)

    @Slot()
    def _begin(self) -> None:
        self._running = True
        self._asked = False
        self._worker.task(_look, self._ended, failed=self._failed)

    def _ended(self, _state: LearningState) -> None:
        self._running = False
        if self._asked:
            self._timer.start(AFTER_CHANGE_MS)

    def _failed(self, _error: Exception) -> None:
        """Try again with the next change: a database that cannot be read says so elsewhere."""
        self._running = False


def _look(
    desk: Desk, _progress: Callable[[int, int], None], stop: Callable[[], bool]
) -> LearningState:
    return desk.learning.keep_up(lambda _done, _total: time.sleep(YIELD_S), stop)
