"""Readers: what they wrote before, what the desk made of them, what moderators noted.

A reader is an account or an e-mail address of one site; who only types the same name is never
taken for the same person. Marks and notes are rows of the ledger and nothing else: their words and
whom they mean are sealed fields, so a purge takes them away, and a mark whose reader was purged is
no longer in force.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace
from sqlalchemy import bindparam, func, or_, select

from moderator.model import (
    Elsewhere,
    Finding,
    FindingKind,
    Mark,
    Note,
    Part,
    PastComment,
    ReaderMark,
    State,
    Words,
)
from moderator.store import ledger as ledger_rows
from moderator.store import sealed as sealed_rows
from moderator.store.arrival import reader_of
from moderator.store.columns import maybe_moment, moment
from moderator.store.records import Checked, Entry
from moderator.store.search import author_key
from moderator.store.stored import by_id
from moderator.store.tables import articles, comment_versions, comments, standing
from moderator.store.tables import ledger as table
from moderator.store.tables import sealed as sealed_table
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KIND: Final = "reader"
NOTE: Final = "note"
LAST: Final = 10
BEGINNING: Final = 200
TRUSTED_RISK: Final = 0.5
"""What trust leaves of a comment's risk."""

WATCHED_RULE: Final = "theo dõi bạn đọc"
"""Stands in a finding in the place of a rule's name. Stored: it stays."""

_WATCHED_RISK: Final = 0.9
_MOST: Final = Elsewhere().most

Reader = tuple[int, str]  # site and reader
Found = tuple[tuple[Finding, ...], float]


def note(transaction: Transaction, comment_id: int, actor: str, text: str) -> int | None:
    """Write a note on a comment; returns its number in the log, None for an unknown comment."""
    old = by_id(transaction, [comment_id]).get(comment_id)
    if old is None:
        return None
    entry = Entry(
        kind=NOTE,
        actor=actor,
        payload={"remote_id": old.remote_id, "state": old.state.value},
        sealed={"note": text},
        site_id=old.site_id,
        comment_id=comment_id,
    )
    transaction.touch([comment_id])
    return ledger_rows.append(transaction, [entry])[0]


def notes(transaction: Transaction, comment_id: int) -> tuple[Note, ...]:
    """Return what was noted on a comment, also with decisions about it, oldest first."""
    return tuple(
        Note(row.seq, moment(row.at), row.actor, row.kind, sealed_rows.opened(row.value))
        for row in transaction.connection.execute(_NOTES, {"of": comment_id})
    )


def of_comment(transaction: Transaction, comment_id: int) -> tuple[Reader, str] | None:
    """Return who wrote a comment and how they signed; None where nothing tells them apart."""
    row = transaction.connection.execute(_WHO, {"of": comment_id}).one_or_none()
    return None if row is None else ((row.site_id, row.reader), row.name)


def set_mark(
    transaction: Transaction, reader: Reader, actor: str, mark: Mark, *, name: str, text: str
) -> bool:
    """Mark a reader from now on, or take the mark away; False when nothing changes."""
    before = marks(transaction).get(reader)
    there = before.mark if before is not None else Mark.NONE
    if mark is there and (before is None or before.note == text):
        return False
    entry = Entry(
        kind=KIND,
        actor=actor,
        payload={"mark": mark.value, "before": there.value},
        sealed={"reader": reader[1], "name_before": name, "note": text},
        site_id=reader[0],
    )
    ledger_rows.append(transaction, [entry])
    transaction.touch(
        transaction.connection.execute(
            _OF_READER, {"site": reader[0], "reader": reader[1]}
        ).scalars()
    )
    return True


def marks(transaction: Transaction) -> Mapping[Reader, ReaderMark]:
    """Return the marks in force; the newest row of the log on a reader counts."""
    rows = transaction.connection.execute(_MARKS).all()
    if not rows:
        return {}
    hidden = sealed_rows.fields(transaction, [row.seq for row in rows])
    found: dict[Reader, ReaderMark] = {}
    for row in rows:
        said = hidden.get(row.seq, {})
        if "reader" not in said:
            continue
        key = (row.site_id, said["reader"])
        found.pop(key, None)
        mark = Mark(ledger_rows.payload_of(row.payload)["mark"])
        if mark is not Mark.NONE:
            found[key] = ReaderMark(
                row.site_id,
                said["reader"],
                mark,
                said.get("name_before", ""),
                said.get("note", ""),
                row.actor,
                moment(row.at),
                row.seq,
            )
    return found


def last(transaction: Transaction, comment_id: int, reader: Reader) -> tuple[PastComment, ...]:
    """Return the newest ``LAST`` other comments of a reader, newest first."""
    wanted = {"site": reader[0], "reader": reader[1], "of": comment_id}
    rows = transaction.connection.execute(_LAST, wanted).all()
    decided: dict[int, Any] = {}
    for block in blocks([row.seq for row in rows]):
        for one in transaction.connection.execute(_DECIDED_BY, {"seqs": block}):
            decided[one.seq] = one
    return tuple(
        PastComment(
            row.id,
            row.text[:BEGINNING],
            row.title,
            State(row.state),
            moment(row.created_at),
            row.version_id != row.original_id,
            decided[row.seq].actor if row.seq in decided else "",
            maybe_moment(decided[row.seq].at) if row.seq in decided else None,
        )
        for row in rows
    )


def elsewhere(transaction: Transaction, source: Any, name: str) -> Elsewhere:  # noqa: ANN401
    """Return how many others sign so or write from the same address; ``source`` is a comment."""
    wanted = {"of": source.id, "reader": source.reader or "", "site": source.site_id}
    key = author_key(name)
    same_name = same_address = 0
    if key:
        same_name = transaction.connection.execute(_SAME_NAME, {**wanted, "name": key}).scalar_one()
    if source.ip:
        same_address = transaction.connection.execute(
            _SAME_ADDRESS, {**wanted, "ip": source.ip}
        ).scalar_one()
    return Elsewhere(same_name, same_address)


# --- what marks do ------------------------------------------------------------------------------


def on_arrival(
    transaction: Transaction, site_id: int, checked: Sequence[Checked]
) -> Sequence[Checked]:
    """Return a page with what the marks say of its comments."""
    known = marks(transaction)
    if not known:
        return checked
    found = []
    for one in checked:
        reader = reader_of(one.comment)
        mark = known.get((site_id, reader)) if reader is not None else None
        if mark is not None:
            findings, risk = _with_mark((one.findings, one.risk), mark)
            found.append(replace(one, findings=findings, risk=risk))
        else:
            found.append(one)
    return found


def on_recheck(transaction: Transaction, found: Mapping[int, Found]) -> Mapping[int, Found]:
    """Return what another ruleset found with what the marks say of the same comments.

    Only comments that came after their reader was marked are meant.
    """
    known = marks(transaction)
    if not known:
        return found
    changed = dict(found)
    for block in blocks(found):
        for row in transaction.connection.execute(_READERS, {"ids": block}):
            mark = known.get((row.site_id, row.reader))
            if mark is not None and moment(row.seen_at) >= mark.at:
                changed[row.id] = _with_mark(found[row.id], mark)
    return changed


def _with_mark(found: Found, mark: ReaderMark) -> Found:
    findings, risk = found
    if mark.mark is Mark.TRUSTED:
        return findings, risk * TRUSTED_RISK
    told = f": {mark.note}" if mark.note else ""
    watched = Finding(
        FindingKind.WATCHED,
        1.0,
        (),
        Words(
            f"Bạn đọc đang được theo dõi ({mark.actor}){told}",
            f"This reader is being watched ({mark.actor}){told}",
        ),
        Part.NAME,
        rule=WATCHED_RULE,
    )
    return (watched, *findings), max(risk, _WATCHED_RISK)


# Built once: building a statement takes longer than running it.
_NOTES: Final = (
    select(table.c.seq, table.c.at, table.c.actor, table.c.kind, sealed_rows.VALUE.label("value"))
    .join(sealed_table, sealed_table.c.seq == table.c.seq)
    .where(
        table.c.comment_id == bindparam("of"),
        sealed_table.c.field == "note",
        # Why a reader was blocked beside a comment is no note on it: its past says that.
        ~table.c.kind.startswith("reader_", autoescape=True),
    )
    .order_by(table.c.seq)
)
_MARKS: Final = select(table).where(table.c.kind == KIND).order_by(table.c.seq)
_OF_READER: Final = select(comments.c.id).where(
    comments.c.site_id == bindparam("site"), comments.c.reader == bindparam("reader")
)
_LAST: Final = (
    select(
        comments.c.id,
        comments.c.created_at,
        comments.c.version_id,
        comments.c.original_id,
        comment_versions.c.text,
        articles.c.title,
        standing.c.state,
        standing.c.seq,
    )
    .join(standing, standing.c.comment_id == comments.c.id)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .join(articles, articles.c.id == comments.c.article_id)
    .where(
        comments.c.site_id == bindparam("site"),
        comments.c.reader == bindparam("reader"),
        comments.c.id != bindparam("of"),
    )
    .order_by(comments.c.created_at.desc(), comments.c.id.desc())
    .limit(LAST)
)
_DECIDED_BY: Final = select(table.c.seq, table.c.actor, table.c.at).where(
    table.c.seq.in_(bindparam("seqs", expanding=True))
)
_WHO: Final = (
    select(comments.c.site_id, comments.c.reader, comment_versions.c.name)
    .join(comment_versions, comment_versions.c.id == comments.c.original_id)
    .where(comments.c.id == bindparam("of"), comments.c.reader.is_not(None))
)
_ANOTHER: Final = (comments.c.id != bindparam("of")) & or_(
    comments.c.reader.is_(None),
    comments.c.reader != bindparam("reader"),
    comments.c.site_id != bindparam("site"),
)
_SAME_NAME: Final = select(func.count()).select_from(
    select(comments.c.id)
    .join(standing, standing.c.comment_id == comments.c.id)
    .where(standing.c.author == bindparam("name"), _ANOTHER)
    .limit(_MOST)
    .subquery()
)
_SAME_ADDRESS: Final = select(func.count()).select_from(
    select(comments.c.id)
    .where(comments.c.ip == bindparam("ip"), comments.c.ip.is_not(None), _ANOTHER)
    .limit(_MOST)
    .subquery()
)
_READERS: Final = (
    select(comments.c.id, comments.c.site_id, comments.c.reader, comment_versions.c.seen_at)
    .join(comment_versions, comment_versions.c.id == comments.c.original_id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)), comments.c.reader.is_not(None))
)
