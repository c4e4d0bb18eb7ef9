"""Holding back what can wait while the first comment is on its way to the screen."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from moderator.frugal import give_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

LATEST_MS = 2000
"""Where nothing is waiting to be read, no comment is ever painted."""

SEARCHES = (3_000, 5, 1_000_000)
"""Python's thresholds: it looks through all objects, which takes 0.3 s, only when it is told to,
and at no time through more than some 20,000, since everything else stands still meanwhile."""


def search_when_away(application: QGuiApplication) -> None:
    """Let Python look for unused objects without anybody waiting for it.

    What is there now stays to the end and is never looked at; what is new is looked at often and
    quickly; all the rest while the person is at another window.
    """
    gc.freeze()
    gc.set_threshold(*SEARCHES)
    gc.enable()
    application.applicationStateChanged.connect(_search_if_away)


def _search_if_away(state: Qt.ApplicationState) -> None:
    if state is not Qt.ApplicationState.ApplicationActive:
        gc.collect()
        give_back()


class Settling(QObject):
    """Calls ``then`` once, after ``read`` came: a comment can be read now.

    Until then Python's search for unused objects is off: it would look through all that is being
    imported again and again.
    """

    def __init__(
        self, read: SignalInstance, then: Callable[[], None], parent: QObject | None = None
    ) -> None:
        """Begin to wait."""
        super().__init__(parent)
        self._read = read
        self._then = then
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._settled)
        self._timer.start(LATEST_MS)
        read.connect(self._soon)

    @Slot()
    def _soon(self) -> None:
        self._read.disconnect(self._soon)
        self._timer.start(0)

    @Slot()
    def _settled(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and not gc.isenabled():
            search_when_away(application)
        self._then()
