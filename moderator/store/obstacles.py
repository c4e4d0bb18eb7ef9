"""What stands in the way of approving a comment: asked inside the transaction that approves.

Each source looks at comments and says what it has against them. A new reason for which only the
chief may approve is one more function in ``SOURCES``. A comment that a chief gave back after
something was set against it is free of that: they have seen it, and leave it to the moderator.
Rules have no row of the ledger: free of a rule is what was given back with that rule's finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, select

from moderator.model import Finding, FindingKind, Role, Verdict
from moderator.model.obstacle import Barrier, Obstacle
from moderator.model.people import plain
from moderator.store import article_policies, chief_holds, people, queue, readers, sealed
from moderator.store import standing as standing_rows
from moderator.store.columns import load
from moderator.store.ledger import payload_of
from moderator.store.records import Where
from moderator.store.tables import articles, comments, ledger, standing
from moderator.store.transaction import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from moderator.store.transaction import Transaction

    Source = Callable[[Transaction, Mapping[int, Where]], Mapping[int, list[Obstacle]]]


def of(transaction: Transaction, comment_ids: Iterable[int]) -> dict[int, tuple[Obstacle, ...]]:
    """Return what keeps moderators from approving these comments; free ones are left out."""
    found: dict[int, tuple[Obstacle, ...]] = {}
    for block in blocks(dict.fromkeys(comment_ids)):
        there = {
            row.comment_id: Where(*row)
            for row in transaction.connection.execute(_WHERE, {"ids": block})
        }
        against: dict[int, list[Obstacle]] = {}
        for source in SOURCES:
            for comment_id, some in source(transaction, there).items():
                against.setdefault(comment_id, []).extend(some)
        given_back = _given_back(transaction, [there[one] for one in against]) if against else {}
        read = _rules_read(
            transaction, [seq for key, seq in given_back.items() if _ruled(against[key])]
        )
        for comment_id, some in against.items():
            left = _left(some, given_back.get(comment_id), read)
            if left:
                found[comment_id] = left
    return found


def passes(transaction: Transaction, actor: str) -> bool:
    """Return whether ``actor`` may approve past obstacles: a chief, or anybody without one."""
    chiefs = [one.name for one in people.everybody(transaction) if one.role is Role.CHIEF]
    return not chiefs or plain(actor) in chiefs


def _given_back(transaction: Transaction, against: Iterable[Where]) -> dict[int, int]:
    """Return which of these comments a chief gave back to the queue, by which ledger row.

    What its reader wrote after that nobody has given back, nor what the chief took back again.
    """
    found: dict[int, int] = {}
    known: dict[str, bool] = {}
    read = {one.comment_id: one.version_id for one in against}
    for row in transaction.connection.execute(_RETURNS, {"ids": list(read)}):
        if row.kind != "decision":
            found.pop(row.comment_id, None)
            continue
        if row.actor not in known:
            known[row.actor] = passes(transaction, row.actor)
        if known[row.actor] and payload_of(row.payload)["version"] == read[row.comment_id]:
            found[row.comment_id] = row.seq
    return found


def _ruled(some: Iterable[Obstacle]) -> bool:
    return any(one.barrier is Barrier.RULE for one in some)


def _rules_read(transaction: Transaction, seqs: Iterable[int]) -> dict[int, set[str]]:
    """Return the rules whose findings stood beside what a decision's row gave back.

    None after a purge, which forgets what was found: the chief is asked once more.
    """
    found: dict[int, set[str]] = {}
    for seq, hidden in sealed.fields(transaction, seqs).items():
        if "findings" in hidden:
            noticed = load(hidden["findings"], tuple[Finding, ...])
            found[seq] = {one.rule for one in noticed if one.kind is FindingKind.WATCHED}
    return found


def _left(
    some: Iterable[Obstacle], given_back: int | None, read: Mapping[int, set[str]]
) -> tuple[Obstacle, ...]:
    """Return what is still against a comment that was given back by a row, None: by none."""
    if given_back is None:
        return tuple(some)
    rules = read.get(given_back, set())
    return tuple(
        one
        for one in some
        if (one.what not in rules if one.barrier is Barrier.RULE else one.seq > given_back)
    )


def _rules(transaction: Transaction, there: Mapping[int, Where]) -> dict[int, list[Obstacle]]:
    """Say which comments a rule of the desk passes to the chief; a watched reader only asks."""
    bit = standing_rows.BITS[FindingKind.WATCHED]
    marked = [one for one in there.values() if one.kinds & bit]
    if not marked:
        return {}
    noticed = queue.findings_of(transaction, [(one.version_id, one.ruleset) for one in marked])
    found: dict[int, list[Obstacle]] = {}
    for one in marked:
        names = [
            each.rule
            for each in noticed.get(one.version_id, ())
            if each.kind is FindingKind.WATCHED and each.rule != readers.WATCHED_RULE
        ]
        for name in dict.fromkeys(names):
            found.setdefault(one.comment_id, []).append(Obstacle(Barrier.RULE, "", what=name))
    return found


SOURCES: Final[tuple[Source, ...]] = (
    chief_holds.obstacles,
    article_policies.obstacles,
    _rules,
)
"""Everything that is asked, in the order in which it is told."""

_WHERE: Final = (
    select(
        comments.c.id.label("comment_id"),
        comments.c.article_id,
        articles.c.section,
        comments.c.version_id,
        comments.c.ruleset,
        standing.c.kinds,
    )
    .join(articles, articles.c.id == comments.c.article_id)
    .join(standing, standing.c.comment_id == comments.c.id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)
_RETURNS: Final = (
    select(ledger.c.comment_id, ledger.c.seq, ledger.c.actor, ledger.c.kind, ledger.c.payload)
    .where(
        ledger.c.comment_id.in_(bindparam("ids", expanding=True)),
        ledger.c.kind.in_(["decision", "undo"]),
        ledger.c.verdict == Verdict.RETURN.value,
    )
    .order_by(ledger.c.seq)
)
