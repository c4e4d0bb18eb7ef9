"""What undo would take back: named beside the buttons, and never an older decision than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from moderator.ui import labels
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.model import Undoable, Undone
    from moderator.ui.action_bar import ActionBar
    from moderator.ui.decisions import Decisions
    from moderator.ui.lanes import Lanes


class LastDecision(QObject):
    """Keeps the line about the last decision true, and takes that decision back."""

    remark = Signal(str, str, str)  # text, icon, tone
    came_back = Signal(object)  # the comment that an undo brought back, or None

    def __init__(self, lanes: Lanes, decisions: Decisions, deck: ActionBar, actor: str) -> None:
        """Watch what ``actor`` decided."""
        super().__init__(deck)
        self._lanes = lanes
        self._decisions = decisions
        self._deck = deck
        self.actor = actor
        self._last: Undoable | None = None
        self._known = False
        self._wanted = False
        decisions.busy_changed.connect(self.read)
        decisions.undone.connect(self._undone)

    @Slot()
    def read(self) -> None:
        """Ask what undo would take back now."""
        self._known = False
        actor = self.actor
        self._lanes.read(lambda desk: desk.undoable(actor), self._found, topic="undoable")

    def _found(self, found: Undoable | None) -> None:
        if self._decisions.any_busy():
            return  # read again once the decision on its way has been made
        self._last, self._known = found, True
        self._say(found)
        if self._wanted:
            self._wanted = False
            self.undo()

    def undo(self) -> None:
        """Take back the decision that is named; wait for its name if it is not known yet."""
        if not self._known:
            self._wanted = True
        elif self._last is None:
            self.remark.emit(self.tr("There is nothing to undo."), "info", "amber")
        elif not self._last.possible:
            self.remark.emit(labels.words(self._last.words), "circle-alert", "amber")
        else:
            self._decisions.undo(self.actor, self._last.decision)

    @Slot(object)
    def _undone(self, undone: Undone) -> None:
        self.came_back.emit(undone.comments[0] if len(undone.comments) == 1 else None)
        self.remark.emit(labels.words(undone.words), "undo-2", "green")
        self.read()

    def _say(self, found: Undoable | None) -> None:
        if found is None:
            self._deck.show_last("", "")
            return
        others = len(found.comments) - 1
        name = shortened(safe(found.author), 60) or "—"
        if others:
            name = self.tr("%1 and %n more", None, others).replace("%1", name)
        text = self.tr("%1 “%2”")
        text = text.replace("%1", labels.verdict_done(found.verdict))
        text = text.replace("%2", shortened(safe(found.excerpt), 80))
        self._deck.show_last(name, text, labels.words(found.words))
