"""Technical words behind a button: they are there for who must know, and stand in nobody's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from moderator.ui.chips import wrapped_label
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

LONGEST = 2000


class Disclosure(QWidget):
    """A button that opens and closes what stands below it; closed at first."""

    toggled = Signal()

    def __init__(self, name: str, text: str, theme: Theme, parent: QWidget) -> None:
        """Hide ``text``, however hostile, behind a button called ``name``."""
        super().__init__(parent)
        self._theme = theme
        self.button = QToolButton(self)
        self.button.setText(name)
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text = wrapped_label("", self, muted=True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.hide()
        self.show_text(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text)
        self.button.toggled.connect(self._toggled)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        """Hide another text behind the button; nothing, and no button, where there is none."""
        self.text.setText(shortened(safe(text), LONGEST))
        self.text.setAccessibleName(self.text.text())
        self.button.setChecked(False)
        self.setVisible(bool(text))

    @Slot(bool)
    def _toggled(self, opened: bool) -> None:  # noqa: FBT001 - a signal's
        self.text.setVisible(opened)
        self._restyle()
        self.toggled.emit()

    @Slot()
    def _restyle(self) -> None:
        theme, c = self._theme, self._theme.colours
        opened = self.button.isChecked()
        self.button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self.button.setFont(theme.font(-1))
        self.text.setFont(theme.font(-1))
        self.button.setStyleSheet(
            f"QToolButton {{ color: {c.muted}; border: 1px solid transparent;"
            f" border-radius: {theme.px(5)}px; padding: {theme.px(2)}px {theme.px(5)}px; }}"
            f"QToolButton:hover {{ color: {c.text}; }}"
            f"QToolButton:focus {{ border-color: {c.focus}; color: {c.text}; }}"
        )
