"""The right pane: one comment with everything needed to decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from moderator.model import Detail, Part, State
from moderator.model.people import plain
from moderator.ui import chief_words, labels
from moderator.ui.arrangement import MEASURE
from moderator.ui.article_block import ArticleBlock
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.column_scroll import ColumnScroll
from moderator.ui.comment_view import STEP, CommentView
from moderator.ui.conflict_block import ConflictBlock
from moderator.ui.diff_view import DiffView
from moderator.ui.findings_block import FindingsBlock
from moderator.ui.hours_block import HoursBlock
from moderator.ui.name_label import NameLabel
from moderator.ui.notes_block import NotesBlock
from moderator.ui.plain import Shown, safe, shortened, shown
from moderator.ui.quotes_block import QuotesBlock
from moderator.ui.reader_block import ReaderBlock
from moderator.ui.spacing import spaced
from moderator.ui.tab_order import put_in_tab_order
from moderator.ui.thread_block import ThreadTree

if TYPE_CHECKING:
    from moderator.model import Clock, Finding
    from moderator.text.diff import Change
    from moderator.ui.editor import Editor
    from moderator.ui.keys import KeyMap
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

MOMENTS = 6
LINES_SEEN = 4  # of a text, at least, when it is opened


class DetailPane(QFrame):
    """Shows a comment, or says why there is none."""

    resolved = Signal(str)
    editing_changed = Signal(bool)
    left = Signal()  # what had the focus here is gone: the keys are the list's again
    edited = Signal(object)  # Edited: saved and approved
    editor_left = Signal()
    draft_changed = Signal(object)  # Edited
    draft_dropped = Signal(int)
    remark = Signal(str)
    of_edit = Signal(str)  # what is said about the open edit
    spell_marks = True  # whether words to look at are underlined from the next edit on

    def __init__(
        self, theme: Theme, lanes: Lanes, clock: Clock, parent: QWidget | None = None
    ) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setObjectName("detailPane")
        self._theme = theme
        self._lanes = lanes
        self._clock = clock
        self.detail: Detail | None = None
        self.article = ArticleBlock(theme, self)
        self.article.opened.connect(self.open_article)
        self._editor: Editor | None = None
        self._keys: KeyMap | None = None
        self.comment = CommentView(theme, self)
        self.empty = wrapped_label("", self, muted=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build()
        self.show_nothing("")
        theme.changed.connect(self._restyle)
        self._restyle()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self.scroller = ColumnScroll(self)
        self.scroller.setMinimumHeight(1)  # it scrolls; the article's lines cannot
        self._page = self.scroller.page
        self.tree = ThreadTree(theme, self._page)
        self.name = NameLabel(theme, self._page)
        self.facts = wrapped_label("", self._page, muted=True)
        self.beside = wrapped_label("", self._page)  # who else is looking at it
        self.beside.hide()
        self.warning = wrapped_label("", self._page)
        self.quotes = QuotesBlock(theme, self._page)
        self.notes = NotesBlock(theme, self._page)
        self.hours = HoursBlock(theme, self._page)
        self.reader = ReaderBlock(theme, self._page)
        self.conflict = ConflictBlock(theme, self._page)
        self.conflict.resolved.connect(self.resolved)
        self.findings = FindingsBlock(theme, self._page)
        self.findings.taken.connect(self.take_over)
        self.original_label = plain_label(
            self.tr("Edited from the reader's words"), self._page, muted=True
        )
        self.original = DiffView(theme, self._page)
        self.past = wrapped_label("", self._page, muted=True)
        column = self._parts = QVBoxLayout()
        spaced(column, theme, 10, (0, 0, 0, 0))
        head = QVBoxLayout()
        spaced(head, theme, 1)
        head.addWidget(self.name)
        head.addWidget(self.facts)
        column.addWidget(self.tree.before)
        column.addLayout(head)
        for part in (
            self.beside,
            self.warning,
            self.hours,
            self.notes,
            self.comment,
            self.quotes,
            self.conflict,
            self.original_label,
            self.original,
            self.findings,
            self.tree.after,
            self.reader,
            self.past,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self._column = QWidget(self._page)
        self._column.setLayout(column)
        row = QHBoxLayout(self._page)
        spaced(row, theme, margins=(20, 14, 20, 14))
        row.addWidget(self._column, 1)
        row.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.article)
        layout.addWidget(self.scroller, 1)
        layout.addWidget(self.empty, 1)

    @property
    def editor(self) -> Editor:
        """The editor, below the comment's text: built when it is first wanted."""
        if self._editor is None:
            from moderator.ui.editor import Editor  # noqa: PLC0415  # no start waits for it

            editor = self._editor = Editor(self._theme, self._lanes, self._column)
            editor.hide()
            self._parts.insertWidget(self._parts.indexOf(self.comment) + 1, editor)
            put_in_tab_order(editor.stops, self.comment)
            if self._keys is not None:
                editor.show_keys(self._keys)
            editor.proposal.opened.connect(self._show_proposal)
            editor.approved.connect(self.edited)
            editor.left.connect(self.editor_left)
            editor.draft_changed.connect(self.draft_changed)
            editor.draft_dropped.connect(self.draft_dropped)
            editor.remark.connect(self.of_edit)
        return self._editor

    @Slot()
    def _restyle(self) -> None:
        theme = self._theme
        self._column.setMaximumWidth(theme.px(MEASURE))  # longer lines are hard to read
        self.name.setFont(theme.font(1.5, bold=True))
        self.name.setMinimumHeight(theme.line(1.5))
        for label in (self.facts, self.past, self.original_label):
            label.setFont(theme.font(-1.5))
        tones = theme.colours.tones
        for label, pair in ((self.warning, tones["amber"]), (self.beside, tones["teal"])):
            label.setStyleSheet(
                f"color: {pair.fore}; background: {pair.back}; border-radius: {theme.px(6)}px;"
                f" padding: {theme.px(6)}px {theme.px(10)}px;"
            )
        if self.detail is not None:
            self.show_detail(self.detail)

    # --- showing ----------------------------------------------------------------------------

    def show_nothing(self, reason: str, *, trouble: bool = False) -> None:
        """Say why no comment is shown; ``trouble``: in a way that cannot be overlooked."""
        theme = self._theme
        colour = theme.colours.danger if trouble else theme.colours.muted
        self.empty.setStyleSheet(f"color: {colour}; padding: {theme.px(36)}px;")
        self.empty.setFont(theme.font(1, bold=True) if trouble else theme.font())
        self.detail = None
        if self._editor is not None:
            self._editor.close_editor()
        self.comment.show_text(Shown("", ()), None)
        self.article.hide()
        self.scroller.hide()
        self.empty.setText(reason)
        self.empty.show()

    def show_detail(self, detail: Detail) -> None:
        """Show a comment; another one than before begins at its top, its text in view."""
        another = self.detail is None or self.detail.row.id != detail.row.id
        held = QApplication.focusWidget()
        self.detail = detail
        if self.editing() and self.editor.comment() != detail.row.id:
            self.stop_editing()
        self.article.show_article(detail.article, detail.policy)
        self.tree.show_thread(detail.thread)
        self._show_name(detail)
        self.warning.setText(self._warning(detail))
        self.warning.setVisible(bool(self.warning.text()))
        text = shown(detail.text, detail.row.findings, Part.TEXT)
        self.comment.show_text(self.quotes.marked(text, detail), detail.row.version_id)
        self.quotes.show_detail(detail)
        self.notes.show_notes(detail.notes, chief_words.above(detail))
        self.hours.show_moment(detail.publishes_at)
        self.reader.show_detail(detail)
        self.findings.show_findings(detail.row.findings)
        edited = detail.text != detail.original_text
        self.original_label.setVisible(edited)
        self.original.setVisible(edited)
        if edited:
            self._compare(detail)
        self.conflict.setVisible(detail.row.state is State.CONFLICT)
        if detail.row.state is State.CONFLICT:
            self.conflict.show_conflict(detail)
        self.past.setText(self._past(detail))
        self.past.setVisible(bool(detail.moments))
        self.empty.hide()
        self.article.show()
        self.scroller.show()
        if another:
            self.scroller.begin_with(self.comment, LINES_SEEN * self._theme.line(STEP))
        if held is not None and self.isAncestorOf(held) and not held.isVisibleTo(self):
            self.left.emit()  # else Qt gives the focus to a button that nobody chose

    def show_beside(self, text: str) -> None:
        """Say who else is looking at the comment; an empty text says nothing."""
        self.beside.setText(text)
        self.beside.setVisible(bool(text))

    def _compare(self, detail: Detail) -> None:
        def compare(_desk: object) -> tuple[Change, ...]:
            from moderator.text.diff import word_diff  # noqa: PLC0415  # the window is painted first

            return word_diff(detail.original_text, detail.text)

        def compared(changes: tuple[Change, ...]) -> None:
            if self.detail is detail:
                self.original.show_changes(changes)

        self._lanes.read(compare, compared, topic="original")

    def _show_name(self, detail: Detail) -> None:
        content = shown(shortened(detail.name, 120), detail.row.findings, Part.NAME, one_line=True)
        self.name.show_name(content)
        self.facts.setText("  ·  ".join(self._facts(detail)))

    def _facts(self, detail: Detail) -> list[str]:
        now = self._clock()
        facts = [labels.since(detail.row.created_at, now)]
        if plain(detail.name) != plain(detail.original_name):
            facts.append(
                self.tr("signed as %1").replace("%1", shortened(safe(detail.original_name), 60))
            )
        history = detail.history
        if history.by:
            said = [
                text
                for count, text in (
                    (history.approved, self.tr("%n approved", None, history.approved)),
                    (history.edited, self.tr("%n edited", None, history.edited)),
                    (history.rejected, self.tr("%n rejected", None, history.rejected)),
                    (history.spam, self.tr("%n spam", None, history.spam)),
                )
                if count
            ]
            facts.append(
                self.tr("before: %1").replace("%1", ", ".join(said))
                if said
                else self.tr("first comment of this reader")
            )
        if detail.row.state is not State.PENDING:
            facts.append(labels.state(detail.row.state))
        if detail.row.delivery is not None and detail.publishes_at is None:
            facts.append(labels.delivery(detail.row.delivery))
        return facts

    def _warning(self, detail: Detail) -> str:
        said = chief_words.stopped(detail.stopped)
        if detail.parent_unpublished:
            said.append(self.tr("It answers a comment that is not published."))
        if detail.row.problem:
            said.append(shortened(safe(detail.row.problem), 300))
        closed_here = detail.policy is not None and detail.policy.closed
        if detail.article.comments_open is False and not closed_here:
            said.append(self.tr("The article is closed for comments."))
        draft = detail.draft
        if draft is not None and draft.version_id != detail.row.version_id:
            kept = shortened(safe(draft.text), 400)
            said.append(self.tr("Your draft of the earlier version: %1").replace("%1", kept))
        return "\n".join(said)

    def _past(self, detail: Detail) -> str:
        lines = (
            (labels.clock_time(one.at), safe(one.actor), safe(labels.words(one.summary)))
            for one in detail.moments[-MOMENTS:]
        )
        return "\n".join("  ·  ".join(filter(None, line)) for line in lines)

    # --- editing ----------------------------------------------------------------------------

    def show_keys(self, keys: KeyMap) -> None:
        """Show the keys in force."""
        self._keys = keys
        if self._editor is not None:
            self._editor.show_keys(keys)
        self.findings.show_keys(keys)
        self.hours.show_keys(keys)

    def edit(self, *, propose: bool = False) -> bool:
        """Open the editor, or go on in it; return whether there is a comment to edit.

        With ``propose``, its diacritics are proposed at once.
        """
        if self.detail is None:
            return False
        if self.editing():
            self.editor.go_on(propose=propose)
            return True
        if not self.detail.editing:
            self.remark.emit(
                self.tr("This desk edits nothing at this site: approve it as it is, or reject it.")
            )
            return True
        self.comment.hide()
        self.editor.show()
        self.editor.open(self.detail, marks=self.spell_marks)
        if propose:
            self.editor.wait_for_proposal()
        self.findings.show_acts(shown=False)
        self.scroller.ensureWidgetVisible(self.editor)
        self.editing_changed.emit(True)
        return True

    @Slot(object)
    def take_over(self, offer: Finding | None = None) -> None:
        """Open the editor with what a finding offers for the text: the surest, if none is named."""
        offer = offer or self.findings.offer()
        if self.detail is None or offer is None:
            self.remark.emit(self.tr("Nothing is offered for this comment."))
            return
        self.edit()
        if self.editing():
            self.editor.take_over(offer)

    @Slot()
    def _show_proposal(self) -> None:
        """Bring the proposal and what can be done about it on the screen, once it has its size."""
        pane = self.editor.proposal

        def scroll() -> None:
            self.scroller.fit()
            self.scroller.bring(pane.to_see(self.scroller.viewport().height()))

        QTimer.singleShot(0, pane, scroll)

    def stop_editing(self) -> None:
        """Show the comment's text again."""
        if self._editor is not None:
            self._editor.close_editor()
            self._editor.hide()
        self.comment.show()
        self.findings.show_acts(shown=True)
        self.editing_changed.emit(False)

    def editing(self) -> bool:
        """Return whether the editor is open."""
        return self._editor is not None and self._editor.comment() is not None

    @Slot()
    def read_on(self, *, back: bool) -> None:
        """Show the next part of a long comment, or the part before; what was left out, too."""
        if not back and self.comment.show_rest_in_view():
            return
        bar = self.scroller.verticalScrollBar()
        bar.setValue(bar.value() + (-1 if back else 1) * (bar.pageStep() - self._theme.line()))

    def open_article(self) -> None:
        """Open the article in the browser."""
        if self.detail is None:
            return
        url = QUrl(self.detail.link or self.detail.article.url)
        if url.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(url)
