"""A page of the manual, in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from moderator.resources import resource
from moderator.ui import labels
from moderator.ui.dialogs.frame import Frame

if TYPE_CHECKING:
    from moderator.ui.theme import Theme


class ManualPage(Frame):
    """Shows ``resources/manual/NAME.LANGUAGE.md``, which the program brings along."""

    def __init__(self, name: str, title: str, theme: Theme, parent: QWidget) -> None:
        """Show the page called ``name``."""
        super().__init__(title, theme, parent, width=760)
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.page.setFont(theme.font())
        self.page.setAccessibleName(title)
        text = resource("manual", f"{name}.{labels.language()}.md").read_text("utf-8")
        _, _, body = text.partition("\n")  # the heading stands above
        self.page.setMarkdown(body)
        self.page.document().setDocumentMargin(theme.px(12))
        self.page.setMinimumHeight(theme.px(300))
        self.body.addWidget(self.page, 1)
        self.back = self.add_button(self.tr("Close"))
        self.back.clicked.connect(self.reject)
        self.resize(theme.px(860), min(theme.px(640), self.maximumHeight()))
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
