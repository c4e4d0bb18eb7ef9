"""Urgent removals until the public page no longer shows the comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import and_, exists, select

from moderator.model import DeliveryState, State
from moderator.store import ledger as ledger_rows
from moderator.store.records import Entry
from moderator.store.tables import comments, deliveries, ledger, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.store.transaction import Transaction

CHECKED: Final = "takedown_checked"

_ON_THE_WAY: Final = (DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.DUE_AGAIN)


class Takedown(NamedTuple):
    """A removal that its site has carried out and whose public page is still to be read."""

    comment_id: int
    remote_id: str
    decision: str | None


def unchecked(transaction: Transaction, site_id: int) -> tuple[Takedown, ...]:
    """Return the delivered removals of a site that no reading of the page has confirmed."""
    looked_at = exists().where(
        ledger.c.comment_id == standing.c.comment_id,
        ledger.c.kind == CHECKED,
        ledger.c.seq > standing.c.seq,
    )
    on_the_way = exists().where(
        deliveries.c.comment_id == standing.c.comment_id,
        deliveries.c.state.in_([state.value for state in _ON_THE_WAY]),
    )
    rows = transaction.connection.execute(
        select(standing.c.comment_id, comments.c.remote_id, standing.c.decision)
        .join(comments, comments.c.id == standing.c.comment_id)
        .where(
            and_(
                standing.c.state == State.TAKEN_DOWN.value,
                standing.c.site_id == site_id,
                ~looked_at,
                ~on_the_way,
            )
        )
        .order_by(standing.c.seq)
    )
    return tuple(Takedown(*row) for row in rows)


def confirm(
    transaction: Transaction, site_id: int, takedown: Takedown, replies: Sequence[str]
) -> None:
    """Log that the public page no longer shows a comment, and which replies it still shows."""
    entry = Entry(
        kind=CHECKED,
        actor="",
        payload={"visible": False, "replies": list(replies)},
        site_id=site_id,
        comment_id=takedown.comment_id,
        decision=takedown.decision,
    )
    ledger_rows.append(transaction, [entry])
    transaction.touch([takedown.comment_id])
