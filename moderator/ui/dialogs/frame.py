"""What every dialog shares: margins, a title, a line that says what went wrong, its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from moderator.ui.chips import plain_label, wrapped_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from moderator.ui.theme import Theme

P = ParamSpec("P")

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
        self.setMaximumSize(room.width(), room.height() - BESIDE)  # its title bar needs some
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
        c, px = theme.colours, theme.px
        self.setStyleSheet(
            f"QListWidget {{ background: {c.pane}; border: 1px solid {c.edge}; outline: none;"
            f" border-radius: {px(7)}px; padding: {px(3)}px; }}"
            f"QListWidget:focus {{ border-color: {c.focus}; }}"
            f"QListWidget::item {{ padding: {px(4)}px {px(7)}px; color: {c.text};"
            f" border-radius: {px(5)}px; }}"
            f"QListWidget::item:selected {{ background: {c.selected}; color: {c.text}; }}"
        )
        # Qt would ask for the height of the text at its narrowest.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest width and the height that the content needs at the present one."""
        layout = self.layout()
        if layout is None:
            return super().sizeHint()
        width = max(self.minimumWidth(), layout.totalMinimumSize().width())
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            width = max(width, self.width())
        height = layout.totalHeightForWidth(width)
        return QSize(width, height if height > 0 else layout.totalSizeHint().height())

    def add_button(self, text: str, *, primary: bool = False, danger: bool = False) -> QPushButton:
        """Add a button to the row; Enter presses it where the focus is on it, not from a field."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        if primary:
            button.setProperty("primary", "true")
        if danger:
            button.setProperty("danger", "true")
        self.buttons.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press the button that has the focus with Enter; without a default, Qt would not."""
        button = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(button, QPushButton):
            if not event.isAutoRepeat():
                button.click()
        else:
            super().keyPressEvent(event)

    def say(self, trouble: str) -> None:
        """Show what went wrong; an empty text hides the line."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.grow()

    def grow(self) -> None:
        """Become higher where what is shown now needs it, so that nothing is cut off."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        layout.activate()
        needed = min(layout.totalMinimumHeightForWidth(self.width()), self.maximumHeight())
        if self.height() < needed:
            self.resize(self.width(), needed)

    def fit(self) -> None:
        """Take the height that what is shown now needs."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        wanted = self.sizeHint()
        self.resize(wanted.width(), min(wanted.height(), self.maximumHeight()))

    def mine(self, answer: Callable[P, None]) -> Callable[P, None]:
        """Return ``answer``, unheard once the dialog is gone: what was asked may outlive it."""
        return while_alive(self, answer)


def while_alive(owner: QObject, answer: Callable[P, None]) -> Callable[P, None]:
    """Return ``answer``, unheard once ``owner`` is gone."""

    def heard(*args: P.args, **named: P.kwargs) -> None:
        if isValid(owner):
            answer(*args, **named)

    return heard


def paragraph(
    text: str, theme: Theme, parent: QWidget, *, muted: bool = False, width: int = 340
) -> QLabel:
    """Return a text that wraps inside a page, never narrower than ``width`` at 14 px text."""
    label = wrapped_label(text, parent, muted=muted)
    label.setMinimumWidth(theme.px(width))
    return label
