"""How comments came to the chief, and the answers to those who passed them up.

An answer is what somebody else decided about a comment that one passed to the chief, while it was
there. How far somebody has read their answers lies in ``meta``: it is no act.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, exists, select

from moderator.model import State, Verdict
from moderator.model.obstacle import Barrier
from moderator.model.passed import Answer, Answers, PassedUp
from moderator.store import ledger as ledger_rows
from moderator.store import readers
from moderator.store.columns import moment
from moderator.store.stored import by_id
from moderator.store.tables import ledger as table
from moderator.store.tables import ledger_head, meta, standing

if TYPE_CHECKING:
    from moderator.store.transaction import Transaction

BEGINNING: Final = 200
FIRST_LOOK: Final = 20_000
"""Rows of the log in which somebody's first answers are looked for."""


def passed(transaction: Transaction, comment_id: int) -> PassedUp | None:
    """Return how a comment that is with the chief came there; None for any other."""
    row = transaction.connection.execute(_CAME, {"of": comment_id}).one_or_none()
    if row is None:
        return None
    if row.kind == "undo":  # who took a decision back did not pass it up
        undone = int(ledger_rows.payload_of(row.payload).get("undoes", row.seq))
        row = _brought(transaction, comment_id, undone) or row
    why = ledger_rows.payload_of(row.payload).get("why")
    return PassedUp(row.kind, row.actor, moment(row.at), None if why is None else Barrier(why))


def _brought(transaction: Transaction, comment_id: int, before: int) -> Any:  # noqa: ANN401
    """Return the row that brought a comment to the chief before row ``before``, or None."""
    for row in transaction.connection.execute(_EARLIER, {"of": comment_id, "before": before}):
        if row.kind != "undo" and (
            ledger_rows.payload_of(row.payload).get("state") == State.CHIEF.value
        ):
            return row
    return None


def answers(transaction: Transaction, actor: str, after: int | None = None) -> Answers:
    """Return what was answered to ``actor`` after row ``after``; None: since they last looked."""
    head = int(transaction.connection.execute(select(ledger_head.c.seq)).scalar_one())
    since = _looked(transaction, actor, head) if after is None else after
    rows = [
        (row, said)
        for row in transaction.connection.execute(_ANSWERS, {"actor": actor, "since": since})
        if (said := ledger_rows.payload_of(row.payload))["before"] == State.CHIEF.value
    ]
    newest = {row.comment_id: row for row, _ in rows}
    stored = by_id(transaction, newest)
    found = [
        Answer(
            row.seq,
            comment_id,
            row.actor,
            moment(row.at),
            Verdict(row.verdict),
            stored[comment_id].state,
            stored[comment_id].name,
            stored[comment_id].text[:BEGINNING],
            _said(transaction, comment_id, row.actor),
        )
        for comment_id, row in newest.items()
        if comment_id in stored
    ]
    return Answers(head, tuple(sorted(found, key=lambda one: -one.seq)))


def look(transaction: Transaction, actor: str, seq: int) -> None:
    """Keep that ``actor`` has read their answers up to row ``seq`` of the log."""
    name = _name(actor)
    transaction.connection.execute(meta.delete().where(meta.c.name == name))
    transaction.connection.execute(meta.insert().values(name=name, value=str(seq)))


def _said(transaction: Transaction, comment_id: int, actor: str) -> str:
    """Return what ``actor`` noted last on a comment, with the decision or beside it."""
    said = [one.text for one in readers.notes(transaction, comment_id) if one.actor == actor]
    return said[-1] if said else ""


def _looked(transaction: Transaction, actor: str, head: int) -> int:
    found = transaction.connection.execute(
        select(meta.c.value).where(meta.c.name == _name(actor))
    ).scalar()
    return max(0, head - FIRST_LOOK) if found is None else int(found)


def _name(actor: str) -> str:
    """Return the name in ``meta``, which is short and plain."""
    mark = hashlib.blake2b(actor.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return f"answers:{mark}"


_earlier = table.alias("earlier")
_CAME: Final = (
    select(table.c.seq, table.c.kind, table.c.actor, table.c.at, table.c.payload)
    .join(standing, standing.c.seq == table.c.seq)
    .where(
        standing.c.comment_id == bindparam("of"),
        standing.c.state == State.CHIEF.value,
    )
)
_EARLIER: Final = (
    select(table.c.kind, table.c.actor, table.c.at, table.c.payload)
    .where(table.c.comment_id == bindparam("of"), table.c.seq < bindparam("before"))
    .order_by(table.c.seq.desc())
    .limit(200)
)
_ANSWERS: Final = (
    select(
        table.c.seq,
        table.c.comment_id,
        table.c.actor,
        table.c.at,
        table.c.verdict,
        table.c.payload,
    )
    .where(
        table.c.seq > bindparam("since"),
        table.c.kind == "decision",
        table.c.actor != bindparam("actor"),
        exists().where(
            _earlier.c.comment_id == table.c.comment_id,
            _earlier.c.seq < table.c.seq,
            _earlier.c.actor == bindparam("actor"),
            _earlier.c.kind == "decision",
            _earlier.c.verdict == Verdict.CHIEF.value,
        ),
    )
    .order_by(table.c.seq)
)
