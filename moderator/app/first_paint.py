"""Waiting for the window to be on the screen before anything else is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

LATEST_MS = 1000
"""A window that is covered or minimised from its start may not be painted for long."""


class FirstPaint(QObject):
    """Calls ``then`` once, after ``window`` was painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        """Watch ``window``, which is about to be shown."""
        super().__init__(window)
        self._window = window
        self._then = then
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._now)
        self._late.start(LATEST_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Have ``then`` called when what is being painted now is on the screen."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._late.start(0)
        return False

    @Slot()
    def _now(self) -> None:
        self._window.removeEventFilter(self)
        self._then()
