"""Complaints and requests: a comment's history and the log on paper, everything by one reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot

from moderator.app.opener import Opener
from moderator.filters.line import write
from moderator.ui import labels

if TYPE_CHECKING:
    from moderator.app.opener import Shell
    from moderator.app.printing import Printing
    from moderator.model import Filter, LogQuery, Words
    from moderator.model.trace import Trace
    from moderator.ui.dialogs.trace import TraceDialog


class Requests(Opener):
    """Opens what complaints and requests need, when the window or the log asks for it."""

    def __init__(self, shell: Shell, printing: Printing) -> None:
        """Listen to ``window`` and ``dialogs``; previews are shown by ``printing``."""
        super().__init__(shell)
        self._printing = printing
        shell.dialogs.add("print_comment", self.print_comment)
        shell.dialogs.add("trace", self.find_reader)
        shell.dialogs.history_wanted.connect(self.print_history)
        shell.dialogs.log_print_wanted.connect(self.print_log)

    def _reasons(self) -> dict[str, Words]:
        return {one.code: one.words for one in self._settings().reasons}

    # --- on paper -----------------------------------------------------------------------------

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

    # --- everything by one reader -------------------------------------------------------------

    @Slot()
    def find_reader(self) -> None:
        """Begin with the reader of the comment that is open, if anything tells who it is."""
        detail = self._window.detail.detail
        first = ""
        if detail is not None:
            first = detail.history.who or detail.email or detail.name
        self.find(first)

    @Slot(str)
    def find(self, first: str) -> None:
        """Look for everything by ``first``, an account or an address."""
        from moderator.ui.dialogs.trace import TraceDialog  # noqa: PLC0415  # rarely needed

        dialog = TraceDialog(self._lanes, self._theme, self._window, first=first)
        dialog.list_wanted.connect(self._show_list)
        dialog.open_wanted.connect(self._dialogs.open_comment)
        dialog.print_wanted.connect(lambda trace: self._print(trace, dialog))
        dialog.export_wanted.connect(lambda trace: self._export(trace, dialog))
        dialog.purge_wanted.connect(lambda trace: self._purge(trace, dialog))
        self._dialogs.show(dialog)

    @Slot(object)
    def _show_list(self, wanted: Filter) -> None:
        self._window.header.search.show_line(write(wanted, labels.language()))
        self._window.queue.setFocus()

    def _print(self, trace: Trace, over: TraceDialog) -> None:
        from moderator.ui.sheets.reader import reader_job  # noqa: PLC0415  # rarely needed

        self._printing.preview(reader_job(trace), over)

    def _export(self, trace: Trace, over: TraceDialog) -> None:
        """Ask for a file; its ending says the format."""
        from moderator.ui.dialogs.documents import ask_where, documents  # noqa: PLC0415  # rarely

        name = self.tr("reader", "a file's name, without diacritics")
        ask_where(
            self.tr("Export what was found"),
            str(documents() / name),
            ("xlsx", "csv", "jsonl"),
            lambda file: self.export_to(trace, Path(file), over),
            over,
        )

    def export_to(self, trace: Trace, out: Path, over: TraceDialog) -> None:
        """Write what was found to ``out``, whole or not at all."""
        from moderator.ui.dialogs.reader_export import ReaderExport  # noqa: PLC0415  # rarely

        dialog = ReaderExport(
            self._lanes,
            trace,
            out,
            actor=self._window.actor,
            reasons=self._reasons(),
            theme=self._theme,
            parent=over,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _purge(self, trace: Trace, over: TraceDialog) -> None:
        from moderator.ui.dialogs.purge import PurgeDialog  # noqa: PLC0415  # rarely needed

        dialog = PurgeDialog(self._lanes, trace, self._window.actor, theme=self._theme, parent=over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: over.tell_purged(dialog.gone))
        dialog.open()
