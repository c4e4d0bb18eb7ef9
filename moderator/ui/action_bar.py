"""The deck below the list and the comment: what was done last, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from moderator.ui.key_button import BARE, KeyButton, Look
from moderator.ui.note_line import NoteLine
from moderator.ui.spacing import spaced
from moderator.ui.whole_note import WholeNote

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from moderator.ui.keys import KeyMap
    from moderator.ui.theme import Theme

REMARK_MS = 5000
LETTER_MS = 90
"""Nobody reads slower than this; a long remark stays for as long as that."""

LEAST_NOTES = (150, 60, 60)
"""Pixels at 14 px text that the note keeps with icons and words, words alone, icons alone."""

LOOKS = {
    "approve": Look("check", "primary"),
    "hold": Look("pause"),
    "chief": Look("user-round-check"),
    "reject": Look("x"),
    "spam": Look("ban"),
    "return": Look("inbox"),
    "edit": Look("pencil"),
}
OF_EDIT = "pencil"
"""The icon of what is said about an open edit: it is over with the edit."""


class ActionBar(QFrame):
    """Buttons for the decisions, and the line that says what was done last."""

    triggered = Signal(str)  # an action's id

    def __init__(self, theme: Theme, keys: KeyMap, parent: QWidget | None = None) -> None:
        """Build the buttons with the keys of ``keys``."""
        super().__init__(parent)
        self.setObjectName("deck")
        self._theme = theme
        self._last = ("", "")
        self._held = ""
        self._held_count = 0
        self._remark: tuple[str, str, str] | None = None  # text, colour, icon: what is said now
        self.buttons: dict[str, KeyButton] = {}
        self.note = NoteLine(theme, self)
        self.whole = WholeNote(theme, self)
        self.whole.put_away.connect(self._end_remark)
        self.undo = KeyButton(self.tr("Undo"), Look("undo-2", "flat"), theme, self)
        self.undo.clicked.connect(self._undo)
        self._row = QHBoxLayout(self)
        spaced(self._row, theme, 8, (16, 7, 16, 7))
        self._row.addWidget(self.note, 1)
        self._row.addWidget(self.undo)
        self._row.addSpacing(theme.px(8))
        names = {
            "approve": self.tr("Approve"),
            "hold": self.tr("Hold"),
            "chief": self.tr("Chief"),
            "reject": self.tr("Reject"),
            "spam": self.tr("Spam"),
            "return": self.tr("Return"),
            "edit": self.tr("Edit"),
        }
        for name, text in names.items():
            button = KeyButton(text, LOOKS[name], theme, self)
            button.clicked.connect(self._clicked)
            button.setObjectName(name)
            self.buttons[name] = button
            if name in {"reject", "edit"}:
                self._row.addSpacing(theme.px(8))  # approve and reject are no neighbours
            self._row.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end_remark)
        theme.changed.connect(self._restyle)
        self.show_keys(keys)
        self.show_last("", "")

    @Slot()
    def _restyle(self) -> None:
        self._fit()
        self._end_remark()

    def show_keys(self, keys: KeyMap) -> None:
        """Show the keys in force."""
        for name, button in self.buttons.items():
            button.set_key(keys.key(name))
        self.undo.set_key(keys.key("undo"))
        self._fit()

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.triggered.emit(sender.objectName())

    @Slot()
    def _undo(self) -> None:
        self.triggered.emit("undo")

    def show_for(self, *, any_comment: bool, pending: bool) -> None:
        """Enable what can be done; returning to pending takes no room where all is pending."""
        for name, button in self.buttons.items():
            button.setEnabled(any_comment)
            if name == "return":
                button.setVisible(not pending)
        self._fit()

    def set_editing(self, editing: bool) -> None:  # noqa: FBT001 - a state, set by one caller
        """Let approving step back while an edit is open: it has its own button there."""
        self.buttons["approve"].set_quiet(editing)
        if not editing and self._remark is not None and self._remark[2] == OF_EDIT:
            self._end_remark()

    def show_last(self, reader: str, text: str, tip: str = "") -> None:
        """Say what undo would take back: whose comment, and what was done; empty: nothing."""
        self._last = (reader, text)
        self.undo.setVisible(bool(reader))
        self._fit()
        self.undo.setToolTip(tip)
        self.undo.setAccessibleDescription(f"{reader}: {text}" if reader else "")
        self._show_last()

    def hold_note(self, text: str, count: int) -> None:
        """Say ``text`` until it is taken back with an empty one: that ``count`` are selected.

        What was just remarked stays for its time with each move, and where fewer are selected
        because what was remarked took some out of the list.
        """
        fewer, self._held_count = count < self._held_count, count
        if text != self._held:
            self._held = text
            if fewer:
                self._show_last()
            else:
                self._end_remark()

    def remark(self, text: str, icon: str = "info", tone: str = "amber") -> None:
        """Say something for a few seconds: why a key did nothing, what came back."""
        tones = self._theme.colours.tones
        colour = {"red": tones["red"], "green": tones["green"], "grey": tones["grey"]}
        fore = colour.get(tone, tones["amber"]).fore
        self._remark = (text, fore, icon)
        self._timer.start(max(REMARK_MS, LETTER_MS * len(text)))
        self.whole.hide()
        self.note.say(text, fore, icon=icon)
        if self.note.cut():
            self.whole.show_above(self.note, text, fore)
            self._show_last()  # said once: the line goes on with what undo takes back

    @Slot(str, str, str)
    def renew(self, before: str, text: str, tone: str) -> None:
        """Say ``text`` instead of ``before``, if that is still said: it is over."""
        if self._remark is not None and self._remark[0] == before:
            self.remark(text, self._remark[2], tone)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def said(self) -> str:
        """Return what is said now: the remark, else the line about the last decision."""
        return self.whole.text() if self.whole.isVisible() else self.note.accessibleName()

    @Slot()
    def _end_remark(self) -> None:
        self._timer.stop()
        self._remark = None
        self.whole.hide()
        self._show_last()

    def _show_last(self) -> None:
        """Say what was done last, where no remark stands in its place."""
        if self._remark is not None and not self.whole.isVisible():
            return
        colours = self._theme.colours
        if self._held:
            self.note.say(self._held, colours.accent)
        else:
            self.note.say(self._last[1], colours.muted, heading=self._last[0])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Drop the icons where the buttons need the room."""
        super().resizeEvent(event)
        if self._remark is not None and self.whole.isVisible():
            self.whole.hide()  # it was laid out for another window
            text, fore, icon = self._remark
            self.note.say(text, fore, icon=icon)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Take along what is said above: a locked window shows nothing."""
        super().hideEvent(event)
        if self.whole.isVisible():
            self._end_remark()

    def _fit(self) -> None:
        px = self._theme.px
        buttons = (*self.buttons.values(), self.undo)
        shown = [button for button in buttons if not button.isHidden()]
        gaps = self._row.spacing() * (self._row.count() - 1) + 3 * px(8) + 2 * px(16)
        for level, note in enumerate(LEAST_NOTES):
            if sum(button.width_at(level) for button in shown) + gaps + px(note) <= self.width():
                break
        else:
            level = BARE
        for button in buttons:
            button.set_level(level)
        for button in self.buttons.values():
            button.setToolTip(button.tip(level))
