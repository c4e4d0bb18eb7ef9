"""The name in force, with the ways to another name and to a PIN."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from moderator.ui.chips import plain_label
from moderator.ui.flow import Flow
from moderator.ui.plain import safe, set_tooltip, shortened

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

LONGEST = 28


class PersonRow(Flow):
    """``opens`` names the action of the button that was pressed."""

    opens = Signal(str)

    def __init__(self, actor: str, theme: Theme, parent: QWidget) -> None:
        """Show ``actor``."""
        super().__init__(theme.px(8), parent)
        name = plain_label(shortened(safe(actor), LONGEST), self)
        set_tooltip(name, actor)
        self.switch = QPushButton(self.tr("&Switch person…"), self)
        self.pin = QPushButton(self.tr("P&IN…"), self)
        name.setMinimumHeight(self.switch.sizeHint().height())
        self.add(name)
        for button, action in ((self.switch, "actor"), (self.pin, "pin")):
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.opens.emit, action))
            self.add(button)
        self.setFocusProxy(self.switch)
