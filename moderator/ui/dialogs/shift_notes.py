"""What the shifts before wrote to this person, until it is marked as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from moderator.ui import labels
from moderator.ui.dialogs.frame import Frame
from moderator.ui.dialogs.parts_view import PartsView
from moderator.ui.plain import safe, shortened
from moderator.ui.printing.parts import Heading, Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from moderator.model.shift import ShiftNote
    from moderator.ui.printing.parts import Part
    from moderator.ui.theme import Theme


class ShiftNotesDialog(Frame):
    """``read`` carries the notes that the person marked as read."""

    read = Signal(object)

    def __init__(self, notes: tuple[ShiftNote, ...], theme: Theme, parent: QWidget) -> None:
        """Show ``notes``, the oldest first."""
        super().__init__(self.tr("From the shift before"), theme, parent, width=560)
        self._notes = notes
        self.view = PartsView(self.tr("Notes"), theme, self)
        self.view.setMinimumHeight(theme.px(140))
        self.view.show_parts(self._parts())
        self.body.addWidget(self.view, 1)
        self.done_reading = self.add_button(self.tr("&Read"), primary=True)
        self.later = self.add_button(self.tr("Show again later"))
        self.done_reading.clicked.connect(self._read)
        self.later.clicked.connect(self.reject)
        self.done_reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _parts(self) -> Iterator[Part]:
        for note in self._notes:
            name = shortened(safe(note.actor), 60)
            yield Heading(f"{name}  ·  {labels.clock_time(note.at)}")
            for line in note.text.splitlines() or [note.text]:
                yield Paragraph((Run(line),))

    @Slot()
    def _read(self) -> None:
        self.accept()
        self.read.emit(self._notes)
