"""From how many comments on a desk wants an alarm: rows of the ledger; the newest counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from moderator.model.flood import FloodKind, FloodLimits
from moderator.store import ledger as ledger_rows
from moderator.store.records import Entry
from moderator.store.tables import ledger as table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator.store.records import Plain
    from moderator.store.transaction import Transaction

KIND: Final = "flood_limits"
_NAMES: Final[Mapping[FloodKind, str]] = {
    FloodKind.ARTICLE: "bài",
    FloodKind.NAME: "tên",
    FloodKind.ADDRESS: "địa chỉ",
}


def in_force(transaction: Transaction) -> FloodLimits:
    """Return the limits in force: the program's own where nobody set any."""
    payload = transaction.connection.execute(_NEWEST).scalar()
    if payload is None:
        return FloodLimits()
    said: dict[str, int] = ledger_rows.payload_of(payload)["limits"]
    return FloodLimits(**said)


def put(transaction: Transaction, actor: str, wanted: FloodLimits) -> bool:
    """Write the limits that hold from now on; False when they do already."""
    before = in_force(transaction)
    if before == wanted:
        return False
    payload: dict[str, Plain] = {"limits": _plain(wanted), "before": _plain(before)}
    ledger_rows.append(transaction, [Entry(kind=KIND, actor=actor, payload=payload)])
    return True


def told(payload: Mapping[str, Any]) -> str:
    """Return what a row changed, for the log."""
    before, now = payload["before"], payload["limits"]
    return ", ".join(
        f"{name}: {before[kind.value]} → {now[kind.value]}"
        for kind, name in _NAMES.items()
        if before[kind.value] != now[kind.value]
    )


def _plain(limits: FloodLimits) -> dict[str, Plain]:
    return {kind.value: getattr(limits, kind.value) for kind in FloodKind}


_NEWEST: Final = (
    select(table.c.payload).where(table.c.kind == KIND).order_by(table.c.seq.desc()).limit(1)
)
