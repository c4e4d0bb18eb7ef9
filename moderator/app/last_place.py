"""Opens the window where the person left it, and remembers where that was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from moderator.model import Order
from moderator.settings import place
from moderator.settings.place import Place
from moderator.ui.arrangement import list_width, show_on_screen, widen_list

if TYPE_CHECKING:
    from moderator.settings import Profile
    from moderator.ui.lanes import Lanes
    from moderator.ui.main_window import MainWindow


class LastPlace(QObject):
    """Puts size, list and comment back at the start, and writes them down at the end."""

    def __init__(self, window: MainWindow, lanes: Lanes, profile: Profile) -> None:
        """Read what was written down, and wait for the window to close."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._profile = profile
        self._last = place.load(profile)
        window.closing.connect(self._keep)

    def show(self) -> None:
        """Show the window in its last size, as far as the screen has room for it."""
        last, window = self._last, self._window
        if last.width is not None and last.height is not None:
            room = window.screen().availableGeometry()
            window.resize(min(last.width, room.width()), min(last.height, room.height()))
        if last.order in set(Order):
            browsing = window.browsing
            browsing.query = replace(browsing.query, order=Order(last.order))
        show_on_screen(window, maximised=last.maximised)
        if last.list_width is not None:
            widen_list(window, last.list_width)

    def find_comment(self) -> None:
        """Go back to the comment that was open, once the list has it; call it after ``begin``."""
        self._window.browsing.return_to(self._last.comment)

    @Slot()
    def _keep(self) -> None:
        window = self._window
        size = window.normalGeometry() if window.isMaximized() else window.geometry()
        now = Place(
            width=size.width() or None,
            height=size.height() or None,
            maximised=window.isMaximized(),
            list_width=list_width(window) or self._last.list_width,  # none while it is locked
            order=window.browsing.query.order.value,
            comment=window.queue.view.current(),
        )
        self._lanes.write(lambda _desk: place.save(self._profile, now))
