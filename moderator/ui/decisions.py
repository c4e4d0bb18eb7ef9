"""Carries decisions from the keys to the desk, and says what became of them.

Where the desk foresees no question, the comment leaves the list before the decision is written:
the next one is painted first, then the writer has its turn. What could not be done comes back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from moderator.model import Decided, Decision, ItemResult, State, Verdict
from moderator.ui import labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator.errors import ModeratorError
    from moderator.model import DecidedItem, Undone
    from moderator.ui.lanes import Lanes

GONE_FROM_HERE = (ItemResult.DONE, ItemResult.ALREADY, ItemResult.MISSING)


class Decisions(QObject):
    """Every decision of the window passes here: one at a time for each comment."""

    sent = Signal(object)  # Decision on its way, whose comments leave the list already
    came_back = Signal(object)  # Decision of which nothing was done: its comments are there again
    asked = Signal(object, object)  # Decision, its questions: to be put to the person
    left = Signal(object)  # comments that were decided: they leave the list
    done = Signal(object, object)  # Decision, Decided
    stale = Signal(object)  # comments that are not as they were seen
    undone = Signal(object)  # Undone
    refused = Signal(str)  # why something could not be done, in words
    busy_changed = Signal()

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        """Begin with nothing on its way."""
        super().__init__(parent)
        self._lanes = lanes
        self._busy: set[int] = set()
        self._early: list[Decision] = []  # on their way, their comments left the list
        self._newest: Decision | None = None
        self._undoing = False

    def busy(self, comment: int) -> bool:
        """Return whether a decision about ``comment`` is on its way to the desk."""
        return comment in self._busy

    def any_busy(self) -> bool:
        """Return whether any decision is on its way to the desk."""
        return bool(self._busy)

    def undoing(self) -> bool:
        """Return whether an undo is on its way to the desk."""
        return self._undoing

    def newest(self) -> Decision | None:
        """Return the decision that was sent last, while it is on its way to the desk."""
        return self._newest

    def decide(self, decision: Decision, *, early: bool = False) -> bool:
        """Send a decision to the desk; return False when one of its comments is on its way.

        ``early``: nothing is expected against it, and its comments leave the list before it is
        written.
        """
        if self._busy.intersection(decision.comments):
            return False
        self._busy.update(decision.comments)
        self._newest = decision
        self.busy_changed.emit()
        if early:
            self._early.append(decision)
            self.sent.emit(decision)
        self._lanes.write(
            lambda desk: desk.decide(decision),
            partial(self._decided, decision),
            failed=partial(self._failed, decision),
        )
        return True

    def confirm(self, decision: Decision, codes: frozenset[str]) -> None:
        """Send a decision again, now that its questions were answered with yes."""
        self.decide(replace(decision, confirmed=decision.confirmed | codes))

    def undo(self, actor: str, decision: str | None = None) -> None:
        """Take back a decision of ``actor``: the given one, or the newest."""
        if self._undoing:
            return
        self._undoing = True
        self._lanes.write(
            lambda desk: desk.undo(actor, decision), self._undone, failed=self._undo_failed
        )

    def forget(self) -> None:
        """Let every comment be decided again: a fault of the program lost an answer."""
        lost, self._early = self._early, []
        self._busy.clear()
        self._newest = None
        self._undoing = False
        self.busy_changed.emit()
        for decision in lost:
            self.came_back.emit(decision)

    # --- answers ----------------------------------------------------------------------------

    def _free(self, decision: Decision, *, gone: bool) -> None:
        """Let the comments be decided again; where they did not go after all, say so first."""
        self._busy.difference_update(decision.comments)
        if self._newest is decision:
            self._newest = None
        early = [one for one in self._early if one is decision]
        self._early = [one for one in self._early if one is not decision]
        self.busy_changed.emit()
        if early and not gone:
            self.came_back.emit(decision)

    def _decided(self, decision: Decision, decided: Decided) -> None:
        self._free(decision, gone=all(item.result in GONE_FROM_HERE for item in decided.items))
        if decided.decision is None and decided.questions:
            self.asked.emit(decision, decided.questions)
            return
        by_result: Mapping[ItemResult, list[DecidedItem]] = {result: [] for result in ItemResult}
        for item in decided.items:
            by_result[item.result].append(item)
        leaving = [item.comment_id for result in GONE_FROM_HERE for item in by_result[result]]
        if leaving:
            self.left.emit(tuple(leaving))
        if decided.decision is not None:
            self.done.emit(decision, decided)
        changed = by_result[ItemResult.CHANGED] + by_result[ItemResult.TAKEN]
        if changed:
            self.stale.emit(tuple(item.comment_id for item in changed))
        for result in (
            ItemResult.TAKEN,
            ItemResult.IMPOSSIBLE,
            ItemResult.CHANGED,
            ItemResult.MISSING,
        ):
            self._say(by_result[result])
        if decided.decision is None and by_result[ItemResult.ALREADY]:
            self._say(by_result[ItemResult.ALREADY])

    def _say(self, items: list[DecidedItem]) -> None:
        said = dict.fromkeys(labels.words(item.words) for item in items if item.words is not None)
        for text in said:
            self.refused.emit(text)

    def _failed(self, decision: Decision, error: ModeratorError) -> None:
        self._free(decision, gone=False)
        self.refused.emit(error.words(labels.language()))

    def _undone(self, undone: Undone) -> None:
        self._undoing = False
        self.undone.emit(undone)

    def _undo_failed(self, error: ModeratorError) -> None:
        self._undoing = False
        self.refused.emit(error.words(labels.language()))


VERDICTS: Mapping[str, Verdict] = {
    "approve": Verdict.APPROVE,
    "hold": Verdict.HOLD,
    "chief": Verdict.CHIEF,
    "reject": Verdict.REJECT,
    "spam": Verdict.SPAM,
    "return": Verdict.RETURN,
}

BECOMES: Mapping[Verdict, State] = {
    Verdict.APPROVE: State.APPROVED,
    Verdict.REJECT: State.REJECTED,
    Verdict.SPAM: State.SPAM,
    Verdict.HOLD: State.HELD,
    Verdict.CHIEF: State.CHIEF,
    Verdict.TAKEDOWN: State.TAKEN_DOWN,
    Verdict.RETURN: State.PENDING,
}
