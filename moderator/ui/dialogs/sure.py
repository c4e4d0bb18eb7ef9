"""Asks once more before something is done; Esc, and Enter at once, leave everything as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.ui.chips import wrapped_label
from moderator.ui.dialogs.frame import Frame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from moderator.ui.theme import Theme


class SureDialog(Frame):
    """``accepted``: do it. It goes when it is closed."""

    def __init__(
        self, title: str, lines: tuple[str, ...], act: str, theme: Theme, parent: QWidget
    ) -> None:
        """Ask ``lines``, the question first; ``act`` is the button that says yes."""
        super().__init__(title, theme, parent, width=440)
        for at, line in enumerate(lines):
            self.body.addWidget(wrapped_label(line, self, muted=at > 0))
        self.act = self.add_button(act, danger=True)
        self.back = self.add_button(self.tr("Cancel"))
        self.act.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
