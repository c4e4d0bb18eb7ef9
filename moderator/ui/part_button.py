"""Narrows the queue to one's own part of it, where the desk has split its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton

from moderator.ui.dialogs.frame import while_alive
from moderator.ui.plain import safe, set_tooltip, shortened

if TYPE_CHECKING:
    from moderator.errors import ModeratorError
    from moderator.model import Person
    from moderator.ui.lanes import Lanes
    from moderator.ui.main_window import MainWindow
    from moderator.ui.theme import Theme

LONGEST = 300


class PartButton(QToolButton):
    """Pressed, only what is this moderator's part or nobody's is listed.

    Hidden while nobody has a part.
    """

    chosen = Signal(bool)  # the person pressed or released it

    def __init__(self, window: MainWindow, lanes: Lanes, theme: Theme, *, pressed: bool) -> None:
        """Stand beside the order of the list; ``pressed`` as it was left the last time."""
        super().__init__(window.queue)
        self._window = window
        self._lanes = lanes
        self._theme = theme
        self._split = False  # somebody has a part
        self.setText(self.tr("My part"))
        self.setCheckable(True)
        self.setChecked(pressed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        window.queue.add(self)
        self.clicked.connect(self._pressed)
        lanes.status.connect(self.look)
        window.actor_changed.connect(self._apply)
        theme.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def look(self) -> None:
        """Ask who has a part."""
        self._lanes.read(
            lambda desk: desk.people.everybody(),
            while_alive(self, self._found),
            topic="parts",
            failed=while_alive(self, self._unread),
        )

    def _found(self, people: tuple[Person, ...]) -> None:
        parted = any(one.part for one in people)
        mine = [one for one in people if one.name == self._window.actor]
        said = ", ".join(pattern for one in mine for pattern in one.part)
        text = self.tr("Your part: %1. What is nobody's part is seen by all.")
        text = text.replace("%1", shortened(safe(said), LONGEST) or "—")
        set_tooltip(self, text)
        if parted != self._split:
            self._split = parted
            self.setVisible(parted)
            self._apply()

    def _unread(self, _error: ModeratorError) -> None:
        """Ask again with the next status: what is wrong with the database is said elsewhere."""

    @Slot()
    def _pressed(self) -> None:
        self._apply()
        self.chosen.emit(self.isChecked())

    @Slot()
    def _apply(self) -> None:
        part = self._window.actor if self._split and self.isChecked() else ""
        query = self._window.browsing.query
        if query.part != part:
            self._window.browsing.show(replace(query, part=part))

    @Slot()
    def _restyle(self) -> None:
        theme, colours = self._theme, self._theme.colours
        self.setFont(theme.font(-1.5))
        pair = colours.tones["teal"]
        self.setStyleSheet(
            f"QToolButton {{ color: {colours.muted}; padding: 0 {theme.px(7)}px;"
            f" border-radius: {theme.px(5)}px; border: 1px solid transparent; }}"
            f"QToolButton:checked {{ color: {pair.fore}; background: {pair.back}; }}"
            f"QToolButton:focus {{ border-color: {colours.focus}; }}"
        )
