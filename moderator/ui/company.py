"""The others at work: what they have open is marked here, and they are told what is open here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from moderator.ui import labels
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.model import Detail, Present
    from moderator.ui.lanes import Lanes
    from moderator.ui.main_window import MainWindow

SOON_MS = 120
"""A comment that is only passed over is not claimed; nobody may decide so soon after opening."""

AGAIN_MS = 20_000
"""How often a claim is renewed: thrice within its minute."""

NAME = 24


class Company(QObject):
    """Keeps the marks of what others have open, and tells them what is open in this window."""

    changed = Signal(object)  # tuple[Present, …]: the others at work

    def __init__(self, window: MainWindow, lanes: Lanes) -> None:
        """Begin alone."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._open: int | None = None
        self._resting = False  # nobody is at the window
        self._others: tuple[Present, ...] = ()
        self._at: dict[int, list[Present]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._tell)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._tell)
        lanes.company.connect(self._came)
        window.browsing.opened.connect(self._opened)
        window.actor_changed.connect(self._tell)
        window.queue.delegate.company = self.who
        window.queue.view.taken = self.taken

    def begin(self) -> None:
        """Say that somebody works here; call it once the database is being opened."""
        self._again.start()
        self._tell()

    def others(self) -> tuple[Present, ...]:
        """Return who is at work elsewhere."""
        return self._others

    def taken(self, comment: int) -> bool:
        """Return whether somebody else has ``comment`` open."""
        return comment in self._at

    def who(self, comment: int) -> str:
        """Return the names of the others who have ``comment`` open, fit for Qt; empty for none."""
        names = dict.fromkeys(one.actor for one in self._at.get(comment, ()))
        return ", ".join(shortened(safe(name), NAME) for name in names)

    # --- what the others do -------------------------------------------------------------------

    @Slot(object)
    def _came(self, others: tuple[Present, ...]) -> None:
        held_before = self._held_elsewhere()
        self._others = others
        self._at = {}
        for one in others:
            if one.comment_id is not None:
                self._at.setdefault(one.comment_id, []).append(one)
        if held_before and not self._held_elsewhere():
            self._soon.start()  # whoever had it went: now it is ours
        self._window.queue.view.viewport().update()
        self._show_beside()
        self.changed.emit(others)

    def _held_elsewhere(self) -> bool:
        return self._open is not None and any(one.holds for one in self._at.get(self._open, ()))

    def _show_beside(self) -> None:
        there = self._at.get(self._open, ()) if self._open is not None else ()
        self._window.detail.show_beside("\n".join(self._line(one) for one in there))

    def _line(self, one: Present) -> str:
        text = self.tr("Somebody else is looking at this: %1, since %2")
        text = text.replace("%2", labels.time_of_day(one.since))
        return text.replace("%1", shortened(safe(one.actor), NAME))

    # --- what is open here --------------------------------------------------------------------

    @Slot(object)
    def _opened(self, detail: Detail | None) -> None:
        comment = None if detail is None else detail.row.id
        if comment != self._open:
            self._open = comment
            self._soon.start()
        self._show_beside()

    def rest(self) -> None:
        """Give up what is open here: nobody is at the window. After a minute nobody is at work."""
        self._resting = True
        self._again.stop()
        self._lanes.attend(self._window.actor, None)

    def resume(self) -> None:
        """Take up again what is open here."""
        self._resting = False
        self.begin()

    @Slot()
    def _tell(self) -> None:
        if self._resting:
            return
        self._lanes.attend(self._window.actor, self._open)
