"""What every dialog shares: margins, a title, a line that says what went wrong, its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from moderator.ui.chips import plain_label, wrapped_label

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

BESIDE = 48  # pixels of the screen that a dialog leaves free


class Frame(QDialog):
    """A dialog with a heading, a ``body`` to fill and a row of buttons."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None, *, width: int) -> None:
        """Begin an empty dialog; ``width`` is in pixels at 14 px text."""
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        room = self.screen().availableGeometry().size()
        self.setMinimumWidth(min(theme.px(width), room.width() - BESIDE))
        self.setMaximumSize(room.width(), room.height())
        heading = plain_label(title, self)
        heading.setFont(theme.font(3, bold=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(10))
        self.trouble = wrapped_label("", self)
        self.trouble.setStyleSheet(f"color: {theme.colours.danger};")
        self.trouble.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.px(8))
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        margin = theme.px(20)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.px(12))
        layout.addWidget(heading)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(self.buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)

    def add_button(self, text: str, *, primary: bool = False, danger: bool = False) -> QPushButton:
        """Add a button to the row; none of them is pressed by Enter from a field."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        if primary:
            button.setProperty("primary", "true")
        if danger:
            button.setProperty("danger", "true")
        self.buttons.addWidget(button)
        return button

    def say(self, trouble: str) -> None:
        """Show what went wrong; an empty text hides the line."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def fit(self) -> None:
        """Take the height that what is shown now needs."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.resize(self.width(), self.sizeHint().height())
