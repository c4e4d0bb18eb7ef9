"""A desk that keeps rules of its own, and two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model import FindingKind, ListChange, OwnRule, OwnRules, RuleDoes

if TYPE_CHECKING:
    from tests.desks import Newsroom

COURSE = OwnRule("", "Khoá học", on=True, phrases=("khoá học làm giàu",))
HOLD = OwnRule("hold", "Chờ xem", on=True, phrases=("kiện cáo",), does=RuleDoes.HOLD, weight=0.9)


def quietly(_done: int, _total: int) -> None:
    """Hear nothing of the progress."""


def never() -> bool:
    """Go on."""
    return False


def save(room: Newsroom, *rules: OwnRule, changes: tuple[ListChange, ...] = ()) -> OwnRules:
    """Let the chief turn all own rules into these."""
    keeping = room.desk.rulekeeping
    return keeping.save("Trưởng ban", keeping.own(), OwnRules(rules, changes))


def kinds(room: Newsroom, comment: int) -> set[FindingKind]:
    """Return what is noticed in a comment."""
    return {finding.kind for finding in room.row(comment).findings}
