"""Opens print previews, for whatever part of the program has a sheet to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from moderator.model import Clock
    from moderator.settings import Settings
    from moderator.ui.dialogs.print_preview import PrintPreview
    from moderator.ui.lanes import Lanes
    from moderator.ui.main_window import MainWindow
    from moderator.ui.printing import PrintJob
    from moderator.ui.theme import Theme


class Printing(QObject):
    """Knows what every preview needs: who prints, for which paper, in which look."""

    def __init__(
        self,
        window: MainWindow,
        lanes: Lanes,
        *,
        theme: Theme,
        clock: Clock,
        settings: Callable[[], Settings],
    ) -> None:
        """Print under the window's name, by the ``settings`` in force."""
        super().__init__(window)
        self._window = window
        self._lanes = lanes
        self._theme = theme
        self._clock = clock
        self._settings = settings

    def preview(self, job: PrintJob, over: QWidget | None = None) -> PrintPreview:
        """Show ``job`` over a dialog, or over the window, which stays as it is behind it."""
        from moderator.ui.dialogs.print_preview import PrintPreview  # noqa: PLC0415  # rarely

        dialog = PrintPreview(
            self._lanes,
            job,
            paper=self._settings().paper,
            actor=self._window.actor,
            theme=self._theme,
            clock=self._clock,
            parent=over or self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog
