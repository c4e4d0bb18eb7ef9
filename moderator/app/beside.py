"""Windows that stand beside the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from moderator.ui.main_window import MainWindow


def quits_from(window: QWidget, main: MainWindow) -> None:
    """Let the key that ends the program do so from ``window``, too."""
    for sequence in main.keys.sequences("quit"):
        QShortcut(sequence, window, main.close)
