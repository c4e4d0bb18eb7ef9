"""What learning needs of the store: decisions that stand, and a place for what it says.

A decision stands when its comment is where it put it. Its text is the sealed one of the log: the
reader's, or as the desk mended it. Purging that unlearns it. Whether learning is on, and from
where in the log on, is told by the newest row of kind ``learning``.

``learned`` holds a probability in thousandths for pending comments that the model has something to
say of, few among many. It belongs to one version and weighs in ``standing.risk``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from sqlalchemy import and_, bindparam, delete, func, insert, select, update

from moderator.model import Finding, FindingKind, State, Words
from moderator.store import ledger as ledger_rows
from moderator.store import sealed as sealed_rows
from moderator.store import standing
from moderator.store.records import Entry, Plain
from moderator.store.tables import comment_versions, comments, findings, learned, meta, sealed
from moderator.store.tables import ledger as table
from moderator.store.tables import standing as standing_table
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KIND: Final = "learning"

LIKE_REMOVED: Final = Words(
    "Giống những ý kiến tòa soạn đã loại.", "Like what this desk removed before."
)

_REMOVED: Final = frozenset({State.REJECTED.value, State.SPAM.value, State.TAKEN_DOWN.value})
_TEACHING: Final = (State.APPROVED.value, *sorted(_REMOVED))
_SORTED: Final = "learning_sorted"


class Switch(Struct, frozen=True):
    """Whether learning is on, and after which row of the log decisions count."""

    on: bool = True
    since: int = 0


class Taught(Struct, frozen=True):
    """One decision that stands, with the text and name that it was about."""

    comment_id: int
    seq: int
    removed: bool
    text: str
    name: str
    noticed: tuple[tuple[str, int], ...]  # kinds of findings and their scores in thousandths
    at: int  # microseconds since 1970


class Waiting(Struct, frozen=True):
    """A pending comment as the model sees it; ``score`` is what it said before, in thousandths."""

    comment_id: int
    version_id: int
    text: str
    name: str
    score: int | None


def switch(transaction: Transaction) -> Switch:
    """Return whether learning is on and from where."""
    payload = transaction.connection.execute(_SWITCH).scalar()
    if payload is None:
        return Switch()
    told = ledger_rows.payload_of(payload)
    return Switch(bool(told["on"]), int(told["since"]))


def set_switch(transaction: Transaction, actor: str, *, on: bool, forget: bool) -> Switch:
    """Write to the log that learning is on or off from now; ``forget`` what was decided so far."""
    since = transaction.head_seq if forget else switch(transaction).since
    payload: dict[str, Plain] = {"on": on, "since": since, "forgot": forget}
    ledger_rows.append(transaction, [Entry(kind=KIND, actor=actor, payload=payload)])
    return Switch(on, since)


def newest(transaction: Transaction, since: int, limit: int) -> tuple[Taught, ...]:
    """Return the newest decisions that stand, newest first, made after row ``since``."""
    wanted = _STANDING_DECISIONS.where(table.c.kind == "decision", table.c.seq > since)
    rows = transaction.connection.execute(wanted.order_by(table.c.seq.desc()).limit(limit)).all()
    return _taught(transaction, rows)


def taught(
    transaction: Transaction, comment_ids: Iterable[int], since: int
) -> Mapping[int, Taught | None]:
    """Return what these comments teach now; None for those that teach nothing."""
    found: dict[int, Taught | None] = {}
    for block in blocks(comment_ids):
        found.update(dict.fromkeys(block))
        rows = transaction.connection.execute(_OF_COMMENTS, {"ids": block, "since": since}).all()
        found.update((one.comment_id, one) for one in _taught(transaction, rows))
    return found


def moved(transaction: Transaction, after: int, most: int) -> tuple[int, ...] | None:
    """Return the comments that rows of the log after ``after`` speak of; None when too many do."""
    newest_seq = ledger_rows.head(transaction).seq
    if newest_seq < after or newest_seq - after > most:
        return None
    found: dict[int, None] = {}
    purged: list[int] = []
    for kind, comment_id, payload in transaction.connection.execute(_AFTER, {"after": after}):
        if comment_id is not None:
            found[comment_id] = None
        elif kind == "purge":
            purged.extend(seq for seq, _ in ledger_rows.payload_of(payload)["purged"])
    for block in blocks(purged):
        for comment_id in transaction.connection.execute(_SPOKEN_OF, {"seqs": block}).scalars():
            found[comment_id] = None
    return tuple(found)


def waiting(transaction: Transaction, after: int, limit: int) -> tuple[Waiting, ...]:
    """Return pending comments with ids above ``after``, by id."""
    rows = transaction.connection.execute(
        _WAITING.where(comments.c.id > after).order_by(comments.c.id).limit(limit)
    )
    return tuple(Waiting(*row) for row in rows)


def waiting_among(transaction: Transaction, comment_ids: Iterable[int]) -> tuple[Waiting, ...]:
    """Return those of these comments that are pending."""
    found: list[Waiting] = []
    for block in blocks(comment_ids):
        found.extend(
            Waiting(*row) for row in transaction.connection.execute(_AMONG, {"ids": block})
        )
    return tuple(found)


def findings_of(transaction: Transaction, comment_ids: Iterable[int]) -> Mapping[int, Finding]:
    """Return what the model said of these comments, without its reasons: it gives them itself."""
    return {
        comment_id: Finding(FindingKind.LEARNED, score / 1000, (), LIKE_REMOVED)
        for block in blocks(comment_ids)
        for comment_id, score in transaction.connection.execute(standing.SCORES, {"ids": block})
        if score >= standing.SAID
    }


def put(transaction: Transaction, said: Mapping[int, tuple[int, int | None]]) -> None:
    """Keep what the model says: comment id to version and thousandths, or None for nothing.

    What was said of a version that is no longer the newest is left out.
    """
    for block in blocks(said):
        transaction.connection.execute(delete(learned).where(learned.c.comment_id.in_(block)))
        there = transaction.connection.execute(_BASE, {"ids": block}).all()
        rows = [
            {"comment_id": row.id, "version_id": row.version_id, "score": said[row.id][1]}
            for row in there
            if said[row.id][1] is not None and said[row.id][0] == row.version_id
        ]
        transaction.many(insert(learned), rows)
        standing.notice(transaction, {row.id: (row.kinds, row.risk) for row in there})


def clear(transaction: Transaction, limit: int) -> int:
    """Forget what the model said of ``limit`` comments; return of how many it was forgotten."""
    ids = list(transaction.connection.scalars(select(learned.c.comment_id).limit(limit)))
    put(transaction, dict.fromkeys(ids, (0, None)))
    return len(ids)


def sorted_by(transaction: Transaction) -> str:
    """Return the note that :func:`note_sorted` left; empty when there is none."""
    return transaction.connection.execute(_NOTE).scalar() or ""


def note_sorted(transaction: Transaction, note: str) -> None:
    """Keep a note on how far pending comments are sorted."""
    changed = transaction.connection.execute(
        update(meta).where(meta.c.name == _SORTED).values(value=note)
    )
    if not changed.rowcount:
        transaction.connection.execute(insert(meta).values(name=_SORTED, value=note))


def _taught(transaction: Transaction, rows: Iterable[Any]) -> tuple[Taught, ...]:
    found: list[Taught] = []
    for block in blocks(rows):
        texts: dict[int, dict[str, str]] = {row.seq: {} for row in block}
        for seq, field, value in transaction.connection.execute(_TEXTS, {"seqs": list(texts)}):
            texts[seq][field] = sealed_rows.opened(value)
        found.extend(
            Taught(
                row.comment_id,
                row.seq,
                row.state in _REMOVED,
                said.get("after", said["before"]),
                said.get("name_after", said.get("name_before", "")),
                tuple(
                    (str(one["kind"]), int(one["score"]))
                    for one in ledger_rows.payload_of(row.payload)["findings"]
                ),
                row.at,
            )
            for row in block
            if "before" in (said := texts[row.seq])
        )
    return tuple(found)


# Built once: building a statement takes longer than running it.
_SWITCH: Final = (
    select(table.c.payload).where(table.c.kind == KIND).order_by(table.c.seq.desc()).limit(1)
)
_STANDING_DECISIONS: Final = (
    select(table.c.seq, table.c.at, table.c.comment_id, table.c.payload, standing_table.c.state)
    .join(
        standing_table,
        and_(
            standing_table.c.comment_id == table.c.comment_id,
            standing_table.c.decision == table.c.decision,
        ),
    )
    .where(standing_table.c.state.in_(_TEACHING))
)
_OF_COMMENTS: Final = _STANDING_DECISIONS.where(
    table.c.comment_id.in_(bindparam("ids", expanding=True)),
    table.c.kind == "decision",
    table.c.seq > bindparam("since"),
)
_AFTER: Final = (
    select(table.c.kind, table.c.comment_id, table.c.payload)
    .where(table.c.seq > bindparam("after"))
    .order_by(table.c.seq)
)
_SPOKEN_OF: Final = select(table.c.comment_id).where(
    table.c.seq.in_(bindparam("seqs", expanding=True)), table.c.comment_id.is_not(None)
)
_TEXTS: Final = select(sealed.c.seq, sealed.c.field, sealed_rows.VALUE).where(
    sealed.c.seq.in_(bindparam("seqs", expanding=True)),
    sealed.c.field.in_(["before", "after", "name_before", "name_after"]),
)
_WAITING: Final = (
    select(
        comments.c.id,
        comments.c.version_id,
        comment_versions.c.text,
        comment_versions.c.name,
        learned.c.score,
    )
    .join(standing_table, standing_table.c.comment_id == comments.c.id)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .outerjoin(
        learned,
        and_(learned.c.comment_id == comments.c.id, learned.c.version_id == comments.c.version_id),
    )
    .where(standing_table.c.state == State.PENDING.value)
)
_AMONG: Final = _WAITING.where(comments.c.id.in_(bindparam("ids", expanding=True)))
_BASE: Final = (
    select(
        comments.c.id,
        comments.c.version_id,
        func.coalesce(findings.c.kinds, 0).label("kinds"),
        func.coalesce(findings.c.risk, 0).label("risk"),
    )
    .outerjoin(
        findings,
        and_(
            findings.c.version_id == comments.c.version_id,
            findings.c.ruleset == comments.c.ruleset,
        ),
    )
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)
_NOTE: Final = select(meta.c.value).where(meta.c.name == _SORTED)
