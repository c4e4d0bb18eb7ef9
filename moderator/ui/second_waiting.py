"""A button of the status bar that says how many comments of a second look wait for a reader."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QToolButton

from moderator.ui.dialogs.frame import while_alive
from moderator.ui.plain import set_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.errors import ModeratorError
    from moderator.ui.lanes import Lanes
    from moderator.ui.on_screen import Elapsed
    from moderator.ui.status_bar import StatusBar
    from moderator.ui.theme import Theme

LEAST_S = 60.0
"""How long an answer holds: other people's answers change it slowly."""


class SecondWaiting(QToolButton):
    """Hidden while nothing waits; pressed, it leads to the reading."""

    def __init__(
        self,
        lanes: Lanes,
        theme: Theme,
        bar: StatusBar,
        actor: Callable[[], str],
        elapsed: Elapsed = time.monotonic,
    ) -> None:
        """Look when a site's status is told, at most once a minute."""
        super().__init__(bar)
        self._lanes = lanes
        self._theme = theme
        self._actor = actor
        self._elapsed = elapsed
        self._looked: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_tooltip(self, self.tr("Decisions to be read again, by lot and without their outcome"))
        self.hide()
        bar.add(self)
        lanes.status.connect(self._look)
        theme.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def renew(self) -> None:
        """Look at once: something was answered or ordered, or somebody else sits here."""
        self._looked = None
        self._look()

    @Slot()
    def _look(self) -> None:
        now = self._elapsed()
        if self._looked is not None and now - self._looked < LEAST_S:
            return
        self._looked = now
        actor = self._actor()
        self._lanes.read(
            lambda desk: desk.second_look.waiting(actor),
            while_alive(self, self._found),
            topic="second look",
            failed=while_alive(self, self._unread),
        )

    def _found(self, waiting: int) -> None:
        said = self.tr("Second look: %n", "", waiting)
        self.setText(f"\u2002{said}")  # Qt leaves no room between icon and text
        self.setAccessibleName(said)
        self.setVisible(waiting > 0)

    def _unread(self, _error: ModeratorError) -> None:
        self._looked = None  # the next status asks again

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        self.setFont(theme.font(-1.5))  # as the other parts of the status bar
        theme.put_icon(self, "git-compare", theme.colours.muted, theme.px(13))
        self.setStyleSheet(f"color: {theme.colours.muted}; padding: 0 {theme.px(5)}px;")
