"""Naming a view: its name and its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from moderator.filters.line import LONGEST, parse
from moderator.model import SavedView
from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.dialogs.frame import Frame
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

LONGEST_NAME = 60


class NamedViewDialog(Frame):
    """``view`` is what was entered, once the dialog was accepted."""

    def __init__(self, view: SavedView, actor: str, theme: Theme, parent: QWidget) -> None:
        """Begin with ``view``; it becomes ``actor``'s unless it is for everybody."""
        new = not view.name
        title = self.tr("Keep this list as a view") if new else self.tr("Change the view")
        super().__init__(title, theme, parent, width=560)
        self.view = view
        self._actor = actor
        name = plain_label(self.tr("&Name"), self)
        self.name = QLineEdit(view.name, self)
        self.name.setMaxLength(LONGEST_NAME)
        name.setBuddy(self.name)
        line = plain_label(self.tr("&Filter"), self)
        self.line = QLineEdit(view.line, self)
        self.line.setMaxLength(LONGEST)
        self.line.setCursorPosition(0)
        line.setBuddy(self.line)
        for widget in (name, self.name, line, self.line):
            self.body.addWidget(widget)
        self.everybody = QCheckBox(self.tr("For &everybody at this computer"), self)
        self.everybody.setChecked(not view.owner)
        self.body.addWidget(self.everybody)
        self.body.addWidget(
            wrapped_label(
                self.tr(
                    "The view stands in the side bar with its count; unless it is for everybody,"
                    " only while you are at the window."
                ),
                self,
                muted=True,
            )
        )
        self.keep = self.add_button(self.tr("Keep"), primary=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.keep.clicked.connect(self._keep)
        self.back.clicked.connect(self.reject)
        self.name.returnPressed.connect(self._keep)
        self.line.returnPressed.connect(self._keep)
        self.name.textChanged.connect(self._changed)
        self.line.textChanged.connect(self._changed)
        self._changed()
        self.fit()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _changed(self) -> None:
        line = self.line.text()
        problems = parse(line).problems
        self.say(
            "\n".join(
                f"{shortened(safe(line[one.start : one.end]), 40)}: {labels.words(one.words)}"
                for one in problems[:3]
            )
        )
        named = bool(self.name.text().strip())
        self.keep.setEnabled(named and bool(line.strip()) and not problems)

    @Slot()
    def _keep(self) -> None:
        if self.keep.isEnabled():
            name = " ".join(self.name.text().split())
            self.view = SavedView(
                name, self.line.text().strip(), "" if self.everybody.isChecked() else self._actor
            )
            self.accept()
