"""Counts the board's figures, anew when something was written, never too often."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from moderator.ui.dialogs.frame import while_alive

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model.figures import Figures, Queued
    from moderator.ui.board.charts import Asked
    from moderator.ui.lanes import Cancel, Lanes, Progress, Stop

LEAST_MS: Final = 1000
TIMES: Final = 12  # counting anew waits so much longer than the last counting took


class Counting(QObject):
    """One counting at a time; only the newest is heard."""

    far = Signal(int, int)  # rows that are counted, and all
    waiting = Signal(object, object)  # what was Asked, what is Queued
    decided = Signal(object, object)  # what was Asked, its Figures
    failed = Signal(object)
    due = Signal()  # something was written since

    def __init__(self, lanes: Lanes, parent: QObject) -> None:
        """Wait for the first question."""
        super().__init__(parent)
        self._lanes = lanes
        self._cancel: Cancel | None = None
        self._number = 0
        self._began = 0.0
        self._again = False
        self.busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LEAST_MS)
        self._pause.timeout.connect(self.due)

    def note_change(self) -> None:
        """Say by and by that counting anew is ``due``."""
        if self.busy:
            self._again = True
        elif not self._pause.isActive():
            self._pause.start()

    def stop(self) -> None:
        """Count no more until the next ``count``."""
        self._pause.stop()
        self._give_up()

    def _give_up(self) -> None:
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
        self.busy = False

    def count(self, asked: Asked, actor: str) -> None:
        """Count what ``asked`` is about; figures of people only where ``actor`` may see them."""
        self._give_up()
        self._number += 1
        self.busy, self._again, self._began = True, False, time.monotonic()
        number = self._number

        def queued(desk: Desk, _progress: Progress, _stop: Stop) -> Queued:
            return desk.board.queued(_scope(asked))

        def decided(desk: Desk, progress: Progress, stop: Stop) -> Figures:
            return desk.board.decided(_scope(asked), actor, progress, stop)

        failed = while_alive(self, partial(self._not_counted, number))
        self._lanes.task(
            queued, while_alive(self, partial(self._waiting, number, asked)), failed=failed
        )
        self._cancel = self._lanes.task(
            decided,
            while_alive(self, partial(self._decided, number, asked)),
            progress=while_alive(self, partial(self._far, number)),
            failed=failed,
        )

    def _far(self, number: int, done: int, total: int) -> None:
        if number == self._number and self.busy and total:
            self.far.emit(done, total)

    def _waiting(self, number: int, asked: Asked, queued: Queued) -> None:
        if number == self._number:
            self.waiting.emit(asked, queued)

    def _decided(self, number: int, asked: Asked, figures: Figures) -> None:
        if number != self._number:
            return
        self.busy, self._cancel = False, None
        took = (time.monotonic() - self._began) * 1000
        self._pause.setInterval(max(LEAST_MS, round(took * TIMES)))
        self.decided.emit(asked, figures)
        if self._again:
            self._pause.start()

    def _not_counted(self, number: int, error: ModeratorError) -> None:
        if number == self._number:
            self.busy = False
            self.failed.emit(error)


def _scope(asked: Asked) -> Any:  # noqa: ANN401 - desk's, which is imported late
    from moderator.desk.board import scope  # noqa: PLC0415 - the database's library comes with it

    return scope(asked.first, asked.last, site_id=asked.site_id, section=asked.section)
