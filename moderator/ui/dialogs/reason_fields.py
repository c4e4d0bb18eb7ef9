"""Edits the desk's list of reasons for a rejection: words, order; their codes stay in the log."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moderator.model import RejectReason, Words
from moderator.ui import labels
from moderator.ui.dialogs.frame import paragraph
from moderator.ui.reason_picker import NUMBERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.ui.theme import Theme

REASON_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MOST = 26  # one letter each


class ReasonFields(QWidget):
    """The list, and the words of the chosen reason in both languages."""

    changed = Signal()

    def __init__(self, reasons: Sequence[RejectReason], theme: Theme, parent: QWidget) -> None:
        """Begin with ``reasons``."""
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Reasons"))
        self.list.ensurePolished()  # or rows are measured before they have their padding
        self.vi = QLineEdit(self)
        self.en = QLineEdit(self)
        for field in (self.vi, self.en):
            field.setMaxLength(120)
        self.add = QPushButton(self.tr("A&dd"), self)
        self.remove = QPushButton(self.tr("&Remove"), self)
        self.up = QPushButton(self.tr("&Up"), self)
        self.down = QPushButton(self.tr("Do&wn"), self)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for button in (self.add, self.remove, self.up, self.down):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        form = QFormLayout()
        form.setSpacing(theme.px(8))
        form.addRow(self.tr("&Vietnamese"), self.vi)
        form.addRow(self.tr("Eng&lish"), self.en)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(
            paragraph(
                self.tr(
                    "The first nine are chosen by number, all by letter, in this order. Rows"
                    " already in the log keep the code of a reason that was removed."
                ),
                theme,
                self,
                muted=True,
            )
        )
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        layout.addLayout(form)
        for reason in reasons:
            self._item(reason)
        self.list.currentRowChanged.connect(self._chosen)
        self.vi.textEdited.connect(self._edited)
        self.en.textEdited.connect(self._edited)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.list.setCurrentRow(0)

    def _item(self, reason: RejectReason) -> QListWidgetItem:
        item = QListWidgetItem(self.list)
        item.setData(REASON_ROLE, reason)
        self._number()
        return item

    def _number(self) -> None:
        """Say each reason's number or letter before its words."""
        for at in range(self.list.count()):
            item = self.list.item(at)
            words: Words = item.data(REASON_ROLE).words
            key = str(at + 1) if at < NUMBERED else ascii_uppercase[at]
            item.setText(f"{key}  {labels.words(words) or words.vi or '…'}")

    def reasons(self) -> tuple[RejectReason, ...]:
        """Return the list; a reason without English words gets the Vietnamese ones."""
        found = []
        for at in range(self.list.count()):
            reason: RejectReason = self.list.item(at).data(REASON_ROLE)
            vi, en = reason.words.vi.strip(), reason.words.en.strip()
            if vi or en:
                found.append(RejectReason(reason.code, Words(vi or en, en or vi)))
        return tuple(found)

    @Slot(int)
    def _chosen(self, at: int) -> None:
        item = self.list.item(at)
        for widget in (self.vi, self.en, self.remove, self.up, self.down):
            widget.setEnabled(at >= 0)
        words = item.data(REASON_ROLE).words if at >= 0 else Words("", "")
        self.vi.setText(words.vi)
        self.en.setText(words.en)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)
        self.add.setEnabled(self.list.count() < MOST)

    @Slot()
    def _edited(self) -> None:
        item = self.list.currentItem()
        code = item.data(REASON_ROLE).code
        words = Words(self.vi.text(), self.en.text())
        item.setData(REASON_ROLE, RejectReason(code, words))
        self._number()
        self.changed.emit()

    @Slot()
    def _add(self) -> None:
        codes = {self.list.item(at).data(REASON_ROLE).code for at in range(self.list.count())}
        number = next(one for one in range(1, MOST + 2) if f"own_{one}" not in codes)
        item = self._item(RejectReason(f"own_{number}", Words("", "")))
        self.list.setCurrentItem(item)
        self.vi.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    @Slot()
    def _remove(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._number()
        self._chosen(self.list.currentRow())
        self.changed.emit()

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        item = self.list.takeItem(at)
        self.list.insertItem(at + by, item)
        self._number()
        self.list.setCurrentRow(at + by)
        self.changed.emit()
