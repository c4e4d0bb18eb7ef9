"""The readers who are watched or trusted, and taking a mark away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from moderator.model import Mark
from moderator.ui import labels
from moderator.ui.dialogs.frame import Frame, paragraph
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from moderator.errors import ModeratorError
    from moderator.model import ReaderMark
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

ROLE = int(Qt.ItemDataRole.UserRole) + 1


class MarkedReaders(Frame):
    """Lists the marks in force, the newest first."""

    def __init__(self, lanes: Lanes, theme: Theme, actor: str, parent: QWidget) -> None:
        """Read the marks; ``actor`` goes into the log for each that is taken away."""
        super().__init__(self.tr("Readers watched or trusted"), theme, parent, width=560)
        self._lanes = lanes
        self._actor = actor
        self.rule = paragraph(
            self.tr(
                "A watched reader's new comments go to the chief. A trusted reader's come later in"
                " the order by risk. Neither approves or rejects anything."
            ),
            theme,
            self,
            muted=True,
        )
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Readers watched or trusted"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(theme.px(180))
        self.none = paragraph(
            self.tr("Nobody is watched or trusted. It begins below a comment, beside its reader."),
            theme,
            self,
        )
        for part in (self.rule, self.none, self.list):
            self.body.addWidget(part)
        self.body.addStretch(0)  # without any, the words stand at the top
        self.remove = self.add_button(self.tr("&Take the mark away"))
        self.back = self.add_button(self.tr("Close"))
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(self.accept)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._remove)
        self.none.hide()
        self.remove.setEnabled(False)
        self.list.hide()
        self.remove.hide()
        self._read()

    def _read(self) -> None:
        self._lanes.read(
            lambda desk: desk.readers.marks(),
            self.mine(self._show),
            topic="marks",
            failed=self.mine(self._failed),
        )

    def _show(self, marks: tuple[ReaderMark, ...]) -> None:
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for mark in marks:
            item = QListWidgetItem(self._line(mark), self.list)
            item.setData(ROLE, mark)
        self.list.setCurrentRow(min(row, len(marks) - 1))
        self.list.setVisible(bool(marks))
        self.remove.setVisible(bool(marks))
        self.none.setVisible(not marks)
        self.remove.setEnabled(bool(marks))
        self.fit()
        (self.list if marks else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, mark: ReaderMark) -> str:
        what = self.tr("Watched") if mark.mark is Mark.WATCHED else self.tr("Trusted")
        who = f"{safe(shortened(mark.name, 60))} ({safe(shortened(mark.reader[2:], 80))})"
        line = f"{what}: {who}\n{labels.day(mark.at)}  ·  {safe(mark.actor)}"
        return f"{line}  ·  {safe(shortened(mark.note, 300))}" if mark.note else line

    @Slot()
    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is None or not self.remove.isEnabled():
            return
        mark: ReaderMark = item.data(ROLE)
        actor = self._actor
        self.remove.setEnabled(False)
        self._lanes.write(
            lambda desk: desk.readers.unmark(mark, actor),
            self.mine(lambda _changed: self._read()),
            failed=self.mine(self._failed),
        )

    def _failed(self, error: ModeratorError) -> None:
        self.say(error.words(labels.language()))
        self.remove.setEnabled(self.list.count() > 0)
