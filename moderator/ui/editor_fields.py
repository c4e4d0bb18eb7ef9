"""The two fields of the editor. A key saves and approves, Esc leaves; the rest is typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from moderator.ui.fontless import Fontless
from moderator.ui.keys import KeyMap
from moderator.ui.plain import utf16_offsets

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

PARAGRAPH = "\u2029"
LONGEST_WORD: Final = 1_000
"""Qt takes a tenth of a second for each key in a word of 50,000 letters if it wraps by words."""
BY_WORDS: Final = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
ANYWHERE: Final = QTextOption.WrapMode.WrapAnywhere


class TextField(QPlainTextEdit):
    """A plain text field that the key for saving and Esc leave."""

    approved = Signal()
    left = Signal()
    keys = KeyMap()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty text."""
        super().__init__(parent)
        self.setWordWrapMode(BY_WORDS)
        Fontless(self)
        self.textChanged.connect(self._choose_wrapping)

    def setPlainText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show another text."""
        if self.document().characterCount() > LONGEST_WORD:
            super().setPlainText("")  # rather than have the text before laid out once more
        self.setWordWrapMode(_wrapping(text))
        super().setPlainText(text)

    @Slot()
    def _choose_wrapping(self) -> None:
        mode = _wrapping(self.words())
        if mode != self.wordWrapMode() and not self.document().isEmpty():
            self.setWordWrapMode(mode)

    def words(self) -> str:
        """Return the text; Qt's own plain text makes common blanks of some others."""
        return self.document().toRawText().replace(PARAGRAPH, "\n")

    @Slot(str)
    def change_to(self, text: str) -> None:
        """Replace what differs from ``text`` in one step, which Ctrl+Z takes back."""
        old = self.words()
        start = _shared(old, text)
        end = _shared(old[start:][::-1], text[start:][::-1])
        units = utf16_offsets(old)
        cursor = self.textCursor()
        cursor.setPosition(units[start])
        cursor.setPosition(units[len(old) - end], cursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])

    def go_to(self, place: int) -> None:
        """Put the text cursor before the code point at ``place``."""
        units = utf16_offsets(self.words())
        cursor = self.textCursor()
        cursor.setPosition(units[min(place, len(units) - 1)])
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save and approve, leave, or write."""
        if not _leaves(self, event):
            super().keyPressEvent(event)


class NameField(QLineEdit):
    """A line that the key for saving and Esc leave."""

    approved = Signal()
    left = Signal()
    keys = KeyMap()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save and approve, leave, or write."""
        if not _leaves(self, event):
            super().keyPressEvent(event)


def _leaves(field: TextField | NameField, event: QKeyEvent) -> bool:
    """Do what ``event`` asks of the editor; False where it is for the field."""
    act = field.keys.act(event)
    if act is not None and act.id == "save":
        if not event.isAutoRepeat():
            field.approved.emit()
    elif event.key() == Qt.Key.Key_Escape:
        field.left.emit()
    else:
        return False
    return True


def _wrapping(text: str) -> QTextOption.WrapMode:
    if len(text) <= LONGEST_WORD:
        return BY_WORDS
    return ANYWHERE if max(map(len, text.split()), default=0) > LONGEST_WORD else BY_WORDS


def _shared(one: str, other: str) -> int:
    """Return how many code points two texts begin with in common."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))
