"""What happens on a site without the desk: for tests of sync. Only with ``--weather``.

``POST /__site`` with ``{"do": …}`` and:

* ``post``: ``article``, ``name``, ``text`` (anything, NUL and lone surrogates too), ``parent``,
  ``state``, ``seconds_ago``, ``reader``: a comment comes in, as from an old import
* ``edit``: ``id``, ``text``, ``name``: the reader edits their own comment, which is pending again
* ``decide``: ``id``, ``state``, ``by``: a colleague decides in the paper's own back office
* ``delete``: ``id``: the comment is deleted, a tombstone stays
* ``expire``: every cursor handed out so far is too old

Each answers with the comment as the contract shows it.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from moderator.demo.archive import Archive, set_meta, stored, tick
from moderator.demo.comments import NewComment, comment, insert, item
from moderator.demo.contract import address_of, archive_of
from moderator.demo.decisions import apply
from moderator.demo.problems import Problem, json_response

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def site(request: Request) -> Response:
    """Carry out one event."""
    try:
        given = await request.json()
        return json_response(_happen(archive_of(request), given, address_of(request)))
    except (ValueError, KeyError, TypeError, AttributeError, sqlite3.IntegrityError) as error:
        raise Problem(422, "invalid_event", str(error)) from error


def _happen(archive: Archive, given: dict[str, Any], address: str) -> dict[str, Any]:
    with archive.writing() as database:
        now = archive.now()
        moment = tick(database, now)
        if given["do"] == "expire":
            set_meta(database, "horizon", str(moment))
            return {}
        if given["do"] == "post":
            parent = given.get("parent")
            new = NewComment(
                article_id=int(given.get("article", 1)),
                name=str(given.get("name", "Bạn đọc")),
                text=str(given["text"]),
                created_at=now - int(float(given.get("seconds_ago", 0)) * 1_000_000),
                parent_id=None if parent is None else int(parent),
                state=str(given.get("state", "pending")),
                reader=given.get("reader"),
                email=given.get("email"),
                ip=given.get("ip"),
            )
            comment_id = str(insert(database, new, moment))
        else:
            comment_id = str(given["id"])
            row = comment(database, comment_id)
            if row is None:
                raise Problem(404, "comment_unknown")
            apply(database, row, _changes(given, row, now), moment)
        row = comment(database, comment_id)
        assert row is not None  # noqa: S101 - just written
        return item(row, address)


def _changes(given: dict[str, Any], row: sqlite3.Row, now: int) -> dict[str, Any]:
    match given["do"]:
        case "edit":
            text = stored(str(given["text"])) if "text" in given else row["text"]
            name = stored(str(given["name"])) if "name" in given else row["name"]
            return {
                "text": text,
                "original_text": text,
                "edited": 0,
                "name": name,
                "original_name": name,
                "renamed": 0,
                "state": str(given.get("state", "pending")),
            }
        case "decide":
            by = str(given.get("by", "Thư ký tòa soạn"))
            return {"state": str(given["state"]), "decided_by": by, "decided_at": now}
        case "delete":
            return {"state": "deleted", "text": "", "original_text": "", "name": ""}
        case unknown:
            raise ValueError(f"unknown event {unknown!r}")
