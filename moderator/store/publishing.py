"""When approvals go out to a site: rows of the ledger, of which the newest of a site counts.

Only what publishes waits: rejections, removals, edits of what is public, and undoing go at once.
An approval that somebody lets out before the hours begin is marked in the outbox.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, func, select, update

from moderator.model import Action
from moderator.model.hours import Hours
from moderator.store import ledger as ledger_rows
from moderator.store.columns import moment
from moderator.store.fences import UNSENT
from moderator.store.records import Entry
from moderator.store.stored import by_id
from moderator.store.tables import deliveries, standing
from moderator.store.tables import ledger as table
from moderator.store.transaction import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from moderator.store.records import Plain
    from moderator.store.transaction import Transaction

KIND: Final = "hours"
RELEASED: Final = "released"

_remembered: dict[str, dict[int, Hours]] = {}
"""The hours of the sites, by the hash of the newest row of the kind: no two ledgers share one."""

WAITS: Final[ColumnElement[bool]] = and_(
    deliveries.c.action == Action.APPROVE.value,
    deliveries.c.inverse.is_(False),
    deliveries.c.urgent.is_(False),
    deliveries.c.released.is_(False),
)
"""Which deliveries keep to the hours."""


def hours(transaction: Transaction) -> dict[int, Hours]:
    """Return the hours in force, by site; a site without any is always told at once."""
    newest = transaction.connection.execute(_NEWEST).scalar()
    if newest is None:
        return {}
    found = _remembered.get(newest)
    if found is None:
        found = {}
        for site_id, payload in transaction.connection.execute(_ROWS):
            said: dict[str, Any] = ledger_rows.payload_of(payload)
            found.pop(site_id, None)
            if said["opens"] is not None:
                found[site_id] = Hours(said["opens"], said["closes"], said["zone"])
        _remembered.clear()
        _remembered[newest] = found
    return dict(found)


def put(transaction: Transaction, actor: str, site_id: int, wanted: Hours | None) -> bool:
    """Let approvals go out to a site only at ``wanted``, None: always; False when it is so."""
    if hours(transaction).get(site_id) == wanted:
        return False
    payload: dict[str, Plain] = {"opens": None}
    if wanted is not None:
        payload = {"opens": wanted.opens, "closes": wanted.closes, "zone": wanted.zone}
    entry = Entry(kind=KIND, actor=actor, payload=payload, site_id=site_id)
    ledger_rows.append(transaction, [entry])
    return True


def opening(transaction: Transaction, site_id: int, now: datetime) -> datetime | None:
    """Return until when approvals wait that are due by ``now``; None while they go out."""
    set_ = hours(transaction).get(site_id)
    if set_ is None or set_.is_open(now):
        return None
    return set_.next_opening(now)


def later(transaction: Transaction, site_id: int) -> int:
    """Return how many approvals wait for the hours to begin, were they closed."""
    return int(transaction.connection.execute(_LATER, {"site": site_id}).scalar_one())


def awaiting(transaction: Transaction) -> ColumnElement[bool]:
    """Say that a comment's approval waits for the hours of its site, which are closed now."""
    now = transaction.now
    closed = [site for site in hours(transaction) if opening(transaction, site, now) is not None]
    return standing.c.comment_id.in_(
        select(deliveries.c.comment_id).where(
            deliveries.c.site_id.in_(closed), deliveries.c.state.in_(UNSENT), WAITS
        )
    )


def publishes_at(transaction: Transaction, comment_id: int) -> datetime | None:
    """Return when a comment's approval goes out that waits for the hours; None for any other."""
    row = transaction.connection.execute(_ONE, {"of": comment_id}).first()
    if row is None:
        return None
    due = max(moment(row.not_before), transaction.now)
    return opening(transaction, row.site_id, due)


def awaiting_of(transaction: Transaction, newest: Mapping[int, Any]) -> set[int]:
    """Return whose approval waits for the hours, given each comment's newest delivery."""
    unsent = [
        (comment, one)
        for comment, one in newest.items()
        if one.state in UNSENT
        and one.action == Action.APPROVE.value
        and not (one.inverse or one.urgent or one.released)
    ]
    there = hours(transaction) if unsent else {}
    return {
        comment
        for comment, one in unsent
        if one.site_id in there
        and not there[one.site_id].is_open(max(moment(one.not_before), transaction.now))
    }


def release(transaction: Transaction, actor: str, comment_ids: Iterable[int]) -> tuple[int, ...]:
    """Let out the approvals of these comments that wait for the hours; return which there were."""
    found: list[int] = []
    for block in blocks(dict.fromkeys(comment_ids)):
        found += transaction.connection.execute(_WAITING, {"ids": block}).scalars()
    stored = by_id(transaction, found)
    now = transaction.now
    freed = [one for one in found if opening(transaction, stored[one].site_id, now) is not None]
    for block in blocks(freed):
        transaction.connection.execute(
            update(deliveries)
            .where(deliveries.c.comment_id.in_(block), deliveries.c.state.in_(UNSENT), WAITS)
            .values(released=True)
        )
    ledger_rows.append(
        transaction,
        [
            Entry(
                kind=RELEASED,
                actor=actor,
                payload={"remote_id": stored[one].remote_id},
                site_id=stored[one].site_id,
                comment_id=one,
                decision=stored[one].decision,
            )
            for one in freed
        ],
    )
    transaction.touch(freed)
    return tuple(freed)


_NEWEST: Final = (
    select(table.c.hash).where(table.c.kind == KIND).order_by(table.c.seq.desc()).limit(1)
)
_ROWS: Final = (
    select(table.c.site_id, table.c.payload).where(table.c.kind == KIND).order_by(table.c.seq)
)
_LATER: Final = select(func.count()).where(
    deliveries.c.site_id == bindparam("site"), deliveries.c.state.in_(UNSENT), WAITS
)
_ONE: Final = select(deliveries.c.site_id, deliveries.c.not_before).where(
    deliveries.c.comment_id == bindparam("of"), deliveries.c.state.in_(UNSENT), WAITS
)
_WAITING: Final = select(deliveries.c.comment_id).where(
    deliveries.c.comment_id.in_(bindparam("ids", expanding=True)),
    deliveries.c.state.in_(UNSENT),
    WAITS,
)
