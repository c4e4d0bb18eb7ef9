"""Blocking the reader of the open comment at their site, and letting them write again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from moderator.app.opener import Opener
from moderator.ui import block_words, labels

if TYPE_CHECKING:
    from moderator.app.opener import Shell
    from moderator.model import Detail
    from moderator.model.blocking import Blocking


class BlockingReaders(Opener):
    """Listens to the window's actions and to the buttons beside the reader."""

    trace_wanted = Signal(str)  # the account or address of a reader in the list of the blocked

    def __init__(self, shell: Shell) -> None:
        """Let the window's actions open the question."""
        super().__init__(shell)
        window = shell.window
        shell.dialogs.add("block_reader", self.ask)
        shell.dialogs.add("unblock_reader", self.unblock)
        shell.dialogs.add("blocked_readers", self.show_blocked)
        window.detail.reader.blocking.block_wanted.connect(self.ask)
        window.detail.reader.blocking.unblock_wanted.connect(self.unblock)

    def _open(self) -> Detail | None:
        """Return the open comment where its reader can be blocked; else say why not."""
        detail = self._window.detail.detail
        if detail is None:
            self._window.remark(self.tr("No comment is selected."))
            return None
        if not detail.history.by:
            self._window.remark(self.tr("This reader has neither account nor e-mail."))
            return None
        if detail.history.no_blocking is not None:
            self._window.remark(labels.words(detail.history.no_blocking))
            return None
        return detail

    @Slot()
    def ask(self) -> None:
        """Ask for how long and why."""
        from moderator.ui.dialogs.block import BlockDialog  # noqa: PLC0415  # when it is used

        detail = self._open()
        if detail is None:
            return
        window = self._window
        dialog = BlockDialog(
            self._lanes, detail, window.actor, self._theme, window, keys=window.keys
        )
        dialog.told.connect(self._told)
        dialog.all_wanted.connect(lambda: self._dialogs.open("trace"))
        dialog.others_wanted.connect(self.show_blocked)
        self._dialogs.instead(dialog)

    @Slot()
    def unblock(self) -> None:
        """Let the reader write again."""
        detail = self._open()
        if detail is None:
            return
        actor, comment = self._window.actor, detail.row.id
        self._lanes.write(
            lambda desk: desk.blocks.unblock(actor, comment), self._unblocked, failed=self._failed
        )

    def _unblocked(self, made: Blocking) -> None:
        self._told(block_words.done(made))

    @Slot()
    def show_blocked(self) -> None:
        """List whom the desk has blocked."""
        from moderator.ui.dialogs.blocked_readers import (  # noqa: PLC0415  # when it is used
            BlockedReaders,
        )

        window = self._window
        dialog = BlockedReaders(self._lanes, self._theme, window.actor, window)
        dialog.told.connect(self._told)
        dialog.all_wanted.connect(self.trace_wanted)
        self._dialogs.instead(dialog)
