"""A person's own decisions, newest first: what taking each back would do, and the way to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidgetItem, QWidget

from moderator.ui import labels
from moderator.ui.chips import line_list, wrapped_label
from moderator.ui.dialogs.frame import Frame, roomy
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from moderator.errors import ModeratorError
    from moderator.model import Undoable, Undone
    from moderator.ui.decisions import Decisions
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

FOUND_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MOST = 50


class RecentDialog(Frame):
    """Lists decisions that were not undone; any of them can be, where there is a way back."""

    def __init__(
        self, lanes: Lanes, decisions: Decisions, actor: str, theme: Theme, parent: QWidget
    ) -> None:
        """Read the decisions of ``actor``."""
        super().__init__(self.tr("Recent decisions"), theme, parent, width=640)
        self._lanes = lanes
        self._decisions = decisions
        self._actor = actor
        self._asked = 0
        self._keep = 0
        name = self.tr("Recent decisions, newest first")
        self.list = line_list(name, theme.px(150), self, wraps=True)
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.what = wrapped_label(self.tr("Reading…"), self)
        self.told = wrapped_label("", self)
        self.told.setStyleSheet(f"color: {theme.colours.tones['green'].fore};")
        self.told.hide()
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.what)
        self.body.addWidget(self.told)
        self.undo = self.add_button(self.tr("&Undo this decision"), primary=True)
        self.undo.setEnabled(False)
        self.back = self.add_button(self.tr("Close"))
        self.undo.clicked.connect(self._undo)
        self.back.clicked.connect(self.reject)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemDoubleClicked.connect(self._activated)
        decisions.undone.connect(self._undone)
        decisions.refused.connect(self._refused)
        self.resize(roomy(theme, self, 700, 520))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _read(self) -> None:
        self._asked += 1
        asked, actor = self._asked, self._actor

        def found(decisions: tuple[Undoable, ...]) -> None:
            if asked == self._asked:
                self._show(decisions)

        self._lanes.task(
            lambda desk, _progress, _stop: desk.recent(actor, MOST),
            self.mine(found),
            failed=self.mine(self._failed),
        )

    def _failed(self, error: ModeratorError) -> None:
        self.what.setText("")
        self.say(error.words(labels.language()))

    def _show(self, decisions: tuple[Undoable, ...]) -> None:
        self.list.clear()
        for one in decisions:
            item = QListWidgetItem(self._line(one), self.list)
            item.setData(FOUND_ROLE, one)
            said = f"{self._line(one)}. {labels.words(one.words)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            if not one.possible:
                item.setForeground(QColor(self.theme.colours.muted))
        if not decisions:
            self.what.setText(self.tr("You have decided nothing that could be undone."))
            self.undo.setEnabled(False)
        self.list.setCurrentRow(min(self._keep, len(decisions) - 1))

    def _line(self, one: Undoable) -> str:
        others = len(one.comments) - 1
        name = shortened(safe(one.author), 60) or "—"
        if others:
            name = self.tr("%1 and %n more", "", others).replace("%1", name)
        head = "  ·  ".join(
            (labels.verdict_done(one.verdict, edited=one.edited), name, labels.clock_time(one.at))
        )
        return f"{head}\n“{shortened(safe(one.excerpt), 80)}”"

    @Slot(QListWidgetItem, QListWidgetItem)
    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        one: Undoable = item.data(FOUND_ROLE)
        what = labels.words(one.words)
        self.what.setText(self._consequence(what) if one.possible else f"{what}.")
        self.undo.setEnabled(one.possible)
        self.grow()

    def _consequence(self, what: str) -> str:
        return self.tr("If undone  ·  %1.").replace("%1", what)

    @Slot(QListWidgetItem)
    def _activated(self, _item: QListWidgetItem) -> None:
        """Enter goes to the button, where a second Enter undoes: what it does is read first."""
        if self.undo.isEnabled():
            self.undo.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _undo(self) -> None:
        if self.list.currentRow() < 0:
            return
        one: Undoable = self.list.currentItem().data(FOUND_ROLE)
        self._keep = self.list.currentRow()
        self.undo.setEnabled(False)
        self.say("")
        self.told.hide()
        self._decisions.undo(self._actor, one.decision)

    @Slot(object)
    def _undone(self, undone: Undone) -> None:
        self.told.setText(labels.words(undone.words))
        self.told.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    @Slot(str)
    def _refused(self, text: str) -> None:
        self.say(text)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press Enter on a line as on its button."""
        on_line = self.list.hasFocus() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if on_line and self.list.currentRow() >= 0:
            self._activated(self.list.currentItem())
        else:
            super().keyPressEvent(event)
