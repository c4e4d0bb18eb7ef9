"""Complaints and requests: a comment's history and the log on paper, everything by one reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.app.dialogs import Dialogs
    from moderator.app.printing import Printing
    from moderator.model import Clock, LogQuery, Words
    from moderator.settings import Settings
    from moderator.ui.main_window import MainWindow


class Requests(QObject):
    """Opens what complaints and requests need, when the window or the log asks for it."""

    def __init__(
        self,
        window: MainWindow,
        dialogs: Dialogs,
        printing: Printing,
        *,
        clock: Clock,
        settings: Callable[[], Settings],
    ) -> None:
        """Listen to ``window`` and ``dialogs``; previews are shown by ``printing``."""
        super().__init__(window)
        self._window = window
        self._dialogs = dialogs
        self._printing = printing
        self._clock = clock
        self._settings = settings
        dialogs.add("print_comment", self.print_comment)
        dialogs.history_wanted.connect(self.print_history)
        dialogs.log_print_wanted.connect(self.print_log)

    def _reasons(self) -> dict[str, Words]:
        return {one.code: one.words for one in self._settings().reasons}

    @Slot()
    def print_comment(self) -> None:
        """Show the history of the comment that is open."""
        comment = self._window.queue.view.current()
        if comment is None:
            self._window.remark(self.tr("No comment is selected."))
        else:
            self.print_history(comment)

    @Slot(int)
    def print_history(self, comment: int) -> None:
        """Show a comment's history on paper."""
        from moderator.ui.sheets.comment import comment_job  # noqa: PLC0415  # rarely needed

        self._printing.preview(comment_job(comment, self._reasons()), self._dialogs.log_in_front())

    @Slot(object)
    def print_log(self, query: LogQuery) -> None:
        """Show the rows of the log that ``query`` chooses."""
        from moderator.ui.sheets.log import log_job  # noqa: PLC0415  # rarely needed

        job = log_job(query, self._reasons(), self._clock)
        self._printing.preview(job, self._dialogs.log_in_front())
