"""What can be asked and done about obstacles and the chief's holds inside one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model import State
from moderator.store import chief_holds, decisions, holds, obstacles, passed, publishing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from moderator.model.holding import HeldPlace, Hold, HoldSet
    from moderator.model.hours import Hours
    from moderator.model.obstacle import Obstacle
    from moderator.model.passed import Answers, PassedUp
    from moderator.store.transaction import Transaction


class HoldReading:
    """What can be asked."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction

    def against(self, comment_ids: Iterable[int]) -> Mapping[int, tuple[Obstacle, ...]]:
        """Return what keeps moderators from approving these comments; free ones are left out."""
        return obstacles.of(self._t, comment_ids)

    def passes(self, actor: str) -> bool:
        """Return whether ``actor`` may approve all the same: a chief, or anybody without one."""
        return obstacles.passes(self._t, actor)

    def would_publish(self, comment_id: int) -> bool:
        """Return whether sending the decision about a conflict again approves the comment."""
        now = decisions.standings(self._t, [comment_id]).get(comment_id)
        if now is None or now.decision is None:
            return False
        return decisions.decided_state(self._t, now.decision, comment_id) is State.APPROVED

    def in_force(self) -> tuple[Hold, ...]:
        """Return the sections and articles that are held, the newest first."""
        return chief_holds.in_force(self._t)

    def unfinished(self) -> tuple[HeldPlace, ...]:
        """Return the places held, and the last one let go: comments may have to be moved there."""
        return chief_holds.unfinished(self._t)

    def waiting_in(self, place: HeldPlace, after: int, limit: int) -> tuple[int, ...]:
        """Return comments that a hold of ``place`` may move, with ids above ``after``."""
        return chief_holds.waiting_in(self._t, place, after, limit)

    def hours(self) -> Mapping[int, Hours]:
        """Return the hours during which approvals go out, by site; others are always told."""
        return publishing.hours(self._t)

    def opening(self, site_id: int, now: datetime) -> datetime | None:
        """Return until when approvals due by ``now`` wait; None while they go out."""
        return publishing.opening(self._t, site_id, now)

    def passed(self, comment_id: int) -> PassedUp | None:
        """Return how a comment that is with the chief came there; None for any other."""
        return passed.passed(self._t, comment_id)

    def answers(self, actor: str, after: int | None) -> Answers:
        """Return what others decided about what ``actor`` passed to the chief, after a row."""
        return passed.answers(self._t, actor, after)


class HoldWriting(HoldReading):
    """What can be done."""

    def put(self, actor: str, place: HeldPlace, *, on: bool, note: str = "") -> HoldSet:
        """Hold a place from now on, or lift its hold; a hold stops what is unsent there."""
        return holds.put(self._t, actor, place, on=on, note=note)

    def set_hours(self, actor: str, site_id: int, wanted: Hours | None) -> bool:
        """Let approvals go out to a site only at some hours, None: always; False when it is so."""
        return publishing.put(self._t, actor, site_id, wanted)

    def release(self, actor: str, comment_ids: Iterable[int]) -> tuple[int, ...]:
        """Let out the approvals of these comments that wait for the hours; return which."""
        return publishing.release(self._t, actor, comment_ids)

    def look(self, actor: str, seq: int) -> None:
        """Keep that ``actor`` has read their answers up to a row of the log."""
        passed.look(self._t, actor, seq)

    def settle(self, comment_ids: Iterable[int]) -> tuple[int, ...]:
        """Pass comments to the chief, or give them back, as holds and findings ask for now."""
        return holds.apply(self._t, comment_ids)
