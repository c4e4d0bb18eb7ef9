"""Notices that nobody has touched the program for a while.

What is watched are the few events that a window gets from the system, not those of every widget:
keys and paint must not become slower for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

Moments = Callable[[], tuple[float, float]]
"""Returns seconds of a clock that never goes back, and of the wall's: one of both counts sleep."""

LOOK_MS = 5_000
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
}


def moments() -> tuple[float, float]:
    """Return the present moment by both clocks."""
    return time.monotonic(), time.time()


class Idle(QObject):
    """Tells once when nothing was touched for the time that is set."""

    expired = Signal()

    def __init__(self, parent: QObject, now: Moments = moments) -> None:
        """Watch every window that takes keys from now on; no time is set yet."""
        super().__init__(parent)
        self._now = now
        self._last = now()
        self._limit_s = 0.0
        self._watched: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._window_changed)
            self._window_changed(QGuiApplication.focusWindow())
        # What an input method writes is seen by where the cursor goes.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touched)

    def set_limit(self, seconds: float) -> None:
        """Tell after so many seconds; 0: never."""
        if seconds == self._limit_s:
            return
        self._limit_s = seconds
        self.touched()
        if seconds > 0:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def touched(self) -> None:
        """Count from now on."""
        self._last = self._now()

    @Slot()
    def look(self) -> None:
        """Tell when it has been long enough, and count anew."""
        now = self._now()
        away = max(after - before for after, before in zip(now, self._last, strict=True))
        if self._limit_s > 0 and away >= self._limit_s:
            self._last = now
            self.expired.emit()

    @Slot(object)
    def _window_changed(self, window: QWindow | None) -> None:
        if window is None or window is self._watched:
            return
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = window
        window.installEventFilter(self)
        window.destroyed.connect(self._gone)
        self.touched()

    @Slot()
    def _gone(self) -> None:
        self._watched = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note a touch; let everything through."""
        if event.type() in _TOUCHES:
            self._last = self._now()
        return False
