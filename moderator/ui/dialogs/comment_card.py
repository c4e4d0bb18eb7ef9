"""A comment shown for reading: who, when, where, its words, and the replies on the public page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from moderator.text.visible import reveal
from moderator.ui import labels
from moderator.ui.chips import chip_label, plain_label, wrapped_label
from moderator.ui.dialogs.frame import paragraph
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from moderator.model import Detail, Row, State
    from moderator.ui.theme import Theme

FEW_LINES, MANY_LINES = 2, 5
WIDE = 75  # letters in a line, about


class CommentCard(QFrame):
    """Plain text throughout."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        px, c = theme.px, theme.colours
        self.setObjectName("commentCard")
        self.setStyleSheet(
            f"#commentCard {{ background: {c.pane}; border: 1px solid {c.line};"
            f" border-radius: {px(8)}px; }}"
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(px(12), px(10), px(12), px(10))
        self._layout.setSpacing(px(6))
        self._head = QHBoxLayout()
        self._head.setSpacing(px(8))
        self.name = wrapped_label("", self)  # a long one goes on below, at any size of letters
        self.name.setFont(theme.font(bold=True))
        self.when = plain_label("", self, muted=True)
        self._head.addWidget(self.name, 1)
        self._head.addWidget(self.when)
        self._chip: QWidget | None = None
        self.article = paragraph("", theme, self, muted=True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The comment"))
        self.replies = paragraph("", theme, self)
        self._layout.addLayout(self._head)
        self._layout.addWidget(self.article)
        self._layout.addWidget(self.text)
        self._layout.addWidget(self.replies)

    def show_comment(self, detail: Detail, replies: Sequence[Row], now: datetime) -> None:
        """Show a comment and its published replies."""
        self.show_state(detail.row.state)
        self.name.setText(shortened(safe(detail.name), 60))
        self.when.setText(labels.ago(detail.row.created_at, now))
        self.article.setText(shortened(safe(detail.article.title), 160))
        self.text.setPlainText(reveal(detail.text))
        lines = sum(divmod(len(one), WIDE)[0] + 1 for one in detail.text.splitlines()[:MANY_LINES])
        lines = max(FEW_LINES, min(lines, MANY_LINES))
        self.text.setFixedHeight(self._theme.line() * lines + self._theme.px(14))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        said = ""
        if replies:
            said = "\n".join(
                [
                    self.tr(
                        "%n published reply(s) stay below it on the page; take each down by itself"
                        " where the order covers it:",
                        None,
                        len(replies),
                    ),
                    *(
                        f"• {shortened(safe(one.author), 40)}: {shortened(safe(one.text), 90)}"
                        for one in replies
                    ),
                ]
            )
        self.replies.setText(said)
        self.replies.setVisible(bool(said))

    def show_state(self, state: State) -> None:
        """Show where the comment stands now."""
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
        self._chip = chip_label(labels.state(state), labels.STATE_TONES[state], self._theme, self)
        self._head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._chip.show()  # at once: a layout would show it with its next event
