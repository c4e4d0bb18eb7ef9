"""Opens print previews, for whatever part of the program has a sheet to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.app.opener import Opener

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from moderator.ui.dialogs.print_preview import PrintPreview
    from moderator.ui.printing import PrintJob


class Printing(Opener):
    """Knows what every preview needs: who prints, for which paper, in which look."""

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
