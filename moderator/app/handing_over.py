"""Opens the shift sheet, and shows at a log-in what the shift before wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication

from moderator.app.opener import Opener

if TYPE_CHECKING:
    from moderator.app.locking import Locking
    from moderator.app.opener import Shell
    from moderator.app.printing import Printing
    from moderator.app.switching import Switching
    from moderator.errors import ModeratorError
    from moderator.model.shift import ShiftNote


class HandingOver(Opener):
    """From one shift to the next."""

    def __init__(
        self, shell: Shell, *, switching: Switching, locking: Locking, printing: Printing
    ) -> None:
        """Wait for log-ins, and for the sheet to be asked for."""
        super().__init__(shell)
        self._printing = printing
        self._locking = locking
        self._begun: dict[str, str] = {}  # notes not handed over yet, by name
        shell.dialogs.add("shift", self.show)
        shell.dialogs.add("shift_notes", self.show_notes)
        shell.dialogs.add("print_keys", self.print_keys)
        switching.switched.connect(self.look)
        locking.uncovered.connect(self.look)

    @Slot()
    def show(self) -> None:
        """Show what this shift hands over."""
        from moderator.ui.dialogs.shift import ShiftDialog  # noqa: PLC0415  # when it is used

        actor = self._window.actor
        begun = self._begun.get(actor, "")
        dialog = ShiftDialog(self._lanes, actor, begun, self._theme, self._window)

        def keep(_result: int) -> None:
            if not dialog.note.isReadOnly():
                self._begun[actor] = dialog.note.toPlainText()

        dialog.finished.connect(keep)
        dialog.handed_over.connect(lambda _note: self._begun.pop(actor, None))
        dialog.print_wanted.connect(lambda job: self._printing.preview(job, dialog))
        self._dialogs.show(dialog)

    @Slot()
    def print_keys(self) -> None:
        """Show the keys in force as they are printed."""
        from moderator.ui.sheets.keys import keys_job  # noqa: PLC0415  # rarely needed

        over = self._dialogs.dialog()
        shown = over is not None and over.isVisible()
        self._printing.preview(keys_job(self._window.keys), over if shown else None)

    @Slot()
    def look(self) -> None:
        """Show the notes that whoever is at the window has not read; none: nothing happens."""
        self._ask(aloud=False)

    @Slot()
    def show_notes(self) -> None:
        """Show those notes, or say that there are none."""
        self._ask(aloud=True)

    def _ask(self, *, aloud: bool) -> None:
        actor = self._window.actor

        def found(notes: tuple[ShiftNote, ...]) -> None:
            if actor != self._window.actor or self._locking.locked():
                return  # shown when that person is there again
            if notes:
                self._show(actor, notes, asked=aloud)
            elif aloud:
                self._window.remark(self.tr("No note of a shift waits for you."))

        # On the writer: a log-in and what was read are written just before.
        self._lanes.write(lambda desk: desk.shifts.unread(actor), found, failed=self._unread)

    def _unread(self, _error: ModeratorError) -> None:
        """Ask again with the next log-in: what is wrong with the database is said elsewhere."""

    def _show(self, actor: str, notes: tuple[ShiftNote, ...], *, asked: bool) -> None:
        from moderator.ui.dialogs.shift_notes import ShiftNotesDialog  # noqa: PLC0415  # as above

        before = self._dialogs.dialog()
        if isinstance(before, ShiftNotesDialog) and before.isVisible():
            return  # a log-in that uncovers the window is told twice
        if QApplication.activeModalWidget() is not None and not asked:
            self._window.remark(
                self.tr("The shift before left a note: “Notes of the shift before” shows it.")
            )
            return
        dialog = ShiftNotesDialog(notes, self._theme, self._window)
        dialog.read.connect(
            lambda read: self._lanes.write(lambda desk: desk.shifts.read(actor, read))
        )
        self._dialogs.show(dialog)
