"""A window in which no other thread slows down what a person waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from moderator.ui.lanes import Lanes

AT_ONCE: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.UpdateRequest})
"""What a key does, and painting."""


class PromptWindow(QMainWindow):
    """Has the threads behind it wait while it answers a key or paints."""

    def __init__(self, lanes: Lanes) -> None:
        """Go before what runs on ``lanes``."""
        super().__init__()
        self._lanes = lanes

    def event(self, event: QEvent) -> bool:
        """Handle what is wanted at once before anything else goes on."""
        if event.type() not in AT_ONCE:
            return super().event(event)
        with self._lanes.first():
            return super().event(event)
