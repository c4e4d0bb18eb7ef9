"""What an edit changes, word by word, and why: told from the change, corrected by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from moderator.model import EditClass
from moderator.text.diff import Change, word_diff
from moderator.text.edits import edit_class
from moderator.ui import labels
from moderator.ui.chips import plain_label
from moderator.ui.diff_view import DiffView
from moderator.ui.line_label import LineLabel

if TYPE_CHECKING:
    from moderator.model import Detail
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

Compared = tuple[tuple[Change, ...], EditClass | None]


class EditChanges(QObject):
    """The difference and the reason of one edit at a time; the editor lays them out."""

    def __init__(self, theme: Theme, lanes: Lanes, parent: QWidget) -> None:
        """Show no change."""
        super().__init__(parent)
        self._lanes = lanes
        self._comment: int | None = None
        self._changed = self._hidden = False
        self.label = LineLabel(parent)
        self.view = DiffView(theme, parent)
        self.why = QWidget(parent)
        self.reason = QComboBox(self.why)
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.reason.addItem("", None)
        for one in EditClass:
            self.reason.addItem(labels.edit_class(one), one)
        name = plain_label(self.tr("Rea&son of the edit"), self.why, muted=True)
        name.setBuddy(self.reason)
        row = QHBoxLayout(self.why)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(name)
        row.addWidget(self.reason)
        row.addStretch(1)
        self.why.hide()

    def begin(self, comment: int | None) -> None:
        """Turn to another comment: nothing was said by hand yet."""
        if comment != self._comment:
            self.reason.setCurrentIndex(0)
        self._comment = comment

    def hide(self, *, hidden: bool) -> None:
        """Hide the difference while it can be seen in what stands in the field's place."""
        self._hidden = hidden
        self._show()

    def _show(self) -> None:
        for part in (self.label, self.view):
            part.setVisible(self._changed and not self._hidden)

    def chosen(self) -> EditClass | None:
        """Return the reason that was chosen by hand; None: as the change tells."""
        found = self.reason.currentData()
        return None if found is None else EditClass(found)

    def compare(self, detail: Detail, text: str | None, name: str) -> None:
        """Compare in the background what stands in the fields; ``text`` None: as it was."""
        before, after = detail.original_text, detail.text if text is None else text
        names = (detail.original_name, name)
        now = (detail.text, detail.name)

        def compare(_desk: object) -> Compared:
            changes = word_diff(before, after) if before != after else ()
            told = edit_class(now[0], after, now[1], name)
            return (*_name_changes(*names), *changes), told

        self._lanes.read(compare, partial(self._compared, detail.row.id), topic="diff")

    def _compared(self, comment: int, found: Compared) -> None:
        if comment != self._comment:
            return
        changes, told = found
        self.view.show_changes(changes)
        self.label.setText(self.tr("Changes to the reader's words") if changes else "")
        self._changed = bool(changes)
        self._show()
        self.why.setVisible(told is not None)
        if told is not None:
            text = self.tr("%1 (from the change)").replace("%1", labels.edit_class(told))
            self.reason.setItemText(0, text)


def _name_changes(before: str, after: str) -> tuple[Change, ...]:
    if before == after:
        return ()
    return (Change("removed", before), Change("added", after), Change("same", "  "))
