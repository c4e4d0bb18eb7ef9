"""Purges the log of one reader's personal data, after saying what that takes and what it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from moderator.model.trace import How
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
        )
        mirror = self.tr(
            "This program's copy of the comments stays, with texts and names as the site shows or"
            " last showed them, also of comments that were rejected or removed there."
        )
        self.typed = QCheckBox(self)
        typed = len(trace.ids.get(How.EMAIL, ()))
        number = trace_words.Counted().comments(typed)
        self.typed.setText(
            self.tr("&Also %1 under the same e-mail address, which nobody has verified").replace(
                "%1", number
            )
        )
        self.typed.setToolTip(
            self.tr("Anybody may type an address. Tick this if you know that it is theirs.")
        )
        self.typed.setVisible(typed > 0)
        self.typed.toggled.connect(self._look)
        self.why = QLineEdit(self)
        self.why.setMaxLength(500)
        label = plain_label(self.tr("&Reason, for the log"), self)
        label.setBuddy(self.why)
        self.body.addWidget(self.what)
        self.body.addWidget(self.count)
        self.body.addWidget(self.typed)
        self.rule = paragraph(rule, theme, self, muted=True)
        self.asked = (self.rule, label, self.why)
        self.body.addWidget(self.rule)
        self.body.addWidget(paragraph(mirror, theme, self, muted=True))
        self.body.addWidget(label)
        self.body.addWidget(self.why)
        self.go = self.add_button(self.tr("Delete for good"), danger=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.go.setEnabled(False)
        self.go.clicked.connect(self._go)
        self.back.clicked.connect(self.reject)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _meant(self) -> Trace:
        return self._trace.with_email() if self.typed.isChecked() else self._trace

    @Slot()
    def _look(self) -> None:
        """Count, behind the window's own acts, what is meant now."""
        self.go.setEnabled(False)
        meant, actor = self._meant(), self._actor
        self._lanes.write(
            lambda desk: desk.requests.purgeable(actor, meant),
            self.mine(lambda rows: self._counted(meant, rows)),
            failed=self.mine(self._failed),
        )

    def _counted(self, meant: Trace, rows: int) -> None:
        if meant != self._meant():
            return  # ticked meanwhile: another count comes
        comments = trace_words.Counted().comments(len(meant.sure()))
        text = (
            self.tr("%n row(s) of the log are about %1 of this reader.", "", rows)
            if rows
            else self.tr(
                "The log says nothing about %1 of this reader: there is nothing in it to delete."
            )
        )
        self.count.setText(text.replace("%1", comments))
        for part in self.asked:  # no reason is asked for what cannot be done
            part.setVisible(rows > 0)
        self.go.setEnabled(rows > 0)
        self.go.setVisible(rows > 0)
        self.back.setText(self.tr("Cancel") if rows else self.tr("Close"))
        if rows and not self.typed.hasFocus():
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()
        self.to_top()

    @Slot()
    def _go(self) -> None:
        why, trace, actor = self.why.text().strip(), self._meant(), self._actor
        if not why:
            self.say(self.tr("Say why: it stays in the log."))
            self.why.setFocus()
            return
        self.go.setEnabled(False)
        self.typed.setEnabled(False)
        self._lanes.write(
            lambda desk: desk.requests.purge(actor, trace, why),
            self.mine(self._purged),
            failed=self.mine(self._failed),
        )

    def _purged(self, gone: int) -> None:
        self.gone = gone
        self.accept()

    def _failed(self, error: ModeratorError) -> None:
        self.typed.setEnabled(True)
        self.say(error.words(labels.language()))
