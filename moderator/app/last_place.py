"""Opens the window where the person left it, and remembers where that was."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from moderator.model import FindingKind, Order, State
from moderator.model.article import Handling
from moderator.settings import place
from moderator.settings.place import Place
from moderator.ui.arrangement import list_width, show_on_screen, widen_list
from moderator.ui.keys import ACTS
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from moderator.settings import Profile
    from moderator.ui.lanes import Lanes
    from moderator.ui.main_window import MainWindow


RECENT = 20
"""How much of what was chosen in the palette is remembered."""


class LastPlace(QObject):
    """Puts size, list and comment back at the start, and writes them down at the end."""

    def __init__(self, window: MainWindow, lanes: Lanes, profile: Profile) -> None:
        """Read what was written down, and wait for the window to close."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._profile = profile
        self._last = place.load(profile)
        found = (_recalled(one) for one in self._last.recent[:RECENT])
        window.commands.recent = [one for one in found if one is not None]
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
            recent=tuple(_noted(one) for one in window.commands.recent[:RECENT]),
        )
        self._lanes.write(lambda _desk: place.save(self._profile, now))


def _noted(chosen: str | View) -> str:
    """Return an action's name as it is; a view as JSON."""
    return chosen if isinstance(chosen, str) else msgspec.json.encode(chosen).decode()


def _recalled(noted: str) -> str | View | None:
    """Return what :func:`_noted` was given; None for what this program does not know."""
    if noted in {act.id for act in ACTS}:
        return noted
    with suppress(msgspec.DecodeError, TypeError, ValueError):
        told: dict[str, Any] = msgspec.json.decode(noted, type=dict[str, Any])
        known = {"state": State, "finding": FindingKind, "handling": Handling}
        of = {name: kind(told[name]) for name, kind in known.items() if told.get(name) is not None}
        return View(**{**told, **of})
    return None
