r"""The append-only record of what was done, each row chained to the one before.

The canonical form, format 1
----------------------------
A row's hash is the SHA-256, in lower-case hexadecimal, of these bytes: one JSON array ::

    [format, seq, kind, at, actor, site_id, comment_id, decision, verdict, payload, prev]

``format``, ``seq``, ``at`` (microseconds since 1970-01-01 in UTC), ``site_id`` and ``comment_id``
are whole numbers (the last two may be null); the others are strings (``decision`` and ``verdict``
may be null). ``payload`` is the row's payload column as a string, itself canonical JSON, and
``prev`` the hash of row ``seq - 1``; for row 1 it is 64 zeros.

Canonical JSON: ASCII only (every other character as ``\uXXXX`` with lower-case digits, beyond
U+FFFF as a surrogate pair), no white space, the keys of an object sorted by code point, only
strings, whole numbers, booleans, null, arrays and objects. In Python it is
``json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))``.

Personal fields
---------------
Texts, names, quotes and notes never stand in a payload. Each lies in ``sealed`` with 16 random
bytes of salt, and the payload's object ``sealed`` maps the field's name to the lower-case
hexadecimal SHA-256 of ``salt ‖ value``, the value being UTF-8 (a lone surrogate in its three-byte
form). A salt of another length proves nothing: it may hold a part of the value. Deleting a sealed
row therefore leaves the chain whole, and the hash alone tells nothing about a short text, since the
salt is gone with it. Every deletion is a row of kind ``purge`` whose payload lists what went:
``{"purged": [[seq, field], …], "reason": …}``.

What a chain cannot show
------------------------
Somebody who may write to the database can drop the triggers and cut the end off, or compute all
of it anew. Against that only a hash kept elsewhere helps; see ``Verification.head``.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import bindparam, exists, insert, select, update

from moderator.store.records import Entry, LedgerEntry, Plain
from moderator.store.sealed import seal
from moderator.store.search import searchable
from moderator.store.tables import ledger, ledger_head, log_notes, sealed
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from moderator.store.transaction import Transaction

FORMAT: Final = 1
GENESIS: Final = "0" * 64


class Head(NamedTuple):
    """The newest row's number and hash."""

    seq: int
    hash: str


def canonical(value: Plain) -> str:
    """Return ``value`` in the canonical JSON described above.

    Raises TypeError for a fraction or anything else that has no canonical form.
    """
    _refuse_fractions(value)
    return json.dumps(
        value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def entry_hash(entry: LedgerEntry) -> str:
    """Return the hash that ``entry`` must have, from everything else in it."""
    form = canonical(
        [
            entry.format,
            entry.seq,
            entry.kind,
            entry.at,
            entry.actor,
            entry.site_id,
            entry.comment_id,
            entry.decision,
            entry.verdict,
            entry.payload,
            entry.prev,
        ]
    )
    return hashlib.sha256(form.encode("ascii")).hexdigest()


def append(transaction: Transaction, new: Iterable[Entry]) -> tuple[int, ...]:
    """Append ``new`` in order under the lock the transaction holds; return their numbers."""
    rows: list[dict[str, Any]] = []
    hidden: list[dict[str, Any]] = []
    noted: list[dict[str, Any]] = []
    seq, prev = transaction.head_seq, transaction.head_hash
    for entry in new:
        seq += 1
        payload: dict[str, Plain] = dict(entry.payload)
        if entry.sealed:
            marks: dict[str, Plain] = {}
            for name, value in entry.sealed.items():
                salt, stored, mark = seal(value)
                marks[name] = mark
                hidden.append({"seq": seq, "field": name, "salt": salt, "value": stored})
            payload["sealed"] = marks
            if "note" in entry.sealed and entry.comment_id is not None:
                folded = searchable(fold_key(entry.sealed["note"]), "")
                noted.append({"seq": seq, "comment_id": entry.comment_id, "folded": folded})
        row = LedgerEntry(
            seq=seq,
            format=FORMAT,
            kind=entry.kind,
            at=transaction.at,
            actor=entry.actor,
            site_id=entry.site_id,
            comment_id=entry.comment_id,
            decision=entry.decision,
            verdict=entry.verdict.value if entry.verdict is not None else None,
            payload=canonical(payload),
            prev=prev,
            hash="",
        )
        prev = entry_hash(row)
        rows.append({name: getattr(row, name) for name in _COLUMNS} | {"hash": prev})
    if rows:
        with transaction.together():
            transaction.many(insert(ledger), rows)
            transaction.many(insert(sealed), hidden)
            transaction.many(insert(log_notes), noted)
            transaction.connection.execute(
                update(ledger_head).where(ledger_head.c.id == 1).values(seq=seq, hash=prev)
            )
    first = transaction.head_seq + 1
    transaction.head_seq, transaction.head_hash = seq, prev
    return tuple(range(first, seq + 1))


def holds(transaction: Transaction, hash_: str) -> bool:
    """Return whether a row has this hash."""
    return transaction.connection.execute(
        select(exists().where(ledger.c.hash == hash_))
    ).scalar_one()


def entries(transaction: Transaction, after: int, limit: int) -> tuple[LedgerEntry, ...]:
    """Return ledger rows as stored, after ``after``, in order."""
    found = transaction.connection.execute(
        _BY_SEQ.where(ledger.c.seq > after).order_by(ledger.c.seq).limit(limit)
    )
    return tuple(LedgerEntry(*row) for row in found)


def head(transaction: Transaction) -> Head:
    """Return the newest row's number and hash as the head row has them."""
    row = transaction.connection.execute(
        select(ledger_head.c.seq, ledger_head.c.hash).where(ledger_head.c.id == 1)
    ).one()
    return Head(*row)


def row_at(transaction: Transaction, at: int) -> int:
    """Return the first row written at a moment (microseconds) or later; one past the end for none.

    Several desks write by their own clocks, so rows of one moment lie near each other, not at once.
    """
    low, high = 1, head(transaction).seq + 1
    while low < high:
        middle = (low + high) // 2
        if transaction.connection.execute(_AT, {"seq": middle}).scalar_one() < at:
            low = middle + 1
        else:
            high = middle
    return low


def payload_of(stored: str) -> dict[str, Any]:
    """Return a payload as an object; raises ValueError when it is none."""
    try:
        value = json.loads(stored)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(value, dict):
        raise ValueError("a payload is an object")  # noqa: TRY004 - one error for one fault
    return value


def _refuse_fractions(value: Plain | Sequence[Any]) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key must be a string: {key!r}")
            _refuse_fractions(item)
    elif isinstance(value, list):
        for item in value:
            _refuse_fractions(item)
    elif value is not None and not isinstance(value, str | int):
        raise TypeError(f"no canonical form: {value!r}")


_COLUMNS: Final = (
    "seq",
    "format",
    "kind",
    "at",
    "actor",
    "site_id",
    "comment_id",
    "decision",
    "verdict",
    "payload",
    "prev",
    "hash",
)
_AT: Final = select(ledger.c.at).where(ledger.c.seq == bindparam("seq"))
_BY_SEQ: Final = select(*(ledger.c[name] for name in _COLUMNS))
