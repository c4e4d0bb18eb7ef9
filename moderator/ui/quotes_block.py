"""The article's text beside its comment: the sentences that are quoted, or all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from moderator.text.quotes import MOST_CHARACTERS, sentences
from moderator.ui.comment_view import CommentView
from moderator.ui.line_label import LineLabel
from moderator.ui.plain import Shown, quoted

if TYPE_CHECKING:
    from moderator.model import Detail
    from moderator.ui.theme import Theme

CUT: Final = "\n[…]\n"


class QuotesBlock(QFrame):
    """Hidden where nothing is quoted, until the whole text is asked for."""

    left = Signal()  # the article is folded away: the keys are the list's again
    remark = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self._detail: Detail | None = None
        self._whole = False
        self.heading = LineLabel(self)
        self.toggle = QToolButton(self)
        self.toggle.setProperty("muted", "true")
        self.toggle.clicked.connect(self.show_whole)
        self.text = CommentView(theme, self, 0, bounded=False)
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self.heading, 1)
        top.addWidget(self.toggle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(12), 0, 0, 0)
        layout.setSpacing(theme.px(2))
        layout.addLayout(top)
        layout.addWidget(self.text)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        self.heading.setFont(theme.font(-1.5))
        self.toggle.setFont(theme.font(-2))
        self.setObjectName("quotes")
        self.setStyleSheet(
            f"#quotes {{ border: none; border-left: 2px solid {theme.colours.edge}; }}"
        )

    def show_detail(self, detail: Detail) -> None:
        """Show what ``detail`` quotes; another comment begins without the whole text."""
        if self._detail is None or self._detail.row.id != detail.row.id:
            self._whole = False
        self._detail = detail
        self._show()

    def marked(self, content: Shown, detail: Detail) -> Shown:
        """Return a comment's shown text with its quotations marked below its findings."""
        if not detail.quotes:
            return content
        spans = [(one.start, one.end) for one in detail.quotes]
        found = quoted(detail.text, spans, self.tr("Taken from the article"))
        return Shown(content.text, (*found.marks, *content.marks))

    @Slot()
    def show_whole(self) -> None:
        """Show all of the article's text, or only what is quoted again."""
        if self._detail is None:
            return
        if not self._detail.article.text.strip():
            self.remark.emit(self.tr("The site does not give the text of this article."))
            return
        held = self.text.hasFocus()
        self._whole = not self._whole
        self._show()
        if self._whole:
            self.text.setFocus()
        elif held:
            self.left.emit()

    def _show(self) -> None:
        detail = self._detail
        if detail is None:
            return
        self.setVisible(self._whole or bool(detail.quotes))
        if self.isHidden():
            return
        heading = (
            self.tr("The article's text, what the comment takes from it marked")
            if self._whole
            else self.tr("Taken from the article")
        )
        self.heading.setText(heading)
        self.text.setAccessibleName(heading)
        self.toggle.setText(
            self.tr("Only what is quoted") if self._whole else self.tr("Whole text")
        )
        article = detail.article.text[:MOST_CHARACTERS]
        spans = [(one.source_start, one.source_end) for one in detail.quotes]
        if not self._whole:
            article, spans = _excerpt(article, sentences(article, detail.quotes), spans)
        self.text.show_text(quoted(article, spans), None)


def _excerpt(
    article: str, wanted: tuple[tuple[int, int], ...], spans: list[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    """Return the wanted sentences alone, and where ``spans`` stand in them."""
    pieces: list[str] = []
    moved: list[tuple[int, int]] = []
    length, last = 0, -1
    for start, end in wanted:
        if pieces:
            joint = " " if article[last:start].isspace() else CUT
            pieces.append(joint)
            length += len(joint)
        moved.extend(
            (max(first, start) - start + length, min(after, end) - start + length)
            for first, after in spans
            if first < end and after > start
        )
        pieces.append(article[start:end])
        length += end - start
        last = end
    return "".join(pieces), moved
