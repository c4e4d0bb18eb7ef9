"""What was noticed in a comment and why, one line a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from moderator.model import Part
from moderator.ui import labels
from moderator.ui.chips import chip_label, wrapped_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Finding
    from moderator.ui.theme import Theme

MOST = 12


class FindingsBlock(QFrame):
    """Chips with their reasons in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings, the surest first."""
        while (entry := self._grid.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        ranked = sorted(findings, key=lambda one: -one.score)[:MOST]
        for number, finding in enumerate(ranked):
            name = labels.finding(finding.kind)
            if finding.part is Part.NAME:
                name = self.tr("Name: %1").replace("%1", name)
            chip = chip_label(name, labels.TONES[finding.kind], self._theme, self)
            reason = wrapped_label(labels.words(finding.reason), self)
            reason.setFont(self._theme.font(-1))
            self._grid.addWidget(chip, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(reason, number, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setVisible(bool(ranked))
