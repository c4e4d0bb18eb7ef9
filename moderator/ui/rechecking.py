"""Has the queue checked anew behind the window after the rules changed, and says how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import QToolButton

from moderator.ui.dialogs.frame import while_alive
from moderator.ui.turns import Turns

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.ui.lanes import Cancel, Lanes, Progress, Stop
    from moderator.ui.status_bar import StatusBar
    from moderator.ui.theme import Theme


class Rechecking(QToolButton):
    """A button of the status bar: pressed, it pauses the work or goes on with it."""

    def __init__(self, lanes: Lanes, theme: Theme, bar: StatusBar) -> None:
        """Prepare the button, which shows nothing yet."""
        super().__init__(bar)
        self._lanes = lanes
        self._theme = theme
        self._cancel: Cancel | None = None
        self._paused = False
        self._waiting = 0
        self._looking = False
        self._again = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        bar.add(self)
        self.clicked.connect(self._pressed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def begin(self) -> None:
        """Look now, and whenever the site's status is told."""
        self._lanes.status.connect(self.look)
        self.look()

    @Slot()
    def look(self) -> None:
        """Begin where comments wait to be checked anew, unless that runs or was paused.

        To count a million takes a quarter of a second, so the reader does not: rows would wait.
        """
        if self._cancel is not None or self._paused:
            return
        if self._looking:
            self._again = True
            return
        self._looking = True
        self._lanes.task(
            lambda desk, _progress, _stop: (
                desk.rulekeeping.recheck_waiting(),
                desk.rulekeeping.edited_by_hand(),
            ),
            while_alive(self, self._found),
            failed=while_alive(self, self._unread),
        )

    @Slot()
    def renew(self) -> None:
        """Begin at once: the rules have changed by this window."""
        self._paused = False
        self.look()

    @property
    def running(self) -> bool:
        """Whether comments are being checked."""
        return self._cancel is not None

    @Slot()
    def _pressed(self) -> None:
        if self._cancel is not None:
            self._paused = True
            self._cancel()
        else:
            self.renew()

    def _found(self, due: tuple[int, bool]) -> None:
        self._looking = False
        waiting, edited = due
        if not (waiting or edited) or self._cancel is not None:
            self._look_again()
            return
        self._progress(0, waiting)
        turns = Turns(while_alive(self, self._progress))

        def work(desk: Desk, progress: Progress, stop: Stop) -> int:
            tell = turns.giving_way(progress)
            return desk.rulekeeping.recheck(tell, stop, turns.between(tell))

        self._cancel = self._lanes.task(
            work,
            while_alive(self, self._ended),
            progress=turns.hear,
            failed=while_alive(self, self._failed),
        )

    def _progress(self, done: int, total: int) -> None:
        if total == 0:
            return
        self._waiting = total - done
        number = QLocale().toString
        text = self.tr("Re-checking %1 of %2").replace("%1", number(done))
        self._say(text.replace("%2", number(total)), self.tr("Press to pause"))

    def _ended(self, _checked: int) -> None:
        self._cancel = None
        self._paused = self._paused and self._waiting > 0  # it may have ended before it heard
        if self._paused:
            self._show_paused()
        else:
            self.hide()

    def _failed(self, _error: ModeratorError) -> None:
        """Wait to be pressed: what is wrong with the database is said elsewhere."""
        self._cancel = None
        self._paused = True
        self._show_paused()

    def _unread(self, _error: ModeratorError) -> None:
        """Try again with the next status."""
        self._looking = False
        self._look_again()

    def _look_again(self) -> None:
        """Look once more where something changed while it was looked."""
        if self._again:
            self._again = False
            self.look()

    def _show_paused(self) -> None:
        self._say(self.tr("Re-check paused, %n left", "", self._waiting), self.tr("Press to go on"))

    def _say(self, text: str, tip: str) -> None:
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
        self.show()

    @Slot()
    def _restyle(self) -> None:
        self.setFont(self._theme.font(-1.5))
        tone = self._theme.colours.tones["violet"]
        self.setStyleSheet(
            f"color: {tone.fore}; background: {tone.back}; border-radius: {self._theme.px(5)}px;"
            f" padding: 0 {self._theme.px(7)}px;"
        )
