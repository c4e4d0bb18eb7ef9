"""Where each comment stands, and the live counts.

A projection: every change of a state comes with the ledger row that causes it, in the same
transaction, and everything here can be made anew from mirror and ledger (:func:`rebuild`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, bindparam, delete, func, insert, literal, select, update

from moderator.model import Finding, FindingKind, RemoteState, State
from moderator.store import ledger as ledger_rows
from moderator.store.columns import write_text
from moderator.store.prepared import Prepared
from moderator.store.search import author_key
from moderator.store.tables import (
    comment_versions,
    comments,
    findings,
    learned,
    ledger,
    near_groups,
    repeats,
    standing,
    tallies,
)
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

BITS: Final[Mapping[FindingKind, int]] = {
    FindingKind.MISSING_DIACRITICS: 1,
    FindingKind.SPAM: 2,
    FindingKind.ABUSE: 4,
    FindingKind.OBFUSCATION: 8,
    FindingKind.LINK: 16,
    FindingKind.PHONE: 32,
    FindingKind.REPEAT: 64,
    FindingKind.SHOUTING: 128,
    FindingKind.HIDDEN: 256,
    FindingKind.UNDECODED: 512,
    FindingKind.ENCODING: 1024,
    FindingKind.PERSONAL: 2048,
    FindingKind.OWN: 4096,
    FindingKind.WATCHED: 8192,
    FindingKind.BURST: 16384,
    FindingKind.LEARNED: 32768,
}
"""The bit of each kind in ``kinds`` columns. Stored: only ever add to it."""

REPEAT: Final = BITS[FindingKind.REPEAT]
LEARNED: Final = BITS[FindingKind.LEARNED]
ELSEWHERE: Final = frozenset({FindingKind.REPEAT, FindingKind.LEARNED})
"""Kinds that are kept elsewhere than among what the rules found."""

_HERE: Final = ~(REPEAT | LEARNED)

SAID: Final = 500
"""From so many thousandths on, what the model learnt counts as a finding; below, for order only."""

OF_REMOTE: Final[Mapping[RemoteState, State]] = {
    RemoteState.PENDING: State.PENDING,
    RemoteState.APPROVED: State.APPROVED,
    RemoteState.REJECTED: State.REJECTED,
    RemoteState.SPAM: State.SPAM,
    RemoteState.DELETED: State.GONE,
}
"""Where a comment stands by what its site says of it."""


class Move(NamedTuple):
    """A comment's new state, the ledger row that causes it, the decision that set it."""

    comment_id: int
    state: State
    seq: int
    decision: str | None


def kinds_of(found: Iterable[Finding]) -> int:
    """Return the bits of the kinds found; repeats and what was learnt are kept elsewhere."""
    bits = 0
    for finding in found:
        bits |= BITS[finding.kind]
    return bits & _HERE


def with_learned(kinds: int, risk: int, score: int) -> tuple[int, int]:
    """Return kinds and risk with what the model said in it; all in thousandths.

    A sure model adds as much as a rule of weight 0.6.
    """
    safe = (1000 - risk) * (10_000 - 6 * score) // 10_000
    return (kinds | LEARNED if score >= SAID else kinds), 1000 - safe


def arrive(transaction: Transaction, rows: list[dict[str, Any]]) -> None:
    """Insert new comments' standing; ``rows`` hold every column of it."""
    transaction.many(_ARRIVE, rows)
    for row in rows:
        _count(transaction, row, 1)


def move(transaction: Transaction, moves: Iterable[Move]) -> None:
    """Change states. Each comment at most once a call."""
    _apply(
        transaction,
        {
            m.comment_id: {"state": m.state.value, "seq": m.seq, "decision": m.decision}
            for m in moves
        },
    )


def notice(transaction: Transaction, found: Mapping[int, tuple[int, int]]) -> None:
    """Change what was found: comment id to kinds and risk in thousandths, both by rules alone."""
    wanted: dict[int, tuple[int, int]] = dict(found)
    for block in blocks(found):
        for key, score in transaction.connection.execute(SCORES, {"ids": block}):
            wanted[key] = with_learned(*found[key], score)
    _apply(
        transaction, {key: {"found": kinds, "risk": risk} for key, (kinds, risk) in wanted.items()}
    )


def repeat(transaction: Transaction, comment_ids: Iterable[int], *, on: bool) -> None:
    """Mark comments as repeats of others, or not."""
    _apply(transaction, {key: {"repeat": on} for key in comment_ids})


def place(transaction: Transaction, articles: Mapping[int, int]) -> None:
    """Follow comments that their site moved to another article."""
    _apply(transaction, {key: {"article_id": article} for key, article in articles.items()})


def reword(transaction: Transaction, said: Mapping[int, tuple[str, str]]) -> None:
    """Follow comments whose present version changed: comment id to text and reader's name."""
    _apply(
        transaction,
        {
            key: {"author": author_key(name), "length": length_of(text)}
            for key, (text, name) in said.items()
        },
    )


def length_of(text: str) -> int:
    """Return how long a text is as it is stored: code points, but for what must be escaped."""
    return len(write_text(text))


def _apply(transaction: Transaction, wanted: Mapping[int, Mapping[str, Any]]) -> None:
    rows: list[dict[str, Any]] = []
    for block in blocks(wanted):
        for mapping in transaction.connection.execute(_STANDING, {"ids": block}).mappings():
            old = dict(mapping)
            new = dict(mapping)
            for name, value in wanted[old["comment_id"]].items():
                if name == "found":
                    new["kinds"] = value | (new["kinds"] & REPEAT)
                elif name == "repeat":
                    new["kinds"] = new["kinds"] | REPEAT if value else new["kinds"] & ~REPEAT
                else:
                    new[name] = value
            if new == old:
                continue
            _count(transaction, old, -1)
            _count(transaction, new, 1)
            rows.append({f"new_{name}": new[name] for name in _MOVING} | {"of": new["comment_id"]})
    transaction.many(_UPDATE, rows)
    transaction.touch(row["of"] for row in rows)


_STANDING: Final = select(standing).where(
    standing.c.comment_id.in_(bindparam("ids", expanding=True))
)
SCORES: Final = (
    select(learned.c.comment_id, learned.c.score)
    .join(
        comments,
        and_(comments.c.id == learned.c.comment_id, comments.c.version_id == learned.c.version_id),
    )
    .where(learned.c.comment_id.in_(bindparam("ids", expanding=True)))
)
_MOVING: Final = (
    "article_id",
    "state",
    "kinds",
    "risk",
    "seq",
    "decision",
    "author",
    "length",
)
_ARRIVE: Final = Prepared(insert(standing))
_UPDATE: Final = Prepared(
    update(standing)
    .where(standing.c.comment_id == bindparam("of"))
    .values({name: bindparam(f"new_{name}") for name in _MOVING})
)


def _count(transaction: Transaction, row: Mapping[str, Any], by: int) -> None:
    site_id = row["site_id"]
    transaction.count("state", site_id, row["state"], by)
    if row["state"] == State.PENDING.value:
        transaction.count("article", site_id, str(row["article_id"]), by)
        kinds = row["kinds"]
        if not kinds:
            return
        for kind, bit in BITS.items():
            if kinds & bit:
                transaction.count("finding", site_id, kind.value, by)


def rebuild(transaction: Transaction) -> None:
    """Make standing and the live counts anew from mirror, findings, repeats and ledger."""
    for table in (standing, tallies):
        transaction.connection.execute(delete(table))
    for rows in expected(transaction):
        arrive(transaction, rows)
        transaction.touch(row["comment_id"] for row in rows)


def expected(transaction: Transaction) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows that ``standing`` must hold, in blocks, by comment id."""
    newest = _folded(transaction)
    groups = set(transaction.connection.execute(_AGAIN).scalars())
    after = 0
    while found := transaction.connection.execute(_SOURCE, {"after": after}).mappings().all():
        after = found[-1]["comment_id"]
        rows: list[dict[str, Any]] = []
        for source in found:
            row = dict(source)
            if (score := row.pop("score")) is not None:
                row["kinds"], row["risk"] = with_learned(row["kinds"], row["risk"], score)
            row["author"] = author_key(row.pop("name"))
            if row.pop("fingerprint") in groups:
                row["kinds"] |= REPEAT
            rows.append(row | newest.get(row["comment_id"], {}))
        yield rows


def _folded(transaction: Transaction) -> dict[int, dict[str, Any]]:
    """Return what the ledger says last of each comment it moved."""
    newest: dict[int, dict[str, Any]] = {}
    for seq, comment_id, payload in transaction.connection.execute(
        select(ledger.c.seq, ledger.c.comment_id, ledger.c.payload)
        .where(ledger.c.comment_id.is_not(None), ledger.c.kind != _NOTE)
        .order_by(ledger.c.seq)
    ):
        said = ledger_rows.payload_of(payload)
        if "state" in said:
            newest[comment_id] = {
                "state": said["state"],
                "seq": seq,
                "decision": said.get("set_by"),
            }
    return newest


_NOTE: Final = "note"
"""The kind of rows that tell a comment's state and do not move it."""

_AGAIN: Final = (
    select(repeats.c.fingerprint)
    .outerjoin(near_groups, near_groups.c.leader == repeats.c.near)
    .where(func.coalesce(near_groups.c.total, repeats.c.total) > 1)
)

_SOURCE: Final = (
    select(
        comments.c.id.label("comment_id"),
        comments.c.site_id,
        comments.c.article_id,
        comments.c.created_at,
        comments.c.arrived.label("state"),
        func.coalesce(findings.c.kinds, 0).label("kinds"),
        func.coalesce(findings.c.risk, 0).label("risk"),
        literal(0).label("seq"),
        literal(None).label("decision"),
        comments.c.fingerprint,
        learned.c.score,
        comment_versions.c.name,
        func.length(comment_versions.c.text).label("length"),
    )
    .select_from(comments)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .outerjoin(
        findings,
        and_(
            findings.c.version_id == comments.c.version_id,
            findings.c.ruleset == comments.c.ruleset,
        ),
    )
    .outerjoin(
        learned,
        and_(learned.c.comment_id == comments.c.id, learned.c.version_id == comments.c.version_id),
    )
    .where(comments.c.id > bindparam("after"))
    .order_by(comments.c.id)
    .limit(5000)
)
