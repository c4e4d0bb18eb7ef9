"""Who has which comment open now: claims that expire by the database's clock.

Nothing here locks the ledger: opening a comment waits for nobody's decision. A claim is a courtesy
with a date: one that its window no longer renews (a crash, a lost network) blocks nobody. That
nobody decides twice does not rest on it, but on what :mod:`moderator.store.decisions` is given.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, delete, insert, select, text, update

from moderator.model import Moved, Present, State
from moderator.store.columns import Exact, moment
from moderator.store.tables import claims, ledger, standing
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable

LEASE: Final = timedelta(seconds=60)
"""How long a claim holds when nobody renews it."""

_FORGOTTEN: Final = timedelta(hours=1) // timedelta(microseconds=1)


class Attending:
    """A short transaction about who is at work; it waits for no decision."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction

    def open(self, desk: str, actor: str, comment_id: int | None, lease: timedelta = LEASE) -> None:
        """Say that ``actor`` is at work at ``desk``, with a comment open or none; or say it again.

        The comment is held for that desk unless another one holds it.
        """
        now = self._t.database_time()
        until = now + lease // timedelta(microseconds=1)
        connection = self._t.connection
        old = connection.execute(_OWN, {"desk": desk}).one_or_none()
        same = old is not None and (old.actor, old.viewing) == (actor, comment_id)
        held = old is not None and old.comment_id is not None and old.lease_until > now
        if same and (held or comment_id is None):
            renewed = update(claims).where(claims.c.desk == desk).values(lease_until=until)
            connection.execute(renewed)
            return
        row = {
            "desk": desk,
            "actor": actor,
            "comment_id": comment_id,
            "viewing": comment_id,
            "since": old.since if old is not None and same else now,
            "lease_until": until,
        }
        connection.execute(delete(claims).where(claims.c.desk == desk))
        if comment_id is not None:
            stale = claims.c.lease_until <= now
            connection.execute(delete(claims).where(claims.c.comment_id == comment_id, stale))
        if connection.execute(_HOLD, row).scalar() is None:
            connection.execute(insert(claims).values(row | {"comment_id": None}))
        self._t.tell(desk)

    def leave(self, desk: str) -> None:
        """Say that nobody is at ``desk`` any more; its comment is anybody's."""
        connection = self._t.connection
        connection.execute(delete(claims).where(claims.c.desk == desk))
        old = claims.c.lease_until <= self._t.database_time() - _FORGOTTEN
        connection.execute(delete(claims).where(old))
        self._t.tell(desk)


def present(transaction: Transaction) -> tuple[Present, ...]:
    """Return who is at work now, the longest first."""
    found = transaction.connection.execute(_LIVE, {"now": transaction.database_time()})
    return tuple(
        Present(row.desk, row.actor, row.viewing, row.comment_id is not None, moment(row.since))
        for row in found
    )


def end(transaction: Transaction, desks: Iterable[str]) -> None:
    """Forget desks that are known to have ended."""
    for block in blocks(desks):
        transaction.connection.execute(delete(claims).where(claims.c.desk.in_(block)))


def last_moves(transaction: Transaction, comment_ids: Iterable[int]) -> dict[int, Moved]:
    """Return who last moved these comments; those nobody moved are left out."""
    found: dict[int, Moved] = {}
    for block in blocks(comment_ids):
        for row in transaction.connection.execute(_MOVED, {"ids": block}):
            found[row.comment_id] = Moved(row.actor, moment(row.at), row.kind, State(row.state))
    return found


# Built once: building a statement takes longer than running it.
_OWN: Final = select(claims).where(claims.c.desk == bindparam("desk"))
_HOLD: Final = text(
    "INSERT INTO claims (desk, actor, comment_id, viewing, since, lease_until)"
    " VALUES (:desk, :actor, :comment_id, :viewing, :since, :lease_until)"
    " ON CONFLICT DO NOTHING RETURNING desk"
).bindparams(bindparam("actor", type_=Exact))
_LIVE: Final = (
    select(claims).where(claims.c.lease_until > bindparam("now")).order_by(claims.c.since)
)
_MOVED: Final = (
    select(standing.c.comment_id, standing.c.state, ledger.c.actor, ledger.c.at, ledger.c.kind)
    .join(ledger, ledger.c.seq == standing.c.seq)
    .where(standing.c.comment_id.in_(bindparam("ids", expanding=True)))
)
