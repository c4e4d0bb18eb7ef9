"""How far a removal is: ordered, sent, carried out, proven on the public page."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from moderator.model import DeliveryState, State
from moderator.ui import labels
from moderator.ui.dialogs.frame import paragraph

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.model import Clock, Detail
    from moderator.ui.theme import Theme

CHECKED = "takedown_checked"
"""The kind of the log's entry that says that the public page was read."""


class Stage(Enum):
    """Where a removal is."""

    WAITING = "waiting"  # not sent yet, or sent without an answer
    AGAIN = "again"  # the site was not reached: it is tried again
    REFUSED = "refused"
    CHANGED = "changed"  # the comment changed meanwhile: a person must look
    REVOKED = "revoked"  # somebody decided otherwise since
    CARRIED_OUT = "carried_out"  # the page has not been read yet, or still shows it
    PROVEN = "proven"

    @property
    def final(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self in {Stage.REFUSED, Stage.CHANGED, Stage.REVOKED, Stage.PROVEN}

    @property
    def proven(self) -> bool:
        """Whether the public page no longer shows the comment."""
        return self is Stage.PROVEN


def stage(detail: Detail) -> Stage:
    """Return how far the last removal of a comment is, from what the desk knows of it."""
    row = detail.row
    told = {
        DeliveryState.CONFLICT: Stage.CHANGED,
        DeliveryState.REFUSED: Stage.REFUSED,
        DeliveryState.CANCELLED: Stage.REVOKED,
        DeliveryState.DUE_AGAIN: Stage.AGAIN,
        DeliveryState.WAITING: Stage.WAITING,
        DeliveryState.SENDING: Stage.WAITING,
    }
    if row.state is State.CONFLICT:
        return Stage.CHANGED
    if row.state not in {State.TAKEN_DOWN, State.GONE}:
        return Stage.REVOKED
    if row.delivery in told:
        return told[row.delivery]
    return Stage.PROVEN if _checked(detail) else Stage.CARRIED_OUT


def _checked(detail: Detail) -> bool:
    """Return whether the page was read since the last decision."""
    for moment in reversed(detail.moments):
        if moment.kind == CHECKED:
            return True
        if moment.kind in {"decision", "undo"}:
            return False
    return False


class Steps(QWidget):
    """Three lines: each waiting, done or failed."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, theme.px(4), 0, 0)
        self._grid.setHorizontalSpacing(theme.px(9))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._icons: list[QLabel] = []
        self.lines: list[QLabel] = []
        for number in range(3):
            icon = QLabel(self)
            line = paragraph("", theme, self)
            self._grid.addWidget(icon, number, 0)
            self._grid.addWidget(line, number, 1)
            self._icons.append(icon)
            self.lines.append(line)
        self.hint = paragraph("", theme, self, muted=True)
        self._grid.addWidget(self.hint, 3, 1)

    def begin(self, now: datetime) -> None:
        """Say that the order is written."""
        self._line(
            0,
            "circle-check",
            self.tr("Ordered and written to the log, %1").replace("%1", labels.clock_time(now)),
        )
        self._line(1, "clock", self.tr("On its way to the site, ahead of everything else"))
        self._line(2, "clock", self.tr("The public page has not been read yet"))
        self.hint.setText(
            self.tr(
                "You may close this window: the removal goes on, and you are told when it is done."
            )
        )

    def show_stage(self, now: Stage, detail: Detail) -> None:
        """Show how far it is."""
        sent = {
            Stage.WAITING: ("clock", self.tr("On its way to the site, ahead of everything else")),
            Stage.AGAIN: (
                "triangle-alert",
                self.tr("The site was not reached; it is tried again by itself"),
            ),
            Stage.REFUSED: (
                "circle-x",
                self.tr("The site refused. Take it down at the site itself."),
            ),
            Stage.CHANGED: (
                "triangle-alert",
                self.tr("The comment changed on the site meanwhile: see Conflicts, decide again."),
            ),
            Stage.REVOKED: ("circle-x", self.tr("Somebody decided otherwise meanwhile.")),
            Stage.CARRIED_OUT: ("circle-check", self.tr("The site carried it out")),
            Stage.PROVEN: ("circle-check", self.tr("The site carried it out")),
        }[now]
        self._line(1, *sent)
        if detail.row.problem and now in {Stage.AGAIN, Stage.REFUSED}:
            self.lines[1].setText(f"{sent[1]}\n{detail.row.problem[:300]}")
        if now is Stage.PROVEN:
            self._line(2, "circle-check", self.tr("Done: the public page no longer shows it"))
            self.hint.setText("")
        elif now is Stage.CARRIED_OUT:
            self._line(
                2,
                "clock",
                self.tr(
                    "Not done yet: the public page may still show it. It is read again each round."
                ),
            )
        else:
            self._line(2, "clock", self.tr("The public page has not been read yet"))
        if now.final:
            self.hint.setText("")

    def _line(self, number: int, icon: str, text: str) -> None:
        tones = self._theme.colours.tones
        colour = {
            "circle-check": tones["green"].fore,
            "circle-x": tones["red"].fore,
            "triangle-alert": tones["amber"].fore,
        }.get(icon, self._theme.colours.muted)
        side = self._theme.px(18)
        self._icons[number].setPixmap(
            self._theme.icon(icon, colour, side).pixmap(QSize(side, side))
        )
        self.lines[number].setText(text)
