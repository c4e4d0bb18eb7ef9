"""Writes all that was found of one reader into a file, with progress and cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator import export
from moderator.model.paper import Paper, Printout
from moderator.ui import labels
from moderator.ui.dialogs.documents import FolderButton
from moderator.ui.dialogs.frame import Frame, paragraph
from moderator.ui.dialogs.task_bar import TaskBar
from moderator.ui.reader_rows import reader_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import Words
    from moderator.model.trace import Trace
    from moderator.ui.lanes import Lanes, Progress, Stop
    from moderator.ui.theme import Theme


class ReaderExport(Frame):
    """Begins at once; Esc cancels, and the file appears whole or not."""

    def __init__(
        self,
        lanes: Lanes,
        trace: Trace,
        out: Path,
        *,
        actor: str,
        reasons: Mapping[str, Words],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Write ``trace`` to ``out``, whose ending says the format; the log is told."""
        super().__init__(self.tr("Export what was found"), theme, parent, width=480)
        self._out = out
        self.said = paragraph(self.tr("Writing %1…").replace("%1", out.name), theme, self)
        self.bar = TaskBar(self.tr("How much is written"), theme, self)
        self.body.addWidget(self.said)
        self.body.addWidget(self.bar)
        self.folder = FolderButton(self)
        self.buttons.addWidget(self.folder)
        self.back = self.add_button(self.tr("Cancel"))
        self.back.clicked.connect(self.reject)
        self.finished.connect(self.bar.stop)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        language = labels.language()

        def job(desk: Desk, progress: Progress, stop: Stop) -> int | None:
            desk.papers.require(actor, Paper.READER)  # before anything is written
            head = desk.head()
            ending = out.suffix[1:].lower()
            kind = export.Format(ending) if ending in list(export.Format) else export.Format.XLSX
            try:
                rows = export.write(
                    kind,
                    reader_rows(desk, trace),
                    out,
                    language=language,
                    head=head,
                    reasons=reasons,
                    progress=progress,
                    stop=stop,
                )
            except export.Cancelled:
                return None
            desk.papers.record(actor, Printout(Paper.READER, kind.value, rows, head))
            return rows

        self.bar.run(lanes, job, self._written, self._failed)

    def _written(self, rows: int | None) -> None:
        if rows is None:
            self.said.setText(self.tr("Cancelled: no file was written."))
        else:
            text = self.tr("%n row(s) are in %1", "", rows)
            self.said.setText(text.replace("%1", str(self._out)))
            self.folder.offer(self._out)
        self.back.setText(self.tr("Close"))
        self.fit()

    def _failed(self, error: ModeratorError) -> None:
        self.said.setText(self.tr("No file was written."))
        self.say(error.words(labels.language()))
        self.back.setText(self.tr("Close"))
