"""Readers who may not write for a while: the contract's side, and the question before a post.

A reader is the account under which a comment came. This paper asks its readers for no e-mail
address that it could verify, so it blocks accounts alone.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute, Route

from moderator.demo import forms
from moderator.demo.contract import PREFIX, archive_of, decider, idempotency_key, login, only
from moderator.demo.moments import DAY_US, rfc3339
from moderator.demo.problems import Fault, Problem, json_response

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request
    from starlette.responses import Response

    from moderator.demo.archive import Archive
    from moderator.demo.decisions import Moderator


def routes() -> list[BaseRoute]:
    """Return the contract's routes about readers."""
    return [
        Route(f"{PREFIX}/readers/find", find_reader, methods=["POST"]),
        Route(f"{PREFIX}/readers/block", block_reader, methods=["POST"]),
    ]


def ends(database: sqlite3.Connection, reader: str | None, now: int) -> tuple[bool, int | None]:
    """Tell whether a reader may not write now, and until when; None: for good."""
    row = _row(database, reader or "")
    if row is None or not _blocked(row, now):
        return False, None
    return True, row["until"]


async def find_reader(request: Request) -> Response:
    """Say whether a reader is blocked."""
    login(request)
    only(request)
    reader = forms.read_reader(await forms.read_json(request))
    archive = archive_of(request)
    with archive.reading() as database:
        return json_response(_item(database, _known(database, reader), archive.now()))


async def block_reader(request: Request) -> Response:
    """Block a reader, or let them write again."""
    who = decider(request)
    only(request)
    key = idempotency_key(request)
    asked = forms.read_block(await forms.read_json(request))
    item = await run_in_threadpool(carry_out, archive_of(request), asked, key, who)
    return json_response(item)


def carry_out(archive: Archive, asked: forms.Block, key: str, who: Moderator) -> dict[str, Any]:
    """Compare, write and remember the key in one transaction; only what was done is remembered."""
    name = f"block:{key}"
    # Not the version: a retry may know of a newer one, which is its own first try's.
    said = [asked.reader, asked.blocked, asked.days, asked.reason]
    fingerprint = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    with archive.writing() as database:
        first = database.execute(
            "SELECT fingerprint, result FROM decision_keys WHERE key = ?", (name,)
        ).fetchone()
        if first is not None:
            if first["fingerprint"] != fingerprint:
                raise Problem(422, "idempotency_key_reused", "The same key asked for another thing")
            known: dict[str, Any] = json.loads(first["result"])
            return known
        reader, now = _known(database, asked.reader), archive.now()
        row = _row(database, reader)
        there = row is not None and _blocked(row, now)
        version = None if row is None else _version(row)
        if asked.version != version if asked.version is not None else there:
            raise Problem(412, "version_differs", extra={"reader": _item(database, reader, now)})
        if asked.blocked or there:
            until = now + asked.days * DAY_US if asked.blocked and asked.days else None
            database.execute(
                "INSERT INTO blocks VALUES (:reader, 1, :blocked, :until, :reason, :by, :now)"
                " ON CONFLICT (reader) DO UPDATE SET revision = revision + 1,"
                " blocked = :blocked, until = :until, reason = :reason,"
                " decided_by = :by, decided_at = :now",
                {
                    "reader": reader,
                    "blocked": int(asked.blocked),
                    "until": until,
                    "reason": asked.reason,
                    "by": who.name,
                    "now": now,
                },
            )
        item = _item(database, reader, now)
        database.execute(
            "INSERT INTO decision_keys VALUES (?, ?, ?, ?)",
            (name, fingerprint, json.dumps(item), now),
        )
        return item


def _known(database: sqlite3.Connection, reader: forms.Reader) -> str:
    """Return a reader's account. Raises ``Problem`` 404, and 422 for an e-mail address."""
    kind, value = reader
    if kind != "id":
        faults = [Fault("/reader/email", "block_email_missing")]
        raise Problem(422, "not_supported", "This site does not list block_email", errors=faults)
    found = database.execute("SELECT 1 FROM comments WHERE reader = ? LIMIT 1", (value,)).fetchone()
    if found is None:
        raise Problem(404, "reader_unknown")
    return value


def _row(database: sqlite3.Connection, reader: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = database.execute(
        "SELECT * FROM blocks WHERE reader = ?", (reader,)
    ).fetchone()
    return row


def _blocked(row: sqlite3.Row, now: int) -> bool:
    return bool(row["blocked"]) and (row["until"] is None or row["until"] > now)


def _version(row: sqlite3.Row) -> str:
    return f"b{row['revision']}"


def _item(database: sqlite3.Connection, reader: str, now: int) -> dict[str, Any]:
    """Return a reader in the contract's shape; a block that ran out is none."""
    row = _row(database, reader)
    blocked = row is not None and _blocked(row, now)
    until = row["until"] if row is not None and blocked else None
    return {
        "reader": {"id": reader},
        "version": None if row is None else _version(row),
        "blocked": blocked,
        "blocked_until": None if until is None else rfc3339(until),
        "reason": None if row is None else row["reason"],
        "decided_by": None if row is None else row["decided_by"],
        "decided_at": None if row is None else rfc3339(row["decided_at"]),
    }
