"""A page of the manual, in the window's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextLength, QTextTable
from PySide6.QtWidgets import QTextBrowser, QWidget

from moderator.resources import resource
from moderator.ui import labels
from moderator.ui.dialogs.frame import Frame, roomy

if TYPE_CHECKING:
    from moderator.ui.theme import Theme

HYPHEN: Final = "\u2011"
"""Looks like a hyphen, and no line ends at it: a word of a filter is never torn in two."""

_INSIDE: Final = re.compile(r"(?<=\w)-(?=\w)")


class _Page(QTextBrowser):
    """Gives away what is copied as it is typed."""

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the selected text alone, with the hyphens of the keyboard."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText().replace(HYPHEN, "-"))
        return data


class ManualPage(Frame):
    """Shows ``resources/manual/NAME.LANGUAGE.md``, which the program brings along."""

    def __init__(self, name: str, title: str, theme: Theme, parent: QWidget) -> None:
        """Show the page called ``name``."""
        super().__init__(title, theme, parent, width=760)
        self.page = _Page(self)
        self.page.setOpenLinks(False)
        self.page.setFont(theme.font())
        self.page.setAccessibleName(title)
        text = resource("manual", f"{name}.{labels.language()}.md").read_text("utf-8")
        _, _, body = text.partition("\n")  # the heading stands above
        self.page.setMarkdown(_INSIDE.sub(HYPHEN, body))
        self.page.document().setDocumentMargin(theme.px(12))
        self._space()
        self.page.setMinimumHeight(theme.px(120))
        self.body.addWidget(self.page, 1)
        self.back = self.add_button(self.tr("Close"))
        self.back.clicked.connect(self.reject)
        self.resize(roomy(theme, self, 860, 640))
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _space(self) -> None:
        """Set paragraphs apart, and give a table's columns the width of what they say."""
        document = self.page.document()
        tables = [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]
        for table in tables:
            _weigh(table)
        spaced = QTextBlockFormat()
        spaced.setTopMargin(self.theme.px(4))
        spaced.setBottomMargin(self.theme.px(4))
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            at = block.position()
            if not any(one.firstPosition() <= at <= one.lastPosition() for one in tables):
                cursor.setPosition(at)
                cursor.mergeBlockFormat(spaced)
            block = block.next()


def _weigh(table: QTextTable) -> None:
    """Share a table's width out by its cells' longest words and most letters."""
    columns = range(table.columns())
    weights = []
    for column in columns:
        cells = [
            table.cellAt(row, column).firstCursorPosition().block().text()
            for row in range(table.rows())
        ]
        longest = max((len(word) for cell in cells for word in cell.split()), default=1)
        weights.append(max(longest * 1.5, max(map(len, cells), default=1) ** 0.75))
    shape, share = table.format(), QTextLength.Type.PercentageLength
    whole = sum(weights)
    shape.setColumnWidthConstraints([QTextLength(share, 100 * one / whole) for one in weights])
    shape.setWidth(QTextLength(share, 100))
    shape.setCellPadding(4)
    table.setFormat(shape)
