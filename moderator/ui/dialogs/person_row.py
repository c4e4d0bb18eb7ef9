"""The name in force, with the ways to another name and to a PIN."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from moderator.ui.chips import plain_label
from moderator.ui.flow_layout import FlowLayout
from moderator.ui.plain import safe, set_tooltip, shortened

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

LONGEST = 28


class PersonRow(QWidget):
    """``opens`` names the action of the button that was pressed."""

    opens = Signal(str)

    def __init__(self, actor: str, theme: Theme, parent: QWidget) -> None:
        """Show ``actor``."""
        super().__init__(parent)
        name = plain_label(shortened(safe(actor), LONGEST), self)
        set_tooltip(name, actor)
        self.switch = QPushButton(self.tr("&Switch person…"), self)
        self.pin = QPushButton(self.tr("P&IN…"), self)
        row = FlowLayout(theme.px(8), self)
        name.setMinimumHeight(self.switch.sizeHint().height())
        row.addWidget(name)
        for button, action in ((self.switch, "actor"), (self.pin, "pin")):
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.opens.emit, action))
            row.addWidget(button)
        self.setFocusProxy(self.switch)
