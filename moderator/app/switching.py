"""Puts another person at the window, and keeps what belongs to each of them apart.

Drafts belong to their comments and stay. What somebody had listed, searched and opened comes back
with them; undo, recent decisions and "I decided" go by the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Signal, Slot

from moderator.app.opener import Opener
from moderator.model.people import plain
from moderator.settings import here as here_file

if TYPE_CHECKING:
    from moderator.app.opener import Shell
    from moderator.model import PinAnswer
    from moderator.settings import Profile
    from moderator.settings.here import Here
    from moderator.ui.dialogs.switch import SwitchDialog
    from moderator.ui.sidebar import View


class _Seat(Struct, frozen=True):
    """Where somebody was when another person sat down."""

    view: View
    line: str
    comment: int | None


class Switching(Opener):
    """Opens the dialogs for persons and PINs."""

    switched = Signal(str)
    guarded_changed = Signal(bool)  # whether the present person has a PIN

    def __init__(self, shell: Shell, profile: Profile) -> None:
        """Know who worked at this computer before."""
        super().__init__(shell)
        window = shell.window
        self._profile = profile
        self._seats: dict[str, _Seat] = {}
        self.here = here_file.load(profile)
        shell.dialogs.add("actor", self.show)
        shell.dialogs.add("pin", self.show_pin)
        shell.dialogs.name_wanted.connect(self.ask_for)
        window.actor_changed.connect(self._note)

    def begin(self) -> None:
        """Ask whether the person at the window has a PIN; call it once a database is opened."""
        actor = plain(self._window.actor)
        self._lanes.read(
            lambda desk: desk.pins.has(actor), lambda has: self._know(actor, has=has), topic="pin"
        )

    def _know(self, actor: str, *, has: bool) -> None:
        if actor != plain(self._window.actor):
            return
        self._remember(self.here.led_by(actor, guarded=has))
        self.guarded_changed.emit(has)

    def _remember(self, here: Here) -> None:
        if here != self.here:
            self.here = here
            profile = self._profile
            self._lanes.write(lambda _desk: here_file.save(profile, here))

    def is_latest(self) -> bool:
        """Return whether the name at the window is the one that worked here last."""
        return self.here.names[:1] == (plain(self._window.actor),)

    def log_in(self) -> None:
        """Note in the log that the person came back to the window by their PIN."""
        actor = self._window.actor
        self._lanes.write(lambda desk: desk.record_login(actor))

    # --- dialogs ----------------------------------------------------------------------------------

    @Slot()
    def show(self) -> None:
        """Ask who works now."""
        self._dialogs.show(self.dialog())

    def dialog(self) -> SwitchDialog:
        """Return a dialog that asks who works now, not shown yet."""
        from moderator.ui.dialogs.switch import SwitchDialog  # noqa: PLC0415  # when it is used

        window = self._window
        dialog = SwitchDialog(self._lanes, window.actor, self.here.names, self._theme, window)
        dialog.chosen.connect(self.switch)
        dialog.opens.connect(self._dialogs.open)
        return dialog

    @Slot(str)
    def ask_for(self, name: str) -> None:
        """Put ``name`` at the window, once a PIN that guards it was given."""
        name = plain(name)
        if not name or name == plain(self._window.actor):
            return

        def answered(answer: PinAnswer) -> None:
            if answer.right:
                self.switch(name)
                return
            dialog = self.dialog()
            self._dialogs.instead(dialog)
            dialog.begin_with(name)

        self._lanes.write(lambda desk: desk.pins.unguarded(name), answered)

    @Slot()
    def show_pin(self) -> None:
        """Set or change one's own PIN."""
        from moderator.ui.dialogs.pin import PinDialog  # noqa: PLC0415  # as above

        window = self._window
        dialog = PinDialog(self._lanes, window.actor, self._theme, window)
        actor = plain(window.actor)
        dialog.changed.connect(lambda has: self._know(actor, has=has))
        dialog.manual_wanted.connect(self.show_manual)
        self._dialogs.instead(dialog)

    @Slot()
    def show_manual(self) -> None:
        """Say what a PIN protects and what not, and how a shift is handed over."""
        from moderator.ui.dialogs.manual_page import ManualPage  # noqa: PLC0415  # as above

        title = self.tr("Shifts and PINs")
        self._dialogs.instead(ManualPage("shift", title, self._theme, self._window))

    # --- switching --------------------------------------------------------------------------------

    @Slot(str)
    def switch(self, name: str) -> None:
        """Put ``name`` at the window: the PIN was right, or there is none."""
        window, browsing = self._window, self._window.browsing
        if name == window.actor:
            return
        if window.detail.editing():
            window.detail.editor.leave()  # keeps the draft, which is the comment's
        search = window.header.search
        comment = window.queue.view.current()
        seat = _Seat(window.sidebar.view(), search.field.text(), comment)
        self._seats[plain(window.actor)] = seat
        window.queue.view.select_current()
        window.on_screen.left()  # whoever sits down has read nothing yet
        window.set_actor(name)
        there = self._seats.get(plain(name), _Seat(type(seat.view)(), "", comment))
        if window.sidebar.has(there.view) and there.view != seat.view:
            window.sidebar.choose_view(there.view)
        if there.line != seat.line:
            search.show_line(there.line)
        if browsing.query.actor not in {"", name}:
            browsing.list_again()
        browsing.come_back_to(there.comment)
        window.queue.setFocus()
        self.switched.emit(name)

    @Slot(str)
    def _note(self, name: str) -> None:
        self._remember(self.here.led_by(plain(name), guarded=self.here.guarded))
        self.begin()
