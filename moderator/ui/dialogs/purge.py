"""Purges the log of one reader's personal data, after saying what that takes and what it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from moderator.ui import labels, trace_words
from moderator.ui.chips import plain_label
from moderator.ui.dialogs.frame import Frame, paragraph

if TYPE_CHECKING:
    from moderator.errors import ModeratorError
    from moderator.model.trace import Trace
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme


class PurgeDialog(Frame):
    """Asks why, then deletes; accepted once it is done."""

    def __init__(
        self, lanes: Lanes, trace: Trace, actor: str, *, theme: Theme, parent: QWidget
    ) -> None:
        """Ask the desk how much there is; only what is surely ``trace``'s reader's is meant."""
        super().__init__(self.tr("Purge the log of this reader"), theme, parent, width=560)
        self._lanes = lanes
        self._trace = trace
        self._actor = actor
        self.gone = 0
        self.what = paragraph(trace_words.clue(trace.clue), theme, self)
        self.count = paragraph(self.tr("Looking…"), theme, self)
        rule = self.tr(
            "Names, texts, notes and findings in the log's rows about these comments are deleted"
            " for good, and the marks on this reader with them. That it was done, by whom and why,"
            " stays; the log still verifies. Comments that may be other people's are left alone."
            " What stands on the site stays: have it deleted there too."
        )
        self.why = QLineEdit(self)
        self.why.setMaxLength(500)
        label = plain_label(self.tr("&Reason, for the log"), self)
        label.setBuddy(self.why)
        for widget in (self.what, self.count, paragraph(rule, theme, self, muted=True), label):
            self.body.addWidget(widget)
        self.body.addWidget(self.why)
        self.go = self.add_button(self.tr("Delete for good"), danger=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.go.setEnabled(False)
        self.go.clicked.connect(self._go)
        self.back.clicked.connect(self.reject)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        lanes.write(  # behind the window's own acts
            lambda desk: desk.requests.purgeable(actor, trace),
            self.mine(self._counted),
            failed=self.mine(self._failed),
        )

    def _counted(self, rows: int) -> None:
        comments = trace_words.Counted().comments(len(self._trace.sure()))
        text = self.tr("%n row(s) of the log are about %1 of this reader.", "", rows)
        self.count.setText(text.replace("%1", comments))
        self.go.setEnabled(rows > 0)
        if rows:
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grow()

    @Slot()
    def _go(self) -> None:
        why, trace, actor = self.why.text().strip(), self._trace, self._actor
        if not why:
            self.say(self.tr("Say why: it stays in the log."))
            self.why.setFocus()
            return
        self.go.setEnabled(False)
        self._lanes.write(
            lambda desk: desk.requests.purge(actor, trace, why),
            self.mine(self._purged),
            failed=self.mine(self._failed),
        )

    def _purged(self, gone: int) -> None:
        self.gone = gone
        self.accept()

    def _failed(self, error: ModeratorError) -> None:
        self.say(error.words(labels.language()))
