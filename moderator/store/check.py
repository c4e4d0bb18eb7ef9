"""Examining a database: everything that must hold, and what does not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select, text

from moderator.model import State
from moderator.store import article_policies, migration, standing, triggers
from moderator.store import repeats as wordings
from moderator.store.records import Health
from moderator.store.tables import comments, ledger, near_groups, repeats, tallies
from moderator.store.tables import standing as standing_table
from moderator.store.transaction import pairs

if TYPE_CHECKING:
    from moderator.store.transaction import Transaction

_MOST: Final = 20


def check(transaction: Transaction) -> Health:
    """Examine pages, foreign keys, triggers, the projection and the live counts."""
    connection = transaction.connection
    problems: list[str] = []
    if transaction.sqlite:
        pages = connection.execute(text(f"PRAGMA integrity_check({_MOST})")).scalars().all()
        problems.extend(str(line) for line in pages if line != "ok")
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        problems.extend(f"{row[0]} row {row[1]}: {row[2]} missing" for row in broken[:_MOST])
    problems.extend(f"trigger {name} is missing" for name in triggers.missing(connection))
    problems.extend(projection_differences(transaction))
    problems.extend(article_policies.differences(transaction)[:_MOST])
    return Health(
        kind=connection.dialect.name,
        version=migration.version(connection) or "",
        comments=int(connection.execute(select(func.count()).select_from(comments)).scalar_one()),
        entries=int(connection.execute(select(func.count()).select_from(ledger)).scalar_one()),
        problems=tuple(problems),
    )


def projection_differences(transaction: Transaction) -> tuple[str, ...]:
    """Say where standing, repeats or live counts differ from what mirror and ledger say."""
    problems: list[str] = []
    connection = transaction.connection
    columns = [column.name for column in standing_table.columns]
    total: Counter[tuple[str, int, str]] = Counter()
    rows = 0
    for block in standing.expected(transaction):
        first, last = block[0]["comment_id"], block[-1]["comment_id"]
        there = {
            row["comment_id"]: dict(row)
            for row in connection.execute(
                select(standing_table).where(standing_table.c.comment_id.between(first, last))
            ).mappings()
        }
        for wanted in block:
            rows += 1
            _tally(total, wanted)
            found = there.get(wanted["comment_id"])
            if found is None or any(found[name] != wanted[name] for name in columns):
                problems.append(f"standing of comment {wanted['comment_id']}")
    counted = connection.execute(select(func.count()).select_from(standing_table)).scalar_one()
    if counted != rows:
        problems.append(f"standing has {counted} rows, not {rows}")
    live = {
        (scope, site_id, item): amount
        for scope, site_id, item, amount in connection.execute(select(tallies))
    }
    problems.extend(
        f"count {key[0]} {key[2]}: {live.get(key, 0)}, not {total[key]}"
        for key in sorted(total.keys() | live.keys())
        if live.get(key, 0) != total[key]
    )
    problems.extend(_repeats_differences(transaction))
    return tuple(problems[:_MOST])


def _repeats_differences(transaction: Transaction) -> list[str]:
    connection = transaction.connection
    problems = []
    kept = pairs(connection.execute(select(repeats.c.fingerprint, repeats.c.total)))
    if kept != pairs(connection.execute(wordings.COUNTED)):
        problems.append("the wordings that are repeated")
    sizes = {leader: int(total) for leader, total in connection.execute(wordings.SIZES)}
    if sizes != pairs(connection.execute(select(near_groups))):
        problems.append("the groups of near repeats")
    return problems


def _tally(total: Counter[tuple[str, int, str]], row: dict[str, object]) -> None:
    site_id = int(str(row["site_id"]))
    state = str(row["state"])
    kinds = int(str(row["kinds"]))
    total["state", site_id, state] += 1
    if state != State.PENDING.value:
        return
    total["article", site_id, str(row["article_id"])] += 1
    for kind, bit in standing.BITS.items():
        if kinds & bit:
            total["finding", site_id, kind.value] += 1
