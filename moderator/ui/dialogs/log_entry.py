"""One row of the log, whole: who, when, what, the words before and after, what the site said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from moderator.text.diff import word_diff
from moderator.text.visible import reveal
from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.column_scroll import ColumnScroll
from moderator.ui.dialogs import log_words
from moderator.ui.diff_view import DiffView
from moderator.ui.findings_block import FindingsBlock
from moderator.ui.plain import put, safe, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator.model import LogRow, Words
    from moderator.ui.theme import Theme

LONGEST = 20_000  # code points: an export has the whole


class LogEntry(ColumnScroll):
    """Shows a row; nothing when there is none."""

    history_wanted = Signal(int)  # a comment's id

    def __init__(self, theme: Theme, reasons: Mapping[str, Words], parent: QWidget) -> None:
        """Begin empty; ``reasons`` are the words for the codes."""
        super().__init__(parent)
        self._theme = theme
        self._reasons = reasons
        self._inner: QWidget | None = None
        self._layout = QVBoxLayout(self.page)
        margin = theme.px(14)
        self._layout.setContentsMargins(margin, margin, margin, margin)
        self.setAccessibleName(self.tr("The chosen row"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_row(None)

    def show_row(self, row: LogRow | None) -> None:
        """Show ``row``."""
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        inner = QWidget(self.page)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(9))
        if row is None:
            column.addWidget(wrapped_label(self.tr("Choose a row to read it."), inner, muted=True))
        else:
            self._fill(column, row, inner)
        column.addStretch(1)
        self._inner = inner
        self._layout.addWidget(inner)
        inner.show()
        self.verticalScrollBar().setValue(0)
        self.fit()

    def labels(self) -> list[str]:
        """Return what is written, from top to bottom."""
        return [one.text() for one in self._inner.findChildren(QLabel)] if self._inner else []

    def _fill(self, column: QVBoxLayout, row: LogRow, inner: QWidget) -> None:
        head = wrapped_label(log_words.what(row), inner)
        head.setFont(self._theme.font(2, bold=True))
        column.addWidget(head)
        said = put(self.tr("%1, %2"), log_words.who(row), labels.clock_time(row.at))
        column.addWidget(wrapped_label(said, inner, muted=True))
        self._words(column, row, inner)
        form = QFormLayout()
        form.setHorizontalSpacing(self._theme.px(14))
        form.setVerticalSpacing(self._theme.px(5))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for name, value in self._facts(row):
            if value:
                text = wrapped_label(shortened(value, 2000), inner)
                text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                form.addRow(plain_label(name, inner, muted=True), text)
        column.addLayout(form)
        if row.comment_id is not None:
            self._add_history(column, row.comment_id, inner)
        if row.findings:
            column.addWidget(plain_label(self.tr("Noticed then"), inner, muted=True))
            block = FindingsBlock(self._theme, inner)
            block.show_findings(row.findings)
            column.addWidget(block)

    def _add_history(self, column: QVBoxLayout, comment: int, inner: QWidget) -> None:
        button = QPushButton(self.tr("Print this comment's &history…"), inner)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.history_wanted.emit(comment))
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)

    def _words(self, column: QVBoxLayout, row: LogRow, inner: QWidget) -> None:
        """Show the reader's words; where they were changed, word by word."""
        if row.purged:
            column.addWidget(
                wrapped_label(self.tr("Personal data of this row was purged."), inner, muted=True)
            )
        if row.before and row.before != row.after:
            diff = DiffView(self._theme, inner)
            diff.show_changes(word_diff(row.before[:LONGEST], row.after[:LONGEST]))
            column.addWidget(diff)
        elif row.after:
            column.addWidget(wrapped_label(shortened(reveal(row.after[:LONGEST]), LONGEST), inner))

    def _facts(self, row: LogRow) -> list[tuple[str, str]]:
        name = safe(row.author_before or row.author_after)
        if row.author_after and row.author_after != row.author_before and row.author_before:
            text = self.tr("%1, before: %2")
            name = put(text, safe(row.author_after), safe(row.author_before))
        answer = log_words.answer(row)
        if row.delivered_at is not None:
            answer = put(self.tr("%1, %2"), answer, labels.clock_time(row.delivered_at))
        return [
            (self.tr("Reader"), name),
            (self.tr("Article"), safe(row.article)),
            (self.tr("Reason"), log_words.reason(row, self._reasons)),
            (self.tr("Note"), safe(row.note)),
            (self.tr("The site"), answer),
            (self.tr("Newspaper"), safe(row.site)),
            (self.tr("Number on the site"), safe(row.remote_id)),
            (self.tr("Number in the log"), labels.number(row.seq)),
            (self.tr("Hash"), _in_groups(row.hash)),
        ]


def _in_groups(hash_: str) -> str:
    """Return a hash in groups of eight, so that it wraps and can be read aloud."""
    return " ".join(hash_[at : at + 8] for at in range(0, len(hash_), 8))
