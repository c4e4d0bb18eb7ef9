"""Personal fields of the ledger: apart from it, salted, deletable."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Final

from sqlalchemy import LargeBinary, cast, select

from moderator.store.tables import sealed
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SALT_BYTES: Final = 16

# SQLite keeps whatever somebody writes into a column: text is read as its bytes.
SALT: Final = cast(sealed.c.salt, LargeBinary)
VALUE: Final = cast(sealed.c.value, LargeBinary)


def seal(value: str) -> tuple[bytes, bytes, str]:
    """Return a fresh salt, the bytes to store, and the hash that goes into the payload."""
    salt = secrets.token_bytes(SALT_BYTES)
    stored = value.encode("utf-8", "surrogatepass")
    return salt, stored, mark(salt, stored)


def mark(salt: bytes, stored: bytes) -> str:
    """Return SHA-256 of salt and value, in hexadecimal."""
    return hashlib.sha256(salt + stored).hexdigest()


def opened(stored: bytes) -> str:
    """Return the text that :func:`seal` was given; of bytes it never made, what can be read."""
    try:
        return stored.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return stored.decode("utf-8", "replace")


def fields(transaction: Transaction, seqs: Iterable[int]) -> Mapping[int, Mapping[str, str]]:
    """Return the sealed fields that are still there, by ledger number."""
    found: dict[int, dict[str, str]] = {}
    for block in blocks(seqs):
        for seq, field, value in transaction.connection.execute(
            select(sealed.c.seq, sealed.c.field, VALUE).where(sealed.c.seq.in_(block))
        ):
            found.setdefault(seq, {})[field] = opened(value)
    return found
