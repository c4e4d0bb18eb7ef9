"""Locks the window by a key, after a while without a touch, and from the start where a PIN is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from moderator.app.opener import Opener
from moderator.ui.idle import Idle, Moments, moments

if TYPE_CHECKING:
    from moderator.app.opener import Shell
    from moderator.app.switching import Switching
    from moderator.ui.company import Company
    from moderator.ui.cover import Cover
    from moderator.ui.dialogs.switch import SwitchDialog

BY_ITSELF = -1
"""The setting's value for: ten minutes where the person has a PIN, else never."""

USUAL_MIN = 10


class Locking(Opener):
    """Covers the window and uncovers it for its person, or for another who gives their PIN."""

    uncovered = Signal()

    def __init__(
        self,
        shell: Shell,
        switching: Switching,
        *,
        company: Company | None,
        now: Moments = moments,
    ) -> None:
        """Wait for the key, for idleness, and for what is known of the person's PIN."""
        super().__init__(shell)
        self._switching = switching
        self._company = company
        self._dialog: SwitchDialog | None = None
        self._known = False  # the database has said whether there is a PIN
        self._logged_in = True
        self._cover: Cover | None = None
        self.idle = Idle(self, now)
        self.idle.expired.connect(self.lock)
        switching.guarded_changed.connect(self._guarded)
        switching.switched.connect(self._switched)
        shell.dialogs.add("lock", self.lock)
        self.renew()

    def begin(self) -> None:
        """Cover the window before it is first shown, where its person has a PIN."""
        if self._switching.here.guarded and self._switching.is_latest():
            self._logged_in = False
            self.lock()

    @property
    def cover(self) -> Cover:
        """What covers the window: made when it is first wanted, so that no start waits for it."""
        if self._cover is None:
            from moderator.ui.cover import Cover  # noqa: PLC0415  # as said above

            self._cover = Cover(self._window, self._lanes, self._theme)
        return self._cover

    def locked(self) -> bool:
        """Return whether the window is covered."""
        return self._cover is not None and self._cover.page is not None

    @Slot()
    def renew(self) -> None:
        """Count by the settings in force."""
        minutes = self._settings().lock_after_min
        if minutes == BY_ITSELF:
            minutes = USUAL_MIN if self._switching.here.guarded else 0
        self.idle.set_limit(minutes * 60)

    @Slot()
    def lock(self) -> None:
        """Cover the window now. What is being written is kept; what is open here is given up."""
        window = self._window
        if self.locked():
            return
        if window.detail.editing():
            window.detail.editor.keep()
        page = self.cover.cover(window.actor, self._clock(), guarded=self._switching.here.guarded)
        page.right.connect(self._unlock)
        page.another_wanted.connect(self._another)
        if self._company is not None:
            self._company.rest()

    @Slot(bool)
    def _guarded(self, guarded: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Go by what the database knows of the PIN: it may have been set at another computer."""
        page = None if self._cover is None else self._cover.page
        if page is not None and page.guarded != guarded:
            page.show_guarded(guarded=guarded)
        elif guarded and not self._known:
            self._logged_in = False
            self.lock()
        self._known = True
        self.renew()

    @Slot()
    def _unlock(self) -> None:
        self._give_back(same=True)
        if not self._logged_in:
            self._logged_in = True
            self._switching.log_in()

    def _give_back(self, *, same: bool) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        self.cover.uncover(same=same)
        self.idle.touched()
        if self._company is not None:
            self._company.resume()
        self.uncovered.emit()

    @Slot()
    def _another(self) -> None:
        """Ask who else it is; the cover stays until their PIN is right."""
        if self._dialog is not None:
            self._dialog.deleteLater()
        from moderator.ui.cover import ABOVE  # noqa: PLC0415  # as said above

        dialog = self._dialog = self._switching.dialog()
        dialog.setProperty(ABOVE, True)
        dialog.elsewhere.hide()
        dialog.open()

    @Slot(str)
    def _switched(self, _name: str) -> None:
        """Uncover for whoever was switched to; what the other had open stays closed."""
        self._known = self._logged_in = True
        if self.locked():
            self._give_back(same=False)
