"""Reading and writing comments and articles, and the shapes they have in the contract."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moderator.demo.archive import exact, meta, stored
from moderator.demo.moments import rfc3339
from moderator.demo.problems import Fault, Problem

if TYPE_CHECKING:
    import sqlite3

STATES = ("pending", "approved", "rejected", "spam", "deleted")

_JOINED = (
    "SELECT c.*, a.slug, a.section, a.section_slug, a.title, a.lead, a.body, a.published_at,"
    " a.comments_open FROM comments c JOIN articles a ON a.id = c.article_id"
)


@dataclass(frozen=True, slots=True)
class NewComment:
    """A comment as it comes in. ``created_at`` is in microseconds."""

    article_id: int
    name: str
    text: str
    created_at: int
    parent_id: int | None = None
    state: str = "pending"
    reader: str | None = None
    email: str | None = None
    ip: str | None = None
    user_agent: str | None = None
    flags: int = 0
    flag_reasons: tuple[str, ...] = ()
    decided_by: str | None = None
    decided_at: int | None = None
    reason: str | None = None
    newsroom: bool = False
    post_key: str | None = None


def insert(database: sqlite3.Connection, new: NewComment, updated_at: int) -> int:
    """Store a new comment and return its id."""
    columns = {
        "article_id": new.article_id,
        "parent_id": new.parent_id,
        "state": new.state,
        "text": stored(new.text),
        "original_text": stored(new.text),
        "name": stored(new.name),
        "original_name": stored(new.name),
        "created_at": new.created_at,
        "updated_at": updated_at,
        "reader": new.reader,
        "email": new.email,
        "ip": new.ip,
        "user_agent": new.user_agent,
        "flags": new.flags,
        "flag_reasons": json.dumps(new.flag_reasons),
        "decided_by": new.decided_by,
        "decided_at": new.decided_at,
        "reason": new.reason,
        "newsroom": int(new.newsroom),
        "post_key": new.post_key,
    }
    names = ", ".join(columns)
    marks = ", ".join(f":{name}" for name in columns)
    cursor = database.execute(
        f"INSERT INTO comments ({names}) VALUES ({marks})",  # noqa: S608 - names from above
        columns,
    )
    assert cursor.lastrowid is not None  # noqa: S101 - an INSERT always has one
    return cursor.lastrowid


def comment(database: sqlite3.Connection, comment_id: str) -> sqlite3.Row | None:
    """Return a comment joined with its article, or None; any string may be asked for."""
    number = row_number(comment_id)
    if number is None:
        return None
    row: sqlite3.Row | None = database.execute(f"{_JOINED} WHERE c.id = ?", (number,)).fetchone()
    return row


def row_number(text: str) -> int | None:
    """Return the number an id stands for, None when it cannot be one of ours."""
    if not text.isascii() or not text.isdigit() or text.startswith("0") or len(text) > 18:  # noqa: PLR2004 - fits 64 bits
        return None
    return int(text)


def version(row: sqlite3.Row) -> str:
    """Return the opaque version of a comment."""
    return f"r{row['revision']}"


def saw_content(row: sqlite3.Row, seen: str) -> bool:
    """Tell whether whoever read version ``seen`` read the present text and name."""
    digits = seen.removeprefix("r")
    number = row_number(digits) if seen != digits else None
    return number is not None and row["content_revision"] <= number <= row["revision"]


def article_path(row: sqlite3.Row, article_id: int) -> str:
    """Return the public path of an article."""
    return f"/{row['section_slug']}/{row['slug']}-{article_id}.html"


def item(row: sqlite3.Row, address: str) -> dict[str, Any]:
    """Return a comment in the contract's shape; a deleted one is only a tombstone."""
    if row["state"] == "deleted":
        return {
            "id": str(row["id"]),
            "state": "deleted",
            "version": version(row),
            "updated_at": rfc3339(row["updated_at"]),
        }
    author = {
        "name": exact(row["name"]),
        "id": row["reader"],
        "email": row["email"],
        "ip": row["ip"],
        "user_agent": row["user_agent"],
    }
    path = article_path(row, row["article_id"])
    return {
        "id": str(row["id"]),
        "version": version(row),
        "state": row["state"],
        "text": exact(row["text"]),
        "text_format": "plain",
        "original_text": exact(row["original_text"]) if row["edited"] else None,
        "original_name": exact(row["original_name"]) if row["renamed"] else None,
        "created_at": rfc3339(row["created_at"]),
        "updated_at": rfc3339(row["updated_at"]),
        "parent_id": None if row["parent_id"] is None else str(row["parent_id"]),
        "url": f"{address}{path}#y-kien-{row['id']}",
        "article": article_item(row, row["article_id"], address),
        "author": {key: value for key, value in author.items() if value is not None},
        "flags": {"count": row["flags"], "reasons": json.loads(row["flag_reasons"])},
        "decided_by": row["decided_by"],
        "decided_at": None if row["decided_at"] is None else rfc3339(row["decided_at"]),
        "reason": row["reason"],
        "note": row["note"],
        "newsroom": bool(row["newsroom"]),
    }


def article_item(row: sqlite3.Row, article_id: int, address: str) -> dict[str, Any]:
    """Return an article in the contract's shape."""
    return {
        "id": str(article_id),
        "title": row["title"],
        "url": address + article_path(row, article_id),
        "section": row["section"],
        "lead": row["lead"],
        "text": row["body"],
        "published_at": rfc3339(row["published_at"]),
        "comments_open": bool(row["comments_open"]),
    }


def article(database: sqlite3.Connection, article_id: str) -> sqlite3.Row | None:
    """Return an article, or None; any string may be asked for."""
    number = row_number(article_id)
    if number is None:
        return None
    row: sqlite3.Row | None = database.execute(
        "SELECT * FROM articles WHERE id = ?", (number,)
    ).fetchone()
    return row


def open_articles(database: sqlite3.Connection) -> list[int]:
    """Return the ids of the articles that take comments."""
    rows = database.execute("SELECT id FROM articles WHERE comments_open ORDER BY id").fetchall()
    return [row["id"] for row in rows]


# --- paging -----------------------------------------------------------------------------------


def changed_since(
    database: sqlite3.Connection, state: str | None, since: str | None, limit: int, address: str
) -> dict[str, Any]:
    """Return one page of comments by (updated_at, id) after the cursor.

    Raises ``Problem`` 410 for a cursor that is too old and 422 for one that is not ours.
    """
    started, moment, last = _read_cursor(database, since)
    where = "(c.updated_at, c.id) > (?, ?)"
    values: list[object] = [moment, last]
    if state is not None:
        where += " AND c.state = ?"
        values.append(state)
    rows = database.execute(
        f"{_JOINED} WHERE {where} ORDER BY c.updated_at, c.id LIMIT ?",
        [*values, limit + 1],
    ).fetchall()
    page = rows[:limit]
    if page:
        moment, last = page[-1]["updated_at"], page[-1]["id"]
    return {
        "items": [item(row, address) for row in page],
        "next": _write_cursor(database, (started, moment, last)),
        "more": len(rows) > limit,
    }


def _write_cursor(database: sqlite3.Connection, position: tuple[int, int, int]) -> str:
    started, moment, last = position
    plain = f"{meta(database, 'epoch')}.{started}.{moment}.{last}"
    check = f"{zlib.crc32(plain.encode()):08x}"
    return base64.urlsafe_b64encode(f"{plain}.{check}".encode()).decode().rstrip("=")


def _read_cursor(database: sqlite3.Connection, cursor: str | None) -> tuple[int, int, int]:
    """Return the horizon when this pull began, and the last (updated_at, id) it was given.

    The horizon is the newest deletion the site has forgotten. A pull that began after it was
    forgotten never knew the comment; one that has passed it was told. Only the others are late.
    """
    horizon = int(meta(database, "horizon"))
    if cursor is None:
        return horizon, 0, 0
    invalid = Problem(422, "invalid_cursor", errors=[Fault("since", "invalid_cursor")])
    try:
        plain = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True).decode()
        epoch, started, moment, last, check = plain.split(".")
        position = int(started), int(moment), int(last)
    except ValueError as error:
        raise invalid from error
    if check != f"{zlib.crc32(plain.rpartition('.')[0].encode()):08x}":
        raise invalid
    late = position[0] < horizon and position[1] < horizon
    if late or epoch != meta(database, "epoch"):
        raise Problem(410, "cursor_too_old", "Start again without a cursor")
    return position
