"""Python's garbage collection, on the window's thread alone."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from moderator.frugal import give_back

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

THRESHOLDS: Final = (3_000, 5)
"""From how many new objects on they are looked through, and after how many times what is left of
them is too: never more than some 20,000 at once, since everything stands still meanwhile."""

LOOK_MS: Final = 100


class Collector(QObject):
    """Collects what is unused between two events of the window.

    Left to itself Python collects on whichever thread makes one object too many, in the middle of
    whatever it does, and destroys there what Qt knows as the window's: the program crashes, or two
    threads wait for each other for ever.
    """

    def __init__(self, application: QGuiApplication) -> None:
        """Begin; what is there now stays to the end and is never looked at."""
        super().__init__(application)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_new)
        self._timer.start(LOOK_MS)
        application.applicationStateChanged.connect(self._collect_if_away)

    @Slot()
    def collect_new(self) -> None:
        """Look quickly among what is new, where there is enough of it."""
        new, searches, _ = gc.get_count()
        if new > THRESHOLDS[0]:
            gc.collect(1 if searches >= THRESHOLDS[1] else 0)

    @Slot(Qt.ApplicationState)
    def _collect_if_away(self, state: Qt.ApplicationState) -> None:
        """Look through everything, which takes 0.3 s, while the person is at another window."""
        if state is not Qt.ApplicationState.ApplicationActive:
            gc.collect()
            give_back()
