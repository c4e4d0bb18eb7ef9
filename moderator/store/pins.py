"""The PINs that people set for their names, as slow hashes, and how often they were mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from sqlalchemy import bindparam, delete, insert, select, update

from moderator.store import ledger
from moderator.store.columns import micros, moment
from moderator.store.records import Entry
from moderator.store.tables import pins

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.store.transaction import Transaction

KIND: Final = "pin"


class KeptPin(Struct, frozen=True):
    """A PIN as it is kept. ``code`` is what only the right digits give."""

    name: str
    code: str
    failed: int  # wrong tries since the last right one
    not_before: datetime  # no try is looked at earlier


def names(transaction: Transaction) -> frozenset[str]:
    """Return who has a PIN."""
    return frozenset(transaction.connection.execute(_NAMES).scalars())


def pin(transaction: Transaction, name: str) -> KeptPin | None:
    """Return somebody's PIN as it is kept, or None."""
    row = transaction.connection.execute(_ONE, {"name": name}).one_or_none()
    return None if row is None else KeptPin(row.name, row.code, row.failed, moment(row.not_before))


def put(transaction: Transaction, actor: str, name: str, code: str | None, what: str) -> None:
    """Keep a new PIN, or none; ``what`` the log calls it: set, changed, removed or reset."""
    said = {"person": name, "note": name}
    ledger.append(transaction, [Entry(kind=KIND, actor=actor, payload={"pin": what}, sealed=said)])
    transaction.connection.execute(delete(pins).where(pins.c.name == name))
    if code is not None:
        transaction.connection.execute(
            insert(pins).values(
                name=name, code=code, failed=0, not_before=transaction.at, set_at=transaction.at
            )
        )


def count_try(transaction: Transaction, name: str, failed: int, not_before: datetime) -> None:
    """Count a try before it is looked at, so that nothing is gained by breaking it off."""
    transaction.connection.execute(
        update(pins).where(pins.c.name == name).values(failed=failed, not_before=micros(not_before))
    )


def forgive(transaction: Transaction, name: str, code: str) -> None:
    """Forget the wrong tries of a PIN that was typed rightly."""
    transaction.connection.execute(
        update(pins)
        .where(pins.c.name == name, pins.c.code == code)
        .values(failed=0, not_before=transaction.at)
    )


_NAMES: Final = select(pins.c.name)
_ONE: Final = select(pins).where(pins.c.name == bindparam("name"))
