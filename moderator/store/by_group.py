"""The beginning of a list in which those that say the same stand together, largest groups first.

To sort all of a long list so, each comment's group is looked up; its beginning is found by going
through the groups instead, from the largest on.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, or_, select

from moderator.store.standing import REPEAT
from moderator.store.tables import comments, near_groups, repeats, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.store.filtering import Conditions
    from moderator.store.transaction import Transaction

_AT_ONCE: Final = 50
_MOST: Final = 3000
"""Groups that are gone through; where they do not fill the beginning, the list is sorted whole."""


def first(transaction: Transaction, asked: Conditions, limit: int) -> array[int] | None:
    """Return the first ``limit`` ids; None where going through the largest groups finds fewer."""
    found = array("q")
    largest = list(transaction.connection.execute(_LARGEST).scalars())
    for leaders in _few_first(largest):
        marks = select(repeats.c.fingerprint).where(
            or_(repeats.c.fingerprint.in_(leaders), repeats.c.near.in_(leaders))
        )
        wanted = (
            select(standing.c.comment_id)
            .join(comments, comments.c.id == standing.c.comment_id)
            .join(repeats, repeats.c.fingerprint == comments.c.fingerprint)
            .outerjoin(near_groups, near_groups.c.leader == _LEADER)
            .where(comments.c.fingerprint.in_(marks), _AGAIN, *asked.wanted)
            .order_by(
                _TOTAL.desc(),
                _LEADER,
                standing.c.created_at + 0,
                standing.c.comment_id,
            )
            .limit(limit - len(found))
        )
        found.extend(transaction.connection.scalars(wanted))
        if len(found) >= limit:
            return found
    return None


def _few_first(leaders: list[int]) -> Iterator[list[int]]:
    """Cut into more and more: the largest groups may fill the beginning alone."""
    at, size = 0, 1
    while at < len(leaders):
        yield leaders[at : at + size]
        at, size = at + size, min(2 * size, _AT_ONCE)


_LEADER: Final = func.coalesce(repeats.c.near, repeats.c.fingerprint)
_AGAIN: Final = standing.c.kinds.op("&")(REPEAT) != 0
_TOTAL: Final = func.coalesce(near_groups.c.total, repeats.c.total)
_LARGEST: Final = (
    select(repeats.c.fingerprint)
    .outerjoin(near_groups, near_groups.c.leader == repeats.c.fingerprint)
    .where(
        or_(repeats.c.near.is_(None), repeats.c.near == repeats.c.fingerprint),
        _TOTAL > 1,
    )
    .order_by(_TOTAL.desc(), repeats.c.fingerprint)
    .limit(_MOST)
)
