"""One comment's whole history: versions with their findings, and each row of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, select

from moderator.model import Finding
from moderator.model.history import CommentHistory, HistoryStep, SeenVersion
from moderator.store import detail, ledger, log, sealed
from moderator.store.columns import load
from moderator.store.tables import findings
from moderator.store.tables import ledger as table
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from moderator.model import LogRow


def history(transaction: Transaction, comment_id: int) -> CommentHistory | None:
    """Return all that is known of a comment, or None."""
    found = detail.detail(transaction, comment_id)
    if found is None:
        return None
    versions = detail.versions(transaction, comment_id)
    noticed = _noticed(transaction, [one.id for one in versions])
    seen = tuple(
        SeenVersion(one.id, one.text, one.name, one.source, one.seen_at, noticed.get(one.id, ()))
        for one in versions
    )
    rows = transaction.connection.execute(_ROWS, {"of": comment_id}).all()
    purges = _purges(transaction, [row.seq for row in rows])
    told = {
        one.seq: one for one in log.numbered(transaction, [*(row.seq for row in rows), *purges])
    }
    said = sealed.fields(transaction, [row.seq for row in rows])
    steps = [_step(told[row.seq], row, said.get(row.seq, {})) for row in rows]
    steps += [HistoryStep(told[seq], about=count) for seq, count in purges.items()]
    steps.sort(key=lambda one: one.row.seq)
    return CommentHistory(found, seen, tuple(steps), ledger.head(transaction).hash)


def _step(told: LogRow, row: Any, said: Mapping[str, str]) -> HistoryStep:  # noqa: ANN401 - SQLAlchemy's row
    payload = ledger.payload_of(row.payload)
    gone = tuple(sorted(set(payload.get("sealed", {})) - set(said)))
    if row.kind != "delivery":
        return HistoryStep(told, purged=gone)
    return HistoryStep(
        told,
        result=str(payload.get("result", "")),
        inverse=bool(payload.get("inverse")),
        problem=said.get("problem", ""),
        purged=gone,
    )


def _purges(transaction: Transaction, seqs: Iterable[int]) -> dict[int, int]:
    """Return the purges that took fields of these rows, and how many."""
    ours = set(seqs)
    found: dict[int, int] = {}
    for seq, payload in transaction.connection.execute(_PURGES):
        taken = ledger.payload_of(payload).get("purged", ())
        count = sum(1 for one in taken if one[0] in ours)
        if count:
            found[seq] = count
    return found


def _noticed(transaction: Transaction, versions: Sequence[int]) -> dict[int, tuple[Finding, ...]]:
    """Return what was noticed in each version, by whichever rules were asked of it last."""
    found: dict[int, tuple[Finding, ...]] = {}
    for block in blocks(versions):
        for row in transaction.connection.execute(_FOUND, {"ids": block}):
            found[row.version_id] = load(row.found, tuple[Finding, ...])
    return found


_ROWS: Final = (
    select(table.c.seq, table.c.kind, table.c.payload)
    .where(table.c.comment_id == bindparam("of"))
    .order_by(table.c.seq)
)
_PURGES: Final = (
    select(table.c.seq, table.c.payload).where(table.c.kind == "purge").order_by(table.c.seq)
)
_FOUND: Final = select(findings.c.version_id, findings.c.found).where(
    findings.c.version_id.in_(bindparam("ids", expanding=True))
)
