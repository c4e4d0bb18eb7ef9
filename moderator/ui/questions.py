"""Asks before a decision goes through; Esc, and Enter at once, choose the safe answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moderator.ui import labels
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.findings_block import FindingsBlock
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from moderator.model import Question
    from moderator.ui.theme import Theme

MOST = 6
WIDTH = 440


class QuestionDialog(QDialog):
    """Shows what speaks against a decision. ``accepted``: go through with it all the same."""

    def __init__(
        self, questions: Sequence[Question], act: str, theme: Theme, parent: QWidget
    ) -> None:
        """Ask ``questions``; ``act`` is the button that says yes."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Please check"))
        layout = QVBoxLayout(self)
        margin = theme.px(20)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.px(12))
        title = plain_label(self.tr("Please check before this goes through"), self)
        title.setFont(theme.font(2, bold=True))
        layout.addWidget(title)
        said = dict.fromkeys(labels.words(question.words) for question in questions)
        for text in list(said)[:MOST]:
            label = wrapped_label(shortened(safe(text), 600), self)
            label.setMinimumWidth(theme.px(WIDTH))  # its height follows from this width
            layout.addWidget(label)
        if len(said) > MOST:
            layout.addWidget(
                plain_label(self.tr("and %n more", None, len(said) - MOST), self, muted=True)
            )
        findings = FindingsBlock(theme, self)
        findings.show_findings([one for question in questions for one in question.findings])
        layout.addWidget(findings)
        self.act_button = QPushButton(act, self)
        self.act_button.clicked.connect(self.accept)
        self.safe_button = QPushButton(self.tr("Go back"), self)
        self.safe_button.setDefault(True)
        self.safe_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.act_button)
        buttons.addWidget(self.safe_button)
        layout.addSpacing(theme.px(4))
        layout.addLayout(buttons)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.safe_button.setFocus(Qt.FocusReason.OtherFocusReason)


class _Note(QPlainTextEdit):
    """A plain text field that Enter finishes, with or without Ctrl; Shift+Enter: a new line."""

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Finish with Enter."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if enter and not shift:
            self.finished.emit()
        else:
            super().keyPressEvent(event)


class Asked(Struct, frozen=True):
    """The words of a dialog that asks for a note."""

    title: str
    label: str
    hint: str
    act: str
    rule: str = ""  # what will follow, said before it is asked for


class NoteDialog(QDialog):
    """Asks for a note: to the chief, unless something else is asked."""

    def __init__(self, theme: Theme, parent: QWidget, asked: Asked | None = None) -> None:
        """Begin with an empty note."""
        super().__init__(parent)
        asked = asked or Asked(
            self.tr("Pass to the chief"),
            self.tr("&Note to the chief"),
            self.tr("What should they look at?"),
            self.tr("Pass on   Enter"),
        )
        self.setWindowTitle(asked.title)
        self.setMinimumWidth(theme.px(440))
        rule = wrapped_label(asked.rule, self)
        rule.setMinimumWidth(theme.px(400))  # its height is asked for at its narrowest
        rule.setVisible(bool(asked.rule))
        label = plain_label(asked.label, self)
        self.field = _Note(self)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.line() * 4)
        self.field.setPlaceholderText(asked.hint)
        label.setBuddy(self.field)
        keys = plain_label(self.tr("Enter: done  ·  Shift+Enter: a new line"), self, muted=True)
        keys.setFont(theme.font(-1.5))
        self.field.setAccessibleDescription(keys.text())
        self.send = QPushButton(asked.act, self)
        self.send.setProperty("primary", "true")
        self.back = QPushButton(self.tr("Cancel"), self)
        self.send.clicked.connect(self.accept)
        self.field.finished.connect(self.accept)
        self.back.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.send)
        buttons.addWidget(self.back)
        layout = QVBoxLayout(self)
        margin = theme.px(20)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.px(10))
        layout.addWidget(rule)
        layout.addWidget(label)
        layout.addWidget(self.field)
        layout.addWidget(keys)
        layout.addLayout(buttons)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def note(self) -> str:
        """Return the note, without blanks around it."""
        return self.field.toPlainText().strip()
