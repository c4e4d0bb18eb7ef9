"""Verifies the log: what was changed, removed or inserted, and what a chain cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.dialogs.choices import beside
from moderator.ui.dialogs.frame import Frame
from moderator.ui.dialogs.task_bar import TaskBar
from moderator.ui.plain import put

if TYPE_CHECKING:
    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import Verification
    from moderator.ui.lanes import Lanes, Progress, Stop
    from moderator.ui.theme import Theme

MOST = 200


class VerifyDialog(Frame):
    """Begins at once; Esc cancels."""

    def __init__(self, lanes: Lanes, theme: Theme, parent: QWidget) -> None:
        """Prepare; ``begin`` reads the log."""
        super().__init__(self.tr("Verify the log"), theme, parent, width=560)
        self._lanes = lanes
        self.bar = TaskBar(self.tr("How far the log is read"), theme, self)
        self.verdict = wrapped_label("", self)
        self.verdict.setFont(theme.font(1, bold=True))
        self.faults = QPlainTextEdit(self)
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setAccessibleName(self.tr("What does not hold"))
        self.faults.setFixedHeight(theme.line() * 6)
        self.facts = wrapped_label("", self, muted=True)
        self.expected = QLineEdit(self)
        self.expected.setMaxLength(200)
        self.expected.setPlaceholderText(self.tr("paste a hash that was kept elsewhere"))
        limits = wrapped_label(
            self.tr(
                "A chain of hashes shows every row that was changed, removed or inserted. It cannot"
                " show that its end was cut off, or that all of it was written anew: against that,"
                " keep the newest hash in another place and check it here later."
            ),
            self,
            muted=True,
        )
        self.body.addWidget(self.bar)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.faults)
        self.body.addWidget(self.facts)
        self.body.addWidget(limits)
        self.body.addWidget(beside(self.tr("&Kept hash"), self.expected, self))
        self.body.addWidget(self.expected)
        self.faults.hide()
        self.facts.hide()
        self.copy = self.add_button(self.tr("&Copy the newest hash"))
        self.again = self.add_button(self.tr("Verify &again"))
        self.stop = self.add_button(self.tr("Cancel"))
        self.copy.hide()
        self.again.hide()
        self.copy.clicked.connect(self._copy)
        self.again.clicked.connect(self.begin)
        self.stop.clicked.connect(self.reject)
        self.expected.returnPressed.connect(self.begin)
        self.finished.connect(self.bar.drop)
        self._head = ""
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def begin(self) -> None:
        """Read the whole log."""
        expected = self.expected.text().strip()
        self.say("")
        self.verdict.setText(self.tr("Reading the log…"))
        self.verdict.setStyleSheet("")
        self.faults.hide()
        self.facts.hide()
        self.copy.hide()
        self.again.hide()
        self.stop.setText(self.tr("Cancel"))

        def read(desk: Desk, progress: Progress, stop: Stop) -> tuple[Verification, bool] | None:
            found = desk.verify_log(progress, stop)
            if stop():
                return None
            return found, not expected or desk.in_log(expected)

        def done(found: tuple[Verification, bool] | None) -> None:
            if found is not None:
                self._show(*found)

        self.bar.run(self._lanes, read, done, self._failed)

    def _failed(self, error: ModeratorError) -> None:
        self._finish()
        self.verdict.setText("")
        self.say(error.words(labels.language()))

    def _finish(self) -> None:
        self.again.show()
        self.stop.setText(self.tr("Close"))

    def _show(self, found: Verification, holds: bool) -> None:  # noqa: FBT001 - a task's answer
        self._finish()
        self._head = found.head
        c = self.theme.colours
        good = found.intact and holds
        if not holds:
            self.verdict.setText(
                self.tr(
                    "The kept hash is no longer in the log: its end was cut or it was rewritten."
                )
            )
        elif found.intact:
            self.verdict.setText(self.tr("The log is intact."))
        else:
            self.verdict.setText(
                self.tr("The log does not hold at %n place(s).", None, len(found.faults))
            )
        tone = c.tones["green" if good else "red"].fore
        self.verdict.setStyleSheet(f"color: {tone};")
        self.faults.setPlainText(
            "\n".join(labels.words(fault.words) for fault in found.faults[:MOST])
        )
        self.faults.setVisible(not found.intact)
        lines = [
            self.tr("%Ln row(s) read.", None, found.entries),
            put(self.tr("Newest hash, of row %2: %1"), found.head, labels.number(found.newest)),
        ]
        if found.sealed_missing:
            purged = self.tr(
                "%n personal field(s) were purged, which is on record.", None, found.sealed_missing
            )
            lines.insert(1, purged)
        if found.answers:
            answers = self.tr(
                "%Ln of them are answers of sites, which the log shows beside the decision they"
                " answer.",
                None,
                found.answers,
            )
            lines[0] = f"{lines[0]} {answers}"
        self.facts.setText("\n".join(lines))
        self.facts.show()
        self.copy.show()
        self.fit()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._head)
