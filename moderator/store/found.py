"""What the rules noticed, by version and ruleset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from moderator.store import standing
from moderator.store.columns import dump
from moderator.store.tables import findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Finding
    from moderator.store.transaction import Transaction


def finding_row(
    version_id: int, ruleset: str, found: Sequence[Finding], risk: float
) -> dict[str, Any]:
    """Return the row of ``findings`` for one version; repeats are left out."""
    kept = [finding for finding in found if standing.kinds_of([finding])]
    return {
        "version_id": version_id,
        "ruleset": ruleset,
        "found": dump(kept),
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


def thousandths(share: float) -> int:
    """Return a share of 0 to 1 as whole thousandths."""
    return round(min(max(share, 0.0), 1.0) * 1000)
