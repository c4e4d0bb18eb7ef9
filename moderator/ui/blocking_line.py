"""Beside a reader: whether they may write at their site, and the two acts that change it.

The buttons of these acts stand among the reader's other buttons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from moderator.ui import block_words, labels
from moderator.ui.chips import wrapped_label
from moderator.ui.plain import set_tooltip

if TYPE_CHECKING:
    from moderator.model import ReaderHistory
    from moderator.ui.theme import Theme


class BlockingLine(QFrame):
    """Nothing is shown of a reader whom nothing tells from others."""

    block_wanted = Signal()
    unblock_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self._tone = "amber"
        self._reason = ""
        self.state = wrapped_label("", self)
        self.block = QPushButton(self.tr("&Block…"), self)
        self.unblock = QPushButton(self.tr("&Let write again"), self)
        self.buttons = (self.block, self.unblock)
        for button, wanted in (
            (self.block, self.block_wanted),
            (self.unblock, self.unblock_wanted),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, wanted=wanted: wanted.emit())
        self.why = wrapped_label("", self, muted=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self.state)
        layout.addWidget(self.why)
        theme.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        for part in (self.state, self.block, self.unblock, self.why):
            part.setFont(self._theme.font(-1.5))
        self._colour()

    def _colour(self) -> None:
        self.state.setStyleSheet(f"color: {self._theme.colours.tones[self._tone].fore};")  # type: ignore[index]  # one of two tones

    def show_reader(self, history: ReaderHistory) -> None:
        """Show what was decided about a reader, and what can be."""
        now = history.blocking
        text = "" if now is None else block_words.whole(now)
        tone = "red" if now is not None and now.failed else "amber"
        if tone != self._tone:  # a style is dear, and this is beside each comment
            self._tone = tone
            self._colour()
        self.state.setText(text)
        self.state.setVisible(bool(text))
        known = bool(history.by)
        held = now is not None and bool(text) and now.liftable
        reason = "" if history.no_blocking is None else labels.words(history.no_blocking)
        if now is not None and now.failed and now.blocks:
            self.block.setText(self.tr("&Try again…"))
        else:
            self.block.setText(self.tr("&Change…") if held else self.tr("&Block…"))
        self.block.setEnabled(not reason)
        if reason != self._reason:  # the tip of a right that is missing stays
            self._reason = reason
            set_tooltip(self.block, reason)
        self.block.setVisible(known)
        self.unblock.setVisible(known and held and not reason)
        self.why.setText(reason)
        self.why.setVisible(known and bool(reason))
