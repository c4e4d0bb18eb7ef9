"""The editor: the reader's text and name, with a live view of what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moderator.text.diff import Change, word_diff
from moderator.ui.chips import plain_label
from moderator.ui.diff_view import DiffView
from moderator.ui.key_button import KeyButton, Look

if TYPE_CHECKING:
    from moderator.model import Detail
    from moderator.ui.lanes import Lanes
    from moderator.ui.theme import Theme

DIFF_PAUSE_MS = 120
DRAFT_PAUSE_MS = 800
LEAST_LINES, MOST_LINES = 4, 12
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class Edited:
    """What stands in the editor; None where it is as the site has it."""

    comment: int
    version: int
    text: str | None
    name: str | None


class _Text(QPlainTextEdit):
    """A plain text field that Ctrl+Enter and Esc leave."""

    approved = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save and approve with Ctrl+Enter, leave with Esc."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self.approved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Name(QLineEdit):
    """A line that Ctrl+Enter and Esc leave."""

    approved = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save and approve with Ctrl+Enter, leave with Esc."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self.approved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Editor(QFrame):
    """Edits one comment. A draft is kept whenever typing stops and when the editor is left."""

    approved = Signal(object)  # Edited
    left = Signal()
    draft_changed = Signal(object)  # Edited
    draft_dropped = Signal(int)

    def __init__(self, theme: Theme, lanes: Lanes, parent: QWidget | None = None) -> None:
        """Build the fields; ``open`` fills them."""
        super().__init__(parent)
        self._theme = theme
        self._lanes = lanes
        self._detail: Detail | None = None
        self._kept = ("", "")
        self.text = _Text(self)
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setTabChangesFocus(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.name = _Name(self)
        self.name_label = plain_label(self.tr("&Reader's name"), self, muted=True)
        self.name_label.setBuddy(self.name)
        self.restore = QPushButton(self.tr("Add diacritics"), self)
        self.drop = QPushButton(self.tr("Drop the draft"), self)
        self.save = KeyButton(self.tr("Save and approve"), Look("check", "primary"), theme, self)
        self.save.set_key("Ctrl+Enter")
        self.back = KeyButton(self.tr("Leave"), Look("x"), theme, self)
        self.back.set_key("Esc")
        self.diff_label = plain_label(self.tr("Changes to the reader's words"), self, muted=True)
        self.diff = DiffView(theme, self)
        self._arrange()
        self._diff_pause = self._timer(DIFF_PAUSE_MS, self._compare)
        self._draft_pause = self._timer(DRAFT_PAUSE_MS, self._keep)
        self.text.textChanged.connect(self._typed)
        self.text.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.name.textChanged.connect(self._typed)
        for field in (self.text, self.name):
            field.approved.connect(self._approve)
            field.left.connect(self.leave)
        self.save.clicked.connect(self._approve)
        self.back.clicked.connect(self.leave)
        self.drop.clicked.connect(self._drop)
        self.restore.clicked.connect(self._restore)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _arrange(self) -> None:
        px = self._theme.px
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(10))
        fields.addWidget(self.name_label, 0, 0)
        fields.addWidget(self.name, 0, 1)
        fields.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.save)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        tools = QHBoxLayout()
        tools.setSpacing(px(8))
        tools.addWidget(self.diff_label, 1)
        tools.addWidget(self.restore)
        tools.addWidget(self.drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addLayout(fields)
        layout.addWidget(self.text)
        layout.addLayout(buttons)
        layout.addLayout(tools)
        layout.addWidget(self.diff)
        order = (self.name, self.text, self.save, self.back, self.restore, self.drop)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _timer(self, pause: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(then)
        return timer

    @Slot()
    def _restyle(self) -> None:
        self.text.setFont(self._theme.font(1.5))
        self._grow()

    @Slot()
    def _grow(self) -> None:
        """Give the text the lines it needs, within reason."""
        wanted = int(self.text.document().size().height()) + 1  # a plain text field counts lines
        lines = min(max(wanted, LEAST_LINES), MOST_LINES)
        line = QFontMetrics(self.text.font()).lineSpacing()
        self.text.setFixedHeight(lines * line + self._theme.px(20))

    # --- what the pane asks -----------------------------------------------------------------

    def open(self, detail: Detail) -> None:
        """Edit a comment, going on from its draft if there is one for this version."""
        self._detail = detail
        draft = detail.draft
        fresh = draft is not None and draft.version_id == detail.row.version_id
        text, name = (draft.text, draft.name) if draft and fresh else (detail.text, detail.name)
        self._kept = (text, name)
        self.text.setPlainText(text)
        self.name.setText(name)
        self.name.setEnabled(detail.site.edits_name)
        self.name.setToolTip("" if detail.site.edits_name else self.tr("The site keeps names"))
        self._compare()
        self._show_droppable()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = self.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        self.text.setTextCursor(cursor)

    def close_editor(self) -> None:
        """Forget the comment, without keeping a draft."""
        self._draft_pause.stop()
        self._detail = None

    def comment(self) -> int | None:
        """Return the comment that is edited."""
        return self._detail.row.id if self._detail is not None else None

    def edited(self) -> Edited | None:
        """Return what stands in the fields; None when nothing is edited."""
        if self._detail is None:
            return None
        text, name = self.text.toPlainText(), self.name.text()
        return Edited(
            self._detail.row.id,
            self._detail.row.version_id,
            text if text != self._detail.text else None,
            name if name != self._detail.name else None,
        )

    @Slot()
    def leave(self) -> None:
        """Keep what was typed as a draft and go back to the list."""
        self._keep()
        self.left.emit()

    # --- inside -----------------------------------------------------------------------------

    @Slot()
    def _typed(self) -> None:
        if self._detail is not None:
            self._diff_pause.start()
            self._draft_pause.start()
            self._show_droppable()

    def _show_droppable(self) -> None:
        edited = self.edited()
        changed = edited is not None and (edited.text is not None or edited.name is not None)
        drafted = self._detail is not None and self._detail.draft is not None
        self.drop.setEnabled(changed or drafted)

    @Slot()
    def _keep(self) -> None:
        self._draft_pause.stop()
        edited = self.edited()
        if edited is None or self._detail is None:
            return
        now = (self.text.toPlainText(), self.name.text())
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
            self._keep()
            self.approved.emit(edited)

    @Slot()
    def _drop(self) -> None:
        if self._detail is None:
            return
        comment = self._detail.row.id
        self._draft_pause.stop()
        self.text.setPlainText(self._detail.text)
        self.name.setText(self._detail.name)
        self._draft_pause.stop()
        self._kept = (self._detail.text, self._detail.name)
        self.draft_dropped.emit(comment)

    @Slot()
    def _restore(self) -> None:
        text = self.text.toPlainText()
        comment = self.comment()

        def put(restored: str) -> None:
            if self.comment() != comment or self.text.toPlainText() != text:
                return  # typed on meanwhile
            cursor = self.text.textCursor()
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText(restored)  # one step, which Ctrl+Z in the field takes back
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

        self._lanes.read(lambda desk: desk.restore(text), put, topic="restore")

    @Slot()
    def _compare(self) -> None:
        if self._detail is None:
            return
        comment = self._detail.row.id
        before, after = self._detail.original_text, self.text.toPlainText()
        names = (self._detail.original_name, self.name.text())

        def compare(_desk: object) -> tuple[Change, ...]:
            changes = word_diff(before, after) if before != after else ()
            return (*_name_changes(*names), *changes)

        self._lanes.read(compare, partial(self._compared, comment), topic="diff")

    def _compared(self, comment: int, changes: tuple[Change, ...]) -> None:
        if self.comment() == comment:
            self.diff.show_changes(changes)
            label = self.tr("Changes to the reader's words")
            self.diff_label.setText(label if changes else "")


def _name_changes(before: str, after: str) -> tuple[Change, ...]:
    if before == after:
        return ()
    return (Change("removed", before), Change("added", after), Change("same", "  "))
