"""What is said of an approval that waits for the publishing hours, with the way past them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from moderator.ui import labels
from moderator.ui.chips import wrapped_label

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from moderator.ui.keys import KeyMap
    from moderator.ui.theme import Theme


NARROW = 400
"""Pixels at 14 px text."""


class HoursBlock(QFrame):
    """One line and a button; hidden where nothing waits."""

    triggered = Signal(str)  # an action's name

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show nothing."""
        super().__init__(parent)
        self.setObjectName("hours")
        self._theme = theme
        self.text = wrapped_label("", self)
        self.now = QPushButton(self.tr("Publish now"), self)
        self.now.setAutoDefault(False)
        self.now.clicked.connect(self._publish)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        row.setSpacing(theme.px(8))
        row.addWidget(self.text, 1)
        row.addWidget(self.now, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the button below the line where both have no room side by side."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)

    @Slot()
    def _restyle(self) -> None:
        pair = self._theme.colours.tones["teal"]
        self.text.setFont(self._theme.font(-1))
        self.text.setStyleSheet(f"color: {pair.fore};")
        self.setStyleSheet(
            f"#hours {{ background: {pair.back}; border-radius: {self._theme.px(6)}px; }}"
        )

    def show_keys(self, keys: KeyMap) -> None:
        """Name the key beside the button's text."""
        key = keys.key("publish_now")
        self.now.setText(f"{self.tr('Publish now')}   {key}".rstrip())

    def show_moment(self, moment: datetime | None) -> None:
        """Say that the approval goes out at ``moment``; None hides it."""
        self.setVisible(moment is not None)
        if moment is not None:
            said = self.tr("Approved, to be published at %1.")
            self.text.setText(said.replace("%1", labels.clock_time(moment)))

    @Slot()
    def _publish(self) -> None:
        self.triggered.emit("publish_now")
