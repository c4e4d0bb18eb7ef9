"""Holding back what can wait while the first comment is on its way to the screen."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

LATEST_MS = 2000
"""Where nothing is waiting to be read, no comment is ever painted."""

SEARCHES = (3_000, 5, 1_000_000)
"""Python's thresholds: it looks through all objects, which takes 0.3 s, only when it is told to,
and at no time through more than some 20,000, since everything else stands still meanwhile."""

M_MMAP_THRESHOLD = -3
OF_ITS_OWN = 1 << 20
"""Bytes from which on a piece of memory is given back to the system once it is done with: the
vector of a long list is read anew again and again, and each thread would keep several."""


def search_when_away(application: QGuiApplication) -> None:
    """Let Python look for unused objects without anybody waiting for it.

    What is there now stays to the end and is never looked at; what is new is looked at often and
    quickly; all the rest while the person is at another window.
    """
    gc.freeze()
    gc.set_threshold(*SEARCHES)
    gc.enable()
    _give_memory_back()
    application.applicationStateChanged.connect(_search_if_away)


def _give_memory_back() -> None:
    """Have large pieces of memory given back at once, where the system's allocator can be told."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # noqa: PLC0415  # the window is painted first

    with suppress(OSError, AttributeError):  # another library than GNU's has no such call
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, OF_ITS_OWN)


def _search_if_away(state: Qt.ApplicationState) -> None:
    if state is not Qt.ApplicationState.ApplicationActive:
        gc.collect()


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
