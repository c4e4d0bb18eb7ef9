"""What moderators noted on a comment, above its text, so that nobody overlooks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.model import Note
    from moderator.ui.theme import Theme

MOST = 5
LONGEST = 600


class NotesBlock(QFrame):
    """One paragraph a note, the newest last; hidden without any."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show nothing."""
        super().__init__(parent)
        self.setObjectName("notes")
        self._theme = theme
        self._notes: tuple[Note, ...] = ()
        self.text = wrapped_label("", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        layout.addWidget(self.text)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @Slot()
    def _restyle(self) -> None:
        pair = self._theme.colours.tones["violet"]
        self.text.setFont(self._theme.font(-1))
        self.text.setStyleSheet(f"color: {pair.fore};")
        self.setStyleSheet(
            f"#notes {{ background: {pair.back}; border-radius: {self._theme.px(6)}px; }}"
        )

    def show_notes(self, notes: tuple[Note, ...], head: str = "") -> None:
        """Show the newest ``MOST``, below ``head`` if there is one."""
        self._notes = notes
        lines = [self._line(note) for note in notes[-MOST:]]
        if len(notes) > MOST:
            lines.insert(0, self.tr("and %n earlier note(s): see the log", "", len(notes) - MOST))
        if head:
            lines.insert(0, head)
        self.text.setText("\n".join(lines))
        self.text.setAccessibleName(self.tr("Notes: %1").replace("%1", "\n".join(lines)))
        self.setVisible(bool(lines))

    @staticmethod
    def _line(note: Note) -> str:
        head = f"{labels.clock_time(note.at)}  ·  {safe(note.actor)}"
        return f"{head}: {safe(shortened(note.text, LONGEST))}"
