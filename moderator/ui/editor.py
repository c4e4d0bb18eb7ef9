"""The editor: the reader's text and name, with a live view of what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moderator.ui.checked_field import CheckedField
from moderator.ui.chips import plain_label
from moderator.ui.edit_changes import EditChanges
from moderator.ui.editor_fields import NameField
from moderator.ui.key_button import KeyButton, Look
from moderator.ui.key_row import KeyRow
from moderator.ui.restoration import RestorationPane
from moderator.ui.spell_marks import SpellMarks

if TYPE_CHECKING:
    from moderator.model import Detail, EditClass, Finding
    from moderator.text.proposal import Proposal
    from moderator.ui.keys import KeyMap
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

DIFF_PAUSE_MS = 120
DRAFT_PAUSE_MS = 800
DRAFT_LATEST_MS = 3000
"""Who types on without a pause loses no more than this to a crash."""
ASK_AGAIN_MS = 300  # after the last key, where the text changed while a proposal was made


class Edited(Struct, frozen=True):
    """What stands in the editor; None where it is as the site has it."""

    comment: int
    version: int
    text: str | None
    name: str | None
    reason: EditClass | None = None  # chosen by hand; None: as the change tells


class Editor(QFrame):
    """Edits one comment. A draft is kept whenever typing stops and when the editor is left."""

    approved = Signal(object)  # Edited
    left = Signal()
    draft_changed = Signal(object)  # Edited
    draft_dropped = Signal(int)
    remark = Signal(str)

    def __init__(self, theme: Theme, lanes: Lanes, parent: QWidget | None = None) -> None:
        """Build the fields; ``open`` fills them."""
        super().__init__(parent)
        self._theme = theme
        self._lanes = lanes
        self._detail: Detail | None = None
        self._kept = ("", "")
        self._untouched = ""  # the comment's text as the field gives it back
        self.text = CheckedField(theme, self)
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setTabChangesFocus(True)
        self.name = NameField(self)
        self.name_label = plain_label(self.tr("&Reader's name"), self, muted=True)
        self.name_label.setBuddy(self.name)
        self.restore = KeyButton(self.tr("Add diacritics"), Look("check"), theme, self)
        self.proposal = RestorationPane(theme, self)
        self.proposal.hide()
        self.drop = QPushButton(self.tr("Drop the draft"), self)
        self.save = KeyButton(self.tr("Save and approve"), Look("check", "primary"), theme, self)
        self.back = KeyButton(self.tr("Leave"), Look("x"), theme, self)
        self.back.set_key("Esc")
        self.changes = EditChanges(theme, lanes, self)
        self.diff = self.changes.view
        self.spelling = SpellMarks(theme, lanes, self.text, self)
        self._arrange()
        self._diff_pause = self._timer(DIFF_PAUSE_MS, self._compare)
        self._draft_pause = self._timer(DRAFT_PAUSE_MS, self.keep)
        self._draft_latest = self._timer(DRAFT_LATEST_MS, self.keep)
        self._ask_again = self._timer(ASK_AGAIN_MS, self.propose)
        self.text.textChanged.connect(self._typed)
        self.name.textChanged.connect(self._typed)
        for field in (self.text, self.name):
            field.approved.connect(self._approve)
            field.left.connect(self.leave)
        self.proposal.changed.connect(self.text.change_to)
        self.proposal.approved.connect(self._approve)
        self.proposal.left.connect(self._end_proposal)
        self.proposal.all_decided.connect(self._all_decided)
        self.save.clicked.connect(self._approve)
        self.back.clicked.connect(self._step_back)
        self.drop.clicked.connect(self._drop)
        self.restore.clicked.connect(self.propose)
        self.spelling.remark.connect(self.remark)

    def _arrange(self) -> None:
        px = self._theme.px
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(10))
        fields.addWidget(self.name_label, 0, 0)
        fields.addWidget(self.name, 0, 1)
        fields.setColumnStretch(1, 1)
        buttons = KeyRow(self._theme, self, self.save, self.back, self.restore, self.drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addLayout(fields)
        layout.addWidget(self.text)
        layout.addWidget(self.spelling.here)
        layout.addWidget(self.spelling.button)
        layout.addWidget(self.proposal)
        layout.addWidget(buttons)
        layout.addWidget(self.changes.label)
        layout.addWidget(self.diff)
        layout.addWidget(self.changes.why)
        first = (self.name, self.text, self.spelling.button, self.save, self.back)
        self.stops = (*first, self.restore, self.drop, self.proposal.view, self.changes.reason)

    def _timer(self, pause: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(then)
        return timer

    # --- what the pane asks -----------------------------------------------------------------

    def open(self, detail: Detail, *, marks: bool = True) -> None:
        """Edit a comment, going on from its draft if there is one for this version.

        With ``marks``, words that are misspelt or lack their marks are underlined.
        """
        self._detail = detail
        self.changes.begin(detail.row.id)
        draft = detail.draft
        fresh = draft is not None and draft.version_id == detail.row.version_id
        text, name = (draft.text, draft.name) if draft and fresh else (detail.text, detail.name)
        self._show_proposal(shown=False)
        self.text.setPlainText(detail.text)
        self._untouched = self.text.words()
        if text != detail.text:
            self.text.setPlainText(text)
        self.name.setText(name)
        self._kept = (self.text.words(), name)
        self.name.setEnabled(detail.site.edits_name)
        self.name.setToolTip("" if detail.site.edits_name else self.tr("The site keeps names"))
        self._compare()
        self._show_droppable()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = self.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        self.text.setTextCursor(cursor)
        self.spelling.begin(_evidence(detail), on=marks)

    def close_editor(self) -> None:
        """Forget the comment, without keeping a draft."""
        self._draft_pause.stop()
        self._ask_again.stop()
        self._show_proposal(shown=False)
        self._detail = None
        self.changes.begin(None)
        self.spelling.stop()

    def comment(self) -> int | None:
        """Return the comment that is edited."""
        return self._detail.row.id if self._detail is not None else None

    def edited(self) -> Edited | None:
        """Return what stands in the fields; None when nothing is edited."""
        if self._detail is None:
            return None
        text, name = self.text.words(), self.name.text()
        return Edited(
            self._detail.row.id,
            self._detail.row.version_id,
            text if text not in {self._detail.text, self._untouched} else None,
            name if name != self._detail.name else None,
            self.changes.chosen(),
        )

    @Slot()
    def leave(self) -> None:
        """Keep what was typed as a draft and go back to the list."""
        self.keep()
        self.left.emit()

    def show_keys(self, keys: KeyMap) -> None:
        """Take over the keys in force."""
        self.text.keys = self.name.keys = self.proposal.keys = keys
        self.restore.set_key(keys.key("restore"))
        self.save.set_key(keys.key("save"))
        self.spelling.show_keys()
        self.proposal.show_keys(keys)

    def saved_by(self) -> str:
        """Return the key that saves and approves, else the name of the button."""
        return self.text.keys.key("save") or f"“{self.save.text()}”"

    def do(self, action: str) -> None:
        """Do what a key of the editor stands for, wherever it was pressed or chosen."""
        if action == "save":
            self._approve()
        elif not self.proposing():
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if action == "suggestions":
                self.text.offer_here()
            else:
                self.text.go(back=action == "previous_flaw")

    def take_over(self, offer: Finding) -> None:
        """Put in what a finding offers, as one step that Ctrl+Z takes back; for a draft, anew."""
        if self._detail is None or self.proposing():
            return
        comment, text = self._detail.row.id, self.text.words()

        def put(suggestion: str | None) -> None:
            if suggestion is not None and (self.comment(), self.text.words()) == (comment, text):
                self.text.change_to(suggestion)
                said = self.tr("Read it over: %1 approves, Ctrl+Z takes back.")
                self.remark.emit(said.replace("%1", self.saved_by()))

        if text == self._untouched:
            put(offer.suggestion)
        else:
            self._lanes.read(lambda desk: desk.suggestion(offer.kind, text), put, topic="offer")

    # --- diacritics -------------------------------------------------------------------------

    def proposing(self) -> bool:
        """Return whether a proposal is being decided or waited for."""
        return not self.proposal.isHidden()

    def wait_for_proposal(self) -> None:
        """Ask for a proposal where nothing is being typed: keys pressed from now on are for it."""
        self._show_proposal(shown=True)
        self.proposal.wait(self.text.words())
        self._ask()

    def go_on(self, *, propose: bool) -> None:
        """Take the focus back, or do what the key of the proposal does now."""
        if propose:
            self.propose()
        elif not self.proposing():
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def propose(self) -> None:
        """Ask for a proposal; while there is one, accept what is certain in it."""
        if self._detail is None:
            return
        if self.proposing():
            self.proposal.accept_certain()
        else:
            self._ask()

    def _ask(self) -> None:
        if self._detail is None:
            return
        comment, text = self._detail.row.id, self.text.words()
        evidence = _evidence(self._detail)

        def put(proposal: Proposal) -> None:
            if self.comment() != comment:
                return
            if self.text.words() != text:
                self._ask_again.start()  # typed on meanwhile
            else:
                self._proposed(proposal)

        self._lanes.read(lambda desk: desk.restore(text, evidence), put, topic="restore")

    def _proposed(self, proposal: Proposal) -> None:
        if proposal.stops or proposal.short:
            self._show_proposal(shown=True)
            self.proposal.open(proposal)
            return
        if self.proposing():
            self._end_proposal()
        self.remark.emit(self.tr("No word lacks its diacritics."))

    def _show_proposal(self, *, shown: bool) -> None:
        """Put the proposal where the field is, or the field where the proposal was."""
        if shown == self.proposing():
            return
        self.proposal.setVisible(shown)
        for widget in (self.text, self.restore, self.drop):
            widget.setVisible(not shown)
        self.changes.hide(hidden=shown)
        self.save.set_quiet(shown)
        self.spelling.hide(hidden=shown)
        text = self.tr("Back to typing") if shown else self.tr("Leave")
        self.back.setText(text)
        self.back.setAccessibleName(text)
        self.back.updateGeometry()
        if not shown:
            self.proposal.close_proposal()

    @Slot(bool)
    def _all_decided(self, done: bool) -> None:  # noqa: FBT001 - a signal's
        """Let saving step forward once every word is decided."""
        self.save.set_quiet(self.proposing() and not done)

    @Slot()
    def _end_proposal(self) -> None:
        """Go back to typing, behind the word that was current."""
        at = self.proposal.close_proposal()
        self._show_proposal(shown=False)
        self.text.go_to(at)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _step_back(self) -> None:
        if self.proposing():
            self._end_proposal()
        else:
            self.leave()

    # --- inside -----------------------------------------------------------------------------

    @Slot()
    def _typed(self) -> None:
        if self._ask_again.isActive():
            self._ask_again.start()
        if self._detail is not None:
            self._diff_pause.start()
            self._draft_pause.start()
            if not self._draft_latest.isActive():
                self._draft_latest.start()
            self._show_droppable()

    def _show_droppable(self) -> None:
        edited = self.edited()
        changed = edited is not None and (edited.text is not None or edited.name is not None)
        drafted = self._detail is not None and self._detail.draft is not None
        self.drop.setEnabled(changed or drafted)

    @Slot()
    def keep(self) -> None:
        """Keep what was typed as a draft."""
        self._draft_pause.stop()
        self._draft_latest.stop()
        edited = self.edited()
        if edited is None or self._detail is None:
            return
        now = (self.text.words(), self.name.text())
        if now == self._kept:
            return
        self._kept = now
        if edited.text is None and edited.name is None:
            self.draft_dropped.emit(edited.comment)
        else:
            self.draft_changed.emit(Edited(edited.comment, edited.version, *now))

    @Slot()
    def _approve(self) -> None:
        edited = self.edited()
        if edited is not None:
            self.keep()
            self.approved.emit(edited)

    @Slot()
    def _drop(self) -> None:
        if self._detail is None:
            return
        comment = self._detail.row.id
        self.text.setPlainText(self._detail.text)
        self.name.setText(self._detail.name)
        self._draft_pause.stop()
        self._kept = (self._untouched, self._detail.name)
        self.draft_dropped.emit(comment)

    @Slot()
    def _compare(self) -> None:
        if self._detail is None:
            return
        edited = self.edited()
        changed = edited is not None and edited.text is not None
        text = self.text.words() if changed else None
        self.changes.compare(self._detail, text, self.name.text())


def _evidence(detail: Detail) -> tuple[str, ...]:
    """Return texts that have names with their marks."""
    article = detail.article
    return (article.title, article.lead, article.text, detail.name)
