"""A window on a real desk: SQLite file, real rules, real threads, the site in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from moderator.ui.main_window import MainWindow
from moderator.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from moderator.settings import Settings
    from moderator.ui.theme import Theme
    from tests.desks import Newsroom

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
NOTCH = QPoint(0, -120)  # one step of a wheel, in eighths of a degree


@dataclass
class Seconds:
    """A stopwatch that runs only when it is told to."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Bench:
    """A window, what stands behind it, and the hands of a moderator."""

    qtbot: QtBot
    room: Newsroom
    theme: Theme
    settings: Settings
    seconds: Seconds = field(default_factory=Seconds)
    worker: Worker | None = None
    window: MainWindow = field(init=False)

    def open(self) -> MainWindow:
        """Show the window and wait for its first list, counts and status."""
        worker = self.again()
        self.window.resize(1366, 768)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.window.begin()
        worker.start()
        self.until(lambda: bool(self.window.status.statuses()))
        self.until(lambda: self.window.queue.model.complete)
        if self.window.queue.model.rowCount():
            self.until_read()
        return self.window

    def again(self) -> Worker:
        """Build threads and a window, not shown yet, also after others; return the threads."""
        if not self.room.syncs:
            self.room.sync()  # the room's own: the window's is used by the worker's thread alone
        worker = self.worker = Worker(
            lambda: self.room.desk,
            lambda _record: self.room.sync("window"),
            clock=self.room.clock,
            poll=timedelta(hours=1),
        )
        self.room.store.between_statements(worker.give_way)
        self.window = MainWindow(
            worker,
            self.settings,
            actor="Lan",
            theme=self.theme,
            clock=self.room.clock,
            elapsed=self.seconds,
        )
        self.qtbot.addWidget(self.window)
        return worker

    def close(self) -> None:
        """End the threads."""
        if self.worker is not None:
            self.worker.stop()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for ``condition``, and until what was decided is written."""

        def reached() -> bool:
            return condition() and not self.window.decisions.any_busy()

        self.qtbot.waitUntil(reached, timeout=10_000)

    def focus(self) -> QWidget:
        """Return where keys go."""
        target = (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or QApplication.activeWindow()
            or self.window
        )
        return target.focusWidget() or target

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key where the focus is; letters beyond ASCII come as an input method's."""
        if isinstance(key, str) and not key.isascii():
            event = QInputMethodEvent()
            event.setCommitString(key)
            QApplication.sendEvent(self.focus(), event)
        else:
            target = self.focus()
            if isinstance(key, str):
                QTest.keyClicks(target, key, modifiers)
            else:
                QTest.keyClick(target, key, modifiers)

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        for letter in text:
            self.key(letter)

    def shown(self) -> int | None:
        """Return the comment whose text is on the screen."""
        detail = self.window.detail.detail
        return None if detail is None else detail.row.id

    def until_read(self) -> None:
        """Wait for the current comment's text to be painted, then look at it long enough."""

        def painted() -> bool:
            detail = self.window.detail.detail
            return (
                detail is not None
                and detail.row.id == self.window.queue.view.current()
                and self.window.on_screen.began(detail.row.version_id)
            )

        self.until(painted)
        self.seconds.now += 1

    def list(self) -> list[int]:
        """Return the comments in the list."""
        model = self.window.queue.model
        return [model.id_at(at) for at in range(model.rowCount())]

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Read the current comment, then press a key."""
        self.until_read()
        self.key(key, modifiers)

    def note(self) -> str:
        """Return what is said beside the buttons."""
        return self.window.deck.said()


def turn_wheel(over: QAbstractScrollArea) -> None:
    """Turn the wheel down by one notch over the middle of a list or text."""
    at = over.viewport()
    place = QPointF(at.rect().center())
    none = Qt.MouseButton.NoButton, NO_MODIFIER, Qt.ScrollPhase.NoScrollPhase, False
    QApplication.sendEvent(at, QWheelEvent(place, at.mapToGlobal(place), QPoint(), NOTCH, *none))
