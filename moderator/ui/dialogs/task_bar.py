"""How far a long task of a dialog is, and the way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.ui.lanes import Cancel, Lanes, Progress, Stop
    from moderator.ui.theme import Theme

T = TypeVar("T")


class TaskBar(QProgressBar):
    """Is seen while a task runs; one at a time, the newest is the one that is heard."""

    moved = Signal(int, int)  # done and total

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        """Begin hidden; ``name`` is what a screen reader says."""
        super().__init__(parent)
        self._cancel: Cancel | None = None
        self._number = 0
        self.setTextVisible(False)
        self.setFixedHeight(theme.px(8))
        self.setAccessibleName(name)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether a task runs whose end is still to be heard."""
        return self._cancel is not None

    def run(
        self,
        lanes: Lanes,
        job: Callable[[Desk, Progress, Stop], T],
        done: Callable[[T], None],
        failed: Callable[[ModeratorError], None],
    ) -> None:
        """Run ``job``; what it ends with is heard once the bar is hidden again.

        Nothing is heard once the dialog is gone, or of a task that another took the place of.
        """
        self.drop()
        number = self._number
        self.setRange(0, 0)
        self.show()

        def mine() -> bool:
            return isValid(self) and number == self._number

        def ended(found: T) -> None:
            if mine():
                self._end()
                done(found)

        def broken(error: ModeratorError) -> None:
            if mine():
                self._end()
                failed(error)

        def progress(at: int, total: int) -> None:
            if mine():
                self.setRange(0, total)
                self.setValue(at)
                self.moved.emit(at, total)

        self._cancel = lanes.task(job, ended, progress=progress, failed=broken)

    @Slot()
    def stop(self) -> None:
        """Ask the task to stop at its next step; its end is heard all the same."""
        if self._cancel is not None:
            self._cancel()

    @Slot()
    def drop(self) -> None:
        """Ask the task to stop, and hear no more of it."""
        self.stop()
        self._number += 1
        self._end()

    def _end(self) -> None:
        self._cancel = None
        self.hide()
