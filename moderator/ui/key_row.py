"""Buttons side by side that go on in a new line, each with as much of its key as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from moderator.ui.flow import Flow
from moderator.ui.key_button import WORDS_ONLY, KeyButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from moderator.ui.theme import Theme


class KeyRow(Flow):
    """As high as its lines are."""

    def __init__(
        self, theme: Theme, parent: QWidget, *buttons: QPushButton, level: int = 0
    ) -> None:
        """Show ``buttons`` at ``level``, or with less where one is wider than the row."""
        super().__init__(theme.px(8), parent)
        self._level = level
        self._buttons: list[QPushButton] = []
        for button in buttons:
            self.add(button)
        theme.changed.connect(self._fit)

    def add(self, part: QWidget) -> None:
        """Add a button at the end."""
        super().add(part)
        if isinstance(part, QPushButton):
            self._buttons.append(part)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out of each button what does not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for button in self._buttons:
            if isinstance(button, KeyButton):
                levels = [one for one in (0, 1, WORDS_ONLY) if one >= self._level or one < 0]
                fitting = [one for one in levels if button.width_at(one) <= self.width()]
                level = fitting[0] if fitting else WORDS_ONLY
                button.set_level(level)
                button.setToolTip(button.tip(level))
