"""Opens the second look: to read again, to order it, to see the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from moderator.app.opener import Opener
from moderator.ui.on_screen import OnScreen
from moderator.ui.second_waiting import SecondWaiting

if TYPE_CHECKING:
    from moderator.app.opener import Shell
    from moderator.ui.on_screen import Elapsed


class SecondLooks(Opener):
    """The window's way to the second look; each dialog is imported when it is first opened."""

    def __init__(self, shell: Shell, *, elapsed: Elapsed | None = None) -> None:
        """Let the window's actions open them."""
        super().__init__(shell)
        window = shell.window
        self._elapsed = elapsed
        self.waiting = SecondWaiting(shell.lanes, shell.theme, window.status, lambda: window.actor)
        self.waiting.clicked.connect(self.show_reading)
        window.actor_changed.connect(self.waiting.renew)
        shell.dialogs.add("second_look", self.show_reading)
        shell.dialogs.add("second_result", self.show_result)

    @Slot()
    def show_reading(self) -> None:
        """Read what was drawn."""
        from moderator.ui.dialogs.second_look import SecondLookDialog  # noqa: PLC0415  # when used

        window, least = self._window, self._settings().min_view_ms
        dialog = SecondLookDialog(
            self._lanes,
            window.keys,
            self._settings().reasons,
            window.actor,
            on_screen=OnScreen(least, self._elapsed) if self._elapsed else OnScreen(least),
            theme=self._theme,
            parent=window,
        )
        dialog.order_wanted.connect(self.show_result)
        dialog.finished.connect(self.waiting.renew)
        self._dialogs.instead(dialog)

    @Slot()
    def show_result(self) -> None:
        """Show how far both readers agree."""
        from moderator.ui.dialogs.second_result import (  # noqa: PLC0415  # when used
            SecondResultDialog,
        )

        window = self._window
        dialog = SecondResultDialog(
            self._lanes, self._settings().reasons, window.actor, self._theme, window
        )
        dialog.order_wanted.connect(self.show_order)
        dialog.manual_wanted.connect(self.show_manual)
        dialog.open_wanted.connect(self._dialogs.open_comment)
        dialog.finished.connect(self.waiting.renew)
        self._dialogs.instead(dialog)

    @Slot()
    def show_order(self) -> None:
        """Choose what is drawn; then go back to the result."""
        from moderator.ui.dialogs.second_order import SecondOrderDialog  # noqa: PLC0415  # when used

        window = self._window
        dialog = SecondOrderDialog(
            self._lanes, window.actor, theme=self._theme, clock=self._clock, parent=window
        )
        dialog.accepted.connect(self.show_result)
        self._dialogs.instead(dialog)

    @Slot()
    def show_manual(self) -> None:
        """Explain what an agreement means, and what it does not."""
        from moderator.ui.dialogs.manual_page import ManualPage  # noqa: PLC0415  # when used

        title = self.tr("The second look")
        self._dialogs.instead(ManualPage("second", title, self._theme, self._window))
