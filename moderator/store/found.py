"""What the rules noticed, by version and ruleset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, insert, select

from moderator.store import standing
from moderator.store.columns import dump, dump_quickly
from moderator.store.tables import comments, findings
from moderator.store.transaction import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from moderator.model import Finding
    from moderator.store.transaction import Transaction


def finding_row(
    version_id: int, ruleset: str, found: Sequence[Finding], risk: float
) -> dict[str, Any]:
    """Return the row of ``findings`` for one version; repeats are left out."""
    kept = [finding for finding in found if finding.kind not in standing.ELSEWHERE]
    return {
        "version_id": version_id,
        "ruleset": ruleset,
        "found": dump_quickly(kept) if kept else _NOTHING,
        "kinds": standing.kinds_of(kept),
        "risk": thousandths(risk),
    }


def write_findings(transaction: Transaction, rows: Sequence[dict[str, Any]]) -> None:
    """Insert findings; those of the same version and ruleset are replaced."""
    for row in rows:
        transaction.connection.execute(
            findings.delete().where(
                findings.c.version_id == row["version_id"], findings.c.ruleset == row["ruleset"]
            )
        )
    transaction.many(insert(findings), rows)


def drop_older(transaction: Transaction, comment_ids: Iterable[int], newest: str) -> None:
    """Forget what other rulesets than ``newest`` noticed in these comments' present versions."""
    for block in blocks(comment_ids):
        transaction.connection.execute(_DROP, {"ids": block, "newest": newest})


def thousandths(share: float) -> int:
    """Return a share of 0 to 1 as whole thousandths."""
    return round(min(max(share, 0.0), 1.0) * 1000)


_NOTHING: Final = dump([])
_DROP: Final = delete(findings).where(
    findings.c.version_id.in_(
        select(comments.c.version_id).where(comments.c.id.in_(bindparam("ids", expanding=True)))
    ),
    findings.c.ruleset != bindparam("newest"),
)
