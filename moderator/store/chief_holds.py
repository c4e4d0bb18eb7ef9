"""Sections and articles that the chief holds: rows of the ledger, of which the newest counts.

A hold counts from the row that sets it: what is pending there cannot be approved by a moderator
from that moment, although the comments themselves are moved to the chief's queue afterwards, in
steps (:func:`moderator.store.holds.apply`), as lifting a hold gives them back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, select

from moderator.model import State
from moderator.model.holding import HeldPlace, Hold
from moderator.model.obstacle import Barrier, Obstacle
from moderator.store import ledger as ledger_rows
from moderator.store import sealed
from moderator.store.columns import moment
from moderator.store.records import Entry
from moderator.store.tables import articles, standing
from moderator.store.tables import ledger as table
from moderator.store.transaction import blocks, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator.store.records import Where
    from moderator.store.transaction import Transaction

KIND: Final = "hold"

_remembered: dict[str, dict[HeldPlace, int]] = {}
"""Which rows are in force, by the hash of the newest row of the kind: no two ledgers share one."""


def in_force(transaction: Transaction) -> tuple[Hold, ...]:
    """Return the holds in force, the newest first."""
    rows = _rows(transaction)
    notes = sealed.fields(transaction, list(rows.values()))
    wanted = [place.article_id for place in rows if place.article_id is not None]
    titles: dict[int, str] = {}
    for block in blocks(wanted):
        titles |= pairs(transaction.connection.execute(_TITLES, {"ids": block}))
    told = {
        row.seq: row for row in transaction.connection.execute(_SET, {"seqs": list(rows.values())})
    }
    found = [
        Hold(
            place,
            "" if place.article_id is None else titles.get(place.article_id, ""),
            told[seq].actor,
            moment(told[seq].at),
            notes.get(seq, {}).get("note", ""),
            seq,
        )
        for place, seq in rows.items()
    ]
    return tuple(sorted(found, key=lambda one: -one.seq))


def put(
    transaction: Transaction, actor: str, place: HeldPlace, *, on: bool, note: str = ""
) -> bool:
    """Write that a place is held from now on, or no more; False when it is so already."""
    if (place in _rows(transaction)) == on:
        return False
    entry = Entry(
        kind=KIND,
        actor=actor,
        payload={"on": on, "section": place.section, "article": place.article_id},
        sealed={"note": note} if note else {},
    )
    ledger_rows.append(transaction, [entry])
    return True


def ever(transaction: Transaction) -> bool:
    """Return whether anything was ever held."""
    return transaction.connection.execute(_NEWEST).scalar() is not None


def unfinished(transaction: Transaction) -> tuple[HeldPlace, ...]:
    """Return the places where comments may still have to be moved, in the order of the log.

    They are those in force, and the one that was let go last: who sets several holds may lose
    their program before any of them was carried out.
    """
    rows = _rows(transaction)
    for seq, payload in transaction.connection.execute(_ROWS_BACK):
        said: dict[str, Any] = ledger_rows.payload_of(payload)
        place = HeldPlace(said["section"], said["article"])
        if place not in rows:
            rows[place] = seq
            break
    return tuple(sorted(rows, key=lambda place: rows[place]))


def articles_of(transaction: Transaction, place: HeldPlace) -> tuple[int, ...]:
    """Return the articles that a hold of ``place`` means."""
    if place.article_id is not None:
        return (place.article_id,)
    found = transaction.connection.execute(
        select(articles.c.id).where(articles.c.section == place.section)
    ).scalars()
    return tuple(found)


def waiting_in(
    transaction: Transaction, place: HeldPlace, after: int, limit: int
) -> tuple[int, ...]:
    """Return comments of a place, by id, that nobody decided and that wait for anybody.

    They are those with ids above ``after`` whose place in the queue a hold may change.
    """
    found: list[int] = []
    for block in blocks(articles_of(transaction, place)):
        wanted = {"ids": block, "after": after, "most": limit}
        found += transaction.connection.execute(_INSIDE, wanted).scalars()
    return tuple(sorted(found)[:limit])


def holding(transaction: Transaction) -> frozenset[HeldPlace]:
    """Return the places that are held."""
    return frozenset(_rows(transaction))


def obstacles(transaction: Transaction, there: Mapping[int, Where]) -> dict[int, list[Obstacle]]:
    """Say which of these comments stand where the chief holds everything."""
    rows = _rows(transaction)
    if not rows:
        return {}
    found: dict[int, list[Obstacle]] = {}
    known: dict[HeldPlace, Obstacle] = {}
    for one in there.values():
        for place in (HeldPlace(article_id=one.article_id), HeldPlace(section=one.section)):
            if place not in rows:
                continue
            if place not in known:
                known[place] = _obstacle(transaction, place, rows[place])
            found.setdefault(one.comment_id, []).append(known[place])
    return found


def _obstacle(transaction: Transaction, place: HeldPlace, seq: int) -> Obstacle:
    row = transaction.connection.execute(_SET, {"seqs": [seq]}).one()
    note = sealed.fields(transaction, [seq]).get(seq, {}).get("note", "")
    if place.article_id is None:
        return Obstacle(Barrier.SECTION, row.actor, moment(row.at), note, place.section, seq)
    titles = pairs(transaction.connection.execute(_TITLES, {"ids": [place.article_id]}))
    title = titles.get(place.article_id, "")
    return Obstacle(Barrier.ARTICLE, row.actor, moment(row.at), note, title, seq)


def _rows(transaction: Transaction) -> dict[HeldPlace, int]:
    """Return the places held, each with the row that holds it."""
    newest = transaction.connection.execute(_NEWEST).scalar()
    if newest is None:
        return {}
    found = _remembered.get(newest)
    if found is None:
        found = {}
        for seq, payload in transaction.connection.execute(_ROWS):
            said: dict[str, Any] = ledger_rows.payload_of(payload)
            place = HeldPlace(said["section"], said["article"])
            found.pop(place, None)
            if said["on"]:
                found[place] = seq
        _remembered.clear()
        _remembered[newest] = found
    return dict(found)


_NEWEST: Final = (
    select(table.c.hash).where(table.c.kind == KIND).order_by(table.c.seq.desc()).limit(1)
)
_ROWS: Final = (
    select(table.c.seq, table.c.payload).where(table.c.kind == KIND).order_by(table.c.seq)
)
_ROWS_BACK: Final = (
    select(table.c.seq, table.c.payload).where(table.c.kind == KIND).order_by(table.c.seq.desc())
)
_SET: Final = select(table.c.seq, table.c.actor, table.c.at).where(
    table.c.seq.in_(bindparam("seqs", expanding=True))
)
_TITLES: Final = select(articles.c.id, articles.c.title).where(
    articles.c.id.in_(bindparam("ids", expanding=True))
)
_INSIDE: Final = (
    select(standing.c.comment_id)
    .where(
        standing.c.article_id.in_(bindparam("ids", expanding=True)),
        standing.c.state.in_([State.PENDING.value, State.CHIEF.value]),
        standing.c.decision.is_(None),
        standing.c.comment_id > bindparam("after"),
    )
    .order_by(standing.c.comment_id)
    .limit(bindparam("most"))
)
