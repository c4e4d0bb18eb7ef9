"""Carries out one decision on one comment: compare the version, change, remember the result."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moderator.demo.archive import Archive, exact, stored, tick
from moderator.demo.comments import NewComment, comment, insert, item, saw_content, version
from moderator.demo.forms import Asked, content_faults
from moderator.demo.problems import Fault, Problem

if TYPE_CHECKING:
    import sqlite3

BECOMES = {
    "approve": "approved",
    "reject": "rejected",
    "spam": "spam",
    "restore": "pending",
    "unpublish": "rejected",
}


@dataclass(frozen=True, slots=True)
class Moderator:
    """Who a token belongs to."""

    name: str
    may_decide: bool


def decide(archive: Archive, asked: Asked, who: Moderator, address: str) -> dict[str, Any]:
    """Carry out one decision in one transaction and return its result.

    A key seen before returns the first result again; with other content it is ``invalid``.
    """
    with archive.writing() as database:
        known = database.execute(
            "SELECT fingerprint, result FROM decision_keys WHERE key = ?", (asked.key,)
        ).fetchone()
        if known is not None:
            if known["fingerprint"] == asked.fingerprint():
                first: dict[str, Any] = json.loads(known["result"])
                return first
            return _invalid(asked, [Fault("/key", "key_reused")])
        now = archive.now()
        result = _carry_out(database, asked, who, address, now)
        database.execute(
            "INSERT INTO decision_keys VALUES (?, ?, ?, ?)",
            (asked.key, asked.fingerprint(), json.dumps(result), now),
        )
        return result


def _carry_out(
    database: sqlite3.Connection, asked: Asked, who: Moderator, address: str, now: int
) -> dict[str, Any]:
    row = comment(database, asked.id)
    if row is None or row["state"] == "deleted":
        return _result(asked, "gone", None if row is None else item(row, address))
    faults = content_faults(asked)
    if asked.action == "reply" and row["state"] != "approved":
        faults.append(Fault("/id", "parent_not_published"))
    if faults:
        return _invalid(asked, faults)
    changes = _changes(row, asked)
    # Nobody may be told that a text they never saw was published by them.
    unseen = (
        asked.action == "approve" and asked.text is None and not saw_content(row, asked.version)
    )
    if not changes and not unseen and asked.action != "reply":
        return _result(asked, "already", item(row, address))
    if asked.version != version(row):
        return _result(asked, "conflict", item(row, address))
    if asked.action == "reply":
        made = _reply(database, asked, row, who, now)
        return _result(asked, "done", _now(database, made, address))
    if changes.get("state", row["state"]) != row["state"] or asked.action != "edit":
        changes |= {"decided_by": who.name, "decided_at": now, "reason": asked.reason}
        changes["note"] = asked.note
    apply(database, row, changes, tick(database, now))
    return _result(asked, "done", _now(database, asked.id, address))


def _changes(row: sqlite3.Row, asked: Asked) -> dict[str, Any]:
    """Return the columns that would differ; empty when the comment already stands like that."""
    changes: dict[str, Any] = {}
    state = BECOMES.get(asked.action, row["state"])
    if asked.action == "unpublish" and row["state"] == "spam":
        state = "spam"  # not public either; what is known of it is not thrown away
    if state != row["state"]:
        changes["state"] = state
    if asked.text is not None and asked.text != exact(row["text"]):
        changes |= {"text": stored(asked.text), "edited": 1}
    if asked.name is not None and asked.name != exact(row["name"]):
        changes |= {"name": stored(asked.name), "renamed": 1}
    return changes


def apply(
    database: sqlite3.Connection, row: sqlite3.Row, changes: dict[str, Any], moment: int
) -> None:
    """Write columns of a comment; its version and change time move on."""
    columns = {**changes, "updated_at": moment, "revision": row["revision"] + 1}
    if not changes.keys().isdisjoint({"text", "name"}):
        columns["content_revision"] = columns["revision"]
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    database.execute(
        f"UPDATE comments SET {assignments} WHERE id = :row_id",  # noqa: S608 - names of ours
        {**columns, "row_id": row["id"]},
    )


def _reply(
    database: sqlite3.Connection, asked: Asked, row: sqlite3.Row, who: Moderator, now: int
) -> str:
    """Store the newsroom's reply and return its id."""
    new = NewComment(
        article_id=row["article_id"],
        parent_id=row["parent_id"] or row["id"],  # replies stay one level below
        name=asked.name or "Tòa soạn",
        text=asked.text or "",
        created_at=now,
        state="approved",
        decided_by=who.name,
        decided_at=now,
        newsroom=True,
    )
    return str(insert(database, new, tick(database, now)))


def _now(database: sqlite3.Connection, comment_id: str, address: str) -> dict[str, Any]:
    row = comment(database, comment_id)
    assert row is not None  # noqa: S101 - just written in this transaction
    return item(row, address)


def _result(asked: Asked, word: str, comment_item: dict[str, Any] | None) -> dict[str, Any]:
    result: dict[str, Any] = {"key": asked.key, "id": asked.id, "result": word}
    if comment_item is not None:
        result["comment"] = comment_item
    return result


def _invalid(asked: Asked, faults: list[Fault]) -> dict[str, Any]:
    problem = Problem(422, "invalid_decision", errors=faults)
    return {"key": asked.key, "id": asked.id, "result": "invalid", "problem": problem.document()}
