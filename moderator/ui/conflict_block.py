"""A conflict: the comment changed on the site after it was decided here. Two texts, one choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from moderator.text.visible import reveal
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.plain import shortened

if TYPE_CHECKING:
    from moderator.model import Detail
    from moderator.ui.theme import Theme

EXCERPT = 2000


class ConflictBlock(QFrame):
    """Shows the site's text beside ours and asks which one holds."""

    resolved = Signal(str)  # "mine" or "theirs"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self._mine = wrapped_label("", self)
        self._theirs = wrapped_label("", self)
        self.keep_mine = QPushButton(self.tr("Send ours again"), self)
        self.keep_theirs = QPushButton(self.tr("Take the site's"), self)
        self.keep_mine.clicked.connect(self._choose_mine)
        self.keep_theirs.clicked.connect(self._choose_theirs)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(8))
        grid.addWidget(plain_label(self.tr("On the site now"), self, muted=True), 0, 0)
        grid.addWidget(plain_label(self.tr("Decided here"), self, muted=True), 0, 1)
        grid.addWidget(self._theirs, 1, 0)
        grid.addWidget(self._mine, 1, 1)
        grid.addWidget(self.keep_theirs, 2, 0)
        grid.addWidget(self.keep_mine, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.hide()

    def show_conflict(self, detail: Detail) -> None:
        """Show the two texts of a conflict."""
        theme = self._theme
        for label, text, tone in (
            (self._theirs, detail.theirs, "amber"),
            (self._mine, detail.mine, "grey"),
        ):
            shown = self.tr("(not known)") if text is None else shortened(reveal(text), EXCERPT)
            label.setText(shown)
            pair = theme.colours.tones["amber" if tone == "amber" else "grey"]
            label.setStyleSheet(
                f"background: {pair.back}; color: {theme.colours.text};"
                f" border-radius: {theme.px(6)}px; padding: {theme.px(8)}px;"
            )

    def _choose_mine(self) -> None:
        self.resolved.emit("mine")

    def _choose_theirs(self) -> None:
        self.resolved.emit("theirs")
