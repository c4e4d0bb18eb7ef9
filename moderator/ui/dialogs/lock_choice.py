"""After how long without a touch the window is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

BY_ITSELF, NEVER = -1, 0
MINUTES = (2, 5, 10, 15, 30, 60)


class LockChoice(QComboBox):
    """Minutes, never, or as the program thinks best."""

    def __init__(self, minutes: int, parent: QWidget) -> None:
        """Show ``minutes`` as chosen."""
        super().__init__(parent)
        self.addItem(self.tr("After 10 minutes where you have a PIN"), BY_ITSELF)
        self.addItem(self.tr("Never by itself"), NEVER)
        for one in sorted({*MINUTES, *((minutes,) if minutes > 0 else ())}):
            self.addItem(self.tr("After %n minute(s)", "", one), one)
        self.setCurrentIndex(self.findData(minutes))

    def minutes(self) -> int:
        """Return what is chosen."""
        return int(self.currentData())
