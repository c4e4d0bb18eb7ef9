"""Lets the desk learn behind the window: after the start, and a while after anything changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from moderator.ui.turns import Turns

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.desk.learning import LearningState
    from moderator.ui.lanes import Progress, Stop
    from moderator.worker import Worker

AFTER_START_MS = 5_000
AFTER_CHANGE_MS = 20_000
"""Many changes within this time are learnt at once."""


class Learner(QObject):
    """Starts one look at a time, on a thread of its own.

    ``looking`` says whether one runs, ``looked`` how many have ended, also in vain.
    """

    def __init__(
        self,
        worker: Worker,
        parent: QObject | None = None,
        *,
        after_start: int = AFTER_START_MS,
        after_change: int = AFTER_CHANGE_MS,
    ) -> None:
        """Begin once ``worker`` has opened the database; times are milliseconds."""
        super().__init__(parent)
        self._worker = worker
        self._after_start = after_start
        self._after_change = after_change
        self.looking = False
        self.looked = 0
        self._asked = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        worker.opened.connect(self._opened)
        worker.changed.connect(self._changed)

    @Slot()
    def _opened(self) -> None:
        self._timer.start(self._after_start)

    @Slot()
    def _changed(self) -> None:
        if self.looking:
            self._asked = True
        elif not self._timer.isActive():
            self._timer.start(self._after_change)

    @Slot()
    def _begin(self) -> None:
        self.looking = True
        self._asked = False
        turns = Turns()

        def look(desk: Desk, progress: Progress, stop: Stop) -> LearningState:
            return desk.learning.keep_up(turns.giving_way(progress), stop)

        self._worker.task(look, self._ended, progress=turns.hear, failed=self._failed)

    def _ended(self, _state: LearningState) -> None:
        self.looking = False
        self.looked += 1
        if self._asked:
            self._timer.start(self._after_change)

    def _failed(self, _error: Exception) -> None:
        """Try again with the next change: a database that cannot be read says so elsewhere."""
        self.looking = False
        self.looked += 1
