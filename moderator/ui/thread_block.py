"""The thread around a comment: what it answers above, what answers it below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from moderator.model import State
from moderator.ui import labels
from moderator.ui.chips import wrapped_label
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import ThreadItem
    from moderator.ui.theme import Theme

EXCERPT = 220
NEAR = 4


class ThreadBlock(QFrame):
    """A few neighbours of a comment, one indented paragraph each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(5))
        self.hide()

    def show_items(self, items: Sequence[ThreadItem], *, more: int = 0) -> None:
        """Show neighbours, and how many more there are."""
        while (entry := self._lines.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for item in items:
            self._add(item)
        if more:
            label = wrapped_label(self.tr("and %n more", None, more), self, muted=True)
            label.setFont(self._theme.font(-2))
            self._lines.addWidget(label)
        self.setVisible(bool(items))

    def _add(self, item: ThreadItem) -> None:
        theme = self._theme
        said = [safe(item.author) or "—", labels.clock_time(item.created_at)]
        if item.state is not State.APPROVED:
            said.append(labels.state(item.state))
        head = "  ·  ".join(said)
        label = wrapped_label(f"{head}\n{safe(shortened(item.text, EXCERPT))}", self, muted=True)
        label.setFont(theme.font(-1))
        rule = QFrame(self)
        rule.setFixedWidth(2)
        rule.setStyleSheet(f"background: {theme.colours.edge};")
        row = QHBoxLayout()
        row.setSpacing(theme.px(11))
        row.addSpacing(theme.px(14) * min(item.depth, 3))
        row.addWidget(rule)
        row.addWidget(label, 1)
        neighbour = QWidget(self)
        row.setContentsMargins(0, 0, 0, 0)
        neighbour.setLayout(row)
        self._lines.addWidget(neighbour)


def around(items: Sequence[ThreadItem]) -> tuple[Sequence[ThreadItem], Sequence[ThreadItem], int]:
    """Return what stands before the current comment, what after, and how many were left out."""
    at = next((number for number, item in enumerate(items) if item.current), len(items))
    before, after = items[:at], items[at + 1 :]
    near_before = before[-NEAR:] if len(before) <= NEAR else (before[0], *before[-NEAR + 1 :])
    left_out = len(before) - len(near_before) + max(0, len(after) - NEAR)
    return near_before, after[:NEAR], left_out
