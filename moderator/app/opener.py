"""What opens something over the window, and the parts of the program that each of them needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Slot

from moderator.ui import labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.app.dialogs import Dialogs
    from moderator.errors import ModeratorError
    from moderator.model import Clock
    from moderator.settings import Settings
    from moderator.ui.lanes import Lanes
    from moderator.ui.main_window import MainWindow
    from moderator.ui.theme import Theme


class Shell(Struct, frozen=True):
    """The running program as an opener sees it."""

    window: MainWindow
    lanes: Lanes
    dialogs: Dialogs
    theme: Theme
    clock: Clock
    settings: Callable[[], Settings]
    """Returns those in force."""
    keep: Callable[[Settings], None]
    """Writes changed ones."""


class Opener(QObject):
    """Lives as long as the window; tells there what was done, and what failed."""

    def __init__(self, shell: Shell) -> None:
        """Know the ``shell``'s parts by their names."""
        super().__init__(shell.window)
        self._window = shell.window
        self._lanes = shell.lanes
        self._dialogs = shell.dialogs
        self._theme = shell.theme
        self._clock = shell.clock
        self._settings = shell.settings
        self._keep = shell.keep

    @Slot(str)
    def _told(self, text: str) -> None:
        self._window.remark(text, "check", "green")

    def _failed(self, error: ModeratorError) -> None:
        self._window.remark(error.words(labels.language()), "circle-alert", "red")
