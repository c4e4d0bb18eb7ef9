"""Notes on a comment, and readers who are watched or trusted: asked for, written, said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from moderator.model import Mark
from moderator.ui import labels
from moderator.ui.early_letters import open_dialog
from moderator.ui.questions import Asked, NoteDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from moderator.errors import ModeratorError
    from moderator.ui.detail_pane import DetailPane
    from moderator.ui.dialogs.marked_readers import MarkedReaders
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme


class Noting(QObject):
    """Writes in the name of whoever ``actor`` says works now."""

    remark = Signal(str)
    done = Signal(str)  # what was done, to be said as such

    def __init__(
        self,
        window: QWidget,
        lanes: Lanes,
        theme: Theme,
        detail: DetailPane,
        actor: Callable[[], str],
    ) -> None:
        """Ask about what ``detail`` shows."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._theme = theme
        self._detail = detail
        self._actor = actor
        self.dialog: NoteDialog | None = None
        self.marked: MarkedReaders | None = None
        detail.reader.mark_wanted.connect(self.mark)

    def _comment(self) -> int | None:
        detail = self._detail.detail
        if detail is None:
            self.remark.emit(self.tr("No comment is selected."))
            return None
        return detail.row.id

    @Slot()
    def note(self) -> None:
        """Ask for a note on the open comment, and write it."""
        comment = self._comment()
        if comment is None:
            return
        asked = Asked(
            self.tr("Note on this comment"),
            self.tr("&Note for the other moderators"),
            self.tr("What should they know? The site and the reader never see it."),
            self.tr("Write   Enter"),
        )
        self._ask(asked, partial(self._write_note, comment))

    def _write_note(self, comment: int, text: str) -> None:
        actor = self._actor()
        self._lanes.write(
            lambda desk: desk.readers.note(comment, actor, text),
            lambda _note: self.done.emit(self.tr("Note written.")),
            failed=self._failed,
        )

    @Slot(object)
    def mark(self, mark: Mark) -> None:
        """Watch or trust the reader of the open comment, or take the mark away."""
        comment = self._comment()
        detail = self._detail.detail
        if comment is None or detail is None:
            return
        if not detail.history.by:
            self.remark.emit(self.tr("This reader has neither account nor e-mail."))
        elif mark is Mark.NONE:
            self._write_mark(comment, mark, "")
        elif mark is Mark.WATCHED:
            asked = Asked(
                self.tr("Watch this reader"),
                self.tr("&Why? It stands beside each of their comments"),
                self.tr("What should be looked at?"),
                self.tr("Watch   Enter"),
                self.tr("What this reader writes from now on goes to the chief with your note."),
            )
            self._ask(asked, partial(self._write_mark, comment, mark))
        else:
            asked = Asked(
                self.tr("Trust this reader"),
                self.tr("&Why? (may stay empty)"),
                "",
                self.tr("Trust   Enter"),
                self.tr(
                    "What this reader writes from now on comes later in the order by risk. Nothing"
                    " is approved by itself."
                ),
            )
            self._ask(asked, partial(self._write_mark, comment, mark))

    def _write_mark(self, comment: int, mark: Mark, text: str) -> None:
        actor = self._actor()
        said = {
            Mark.NONE: self.tr("This reader is neither watched nor trusted any more."),
            Mark.WATCHED: self.tr("This reader is being watched from now on."),
            Mark.TRUSTED: self.tr("This reader is trusted from now on."),
        }[mark]
        self._lanes.write(
            lambda desk: desk.readers.mark(comment, actor, mark, text),
            lambda _changed: self.done.emit(said),
            failed=self._failed,
        )

    @Slot()
    def show_marked(self) -> None:
        """List the readers who are watched or trusted."""
        from moderator.ui.dialogs.marked_readers import (  # noqa: PLC0415  # not before it is used
            MarkedReaders,
        )

        if self.marked is not None:
            self.marked.deleteLater()
        self.marked = MarkedReaders(self._lanes, self._theme, self._actor(), self._window)
        self.marked.finished.connect(self._window.activateWindow)
        self.marked.open()

    def _ask(self, asked: Asked, then: Callable[[str], None]) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        dialog = self.dialog = NoteDialog(self._theme, self._window, asked)
        dialog.accepted.connect(lambda: then(dialog.note()))
        dialog.finished.connect(self._window.activateWindow)
        open_dialog(dialog)

    def _failed(self, error: ModeratorError) -> None:
        self.remark.emit(error.words(labels.language()))
