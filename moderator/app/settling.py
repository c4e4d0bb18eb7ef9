"""Holding back what can wait while the first comment is on its way to the screen."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

LATEST_MS = 2000
"""Where nothing is waiting to be read, no comment is ever painted."""


class Settling(QObject):
    """Calls ``then`` once, after ``read`` came: a comment can be read now.

    Until then Python's search for unused objects is off: it would look through all that is being
    imported again and again. What is there afterwards stays to the end and is never looked at.
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
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self._then()
