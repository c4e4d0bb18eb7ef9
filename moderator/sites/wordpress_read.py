"""WordPress's JSON → our nouns."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from moderator.model import RemoteArticle, RemoteAuthor, RemoteComment, RemoteState
from moderator.sites.markup import to_text
from moderator.text.entities import unescaped

if TYPE_CHECKING:
    from moderator.sites.shapes import Fields

# Without _links, which cost a query each. ``content.raw`` cannot be asked for alone.
COMMENT_FIELDS = (
    "id,post,parent,author,author_name,author_email,author_url,author_ip,author_user_agent,"
    "date_gmt,content,link,status"
)
ARTICLE_REMOVED = "post-trashed"
STATES = {
    "hold": RemoteState.PENDING,
    "approved": RemoteState.APPROVED,
    "spam": RemoteState.SPAM,
    "trash": RemoteState.REJECTED,
    ARTICLE_REMOVED: RemoteState.REJECTED,
}


def raw_text(data: Fields) -> str:
    """Return a comment's HTML source as stored."""
    return data.child("content").text("raw")


def version(data: Fields, status: str | None = None) -> str:
    """Return a hash of what a moderator sees or decides about: WordPress keeps no version.

    With ``status`` it is the version that the comment would have in that state.
    """
    seen = [
        data.text("status") if status is None else status,
        raw_text(data),
        data.text("author_name"),
        data.maybe("author_email") or "",
        data.maybe("author_url") or "",
        data.number("parent"),
        data.number("post"),
    ]
    return hashlib.sha256(json.dumps(seen).encode("ascii")).hexdigest()[:32]


def comment(data: Fields, article: RemoteArticle) -> RemoteComment:
    """Return a comment fetched with ``context=edit``.

    A status of some plugin's own is shown as rejected: it is neither public nor waiting.
    """
    account = data.number("author")
    parent = data.number("parent")
    return RemoteComment(
        remote_id=data.identity("id"),
        version=version(data),
        state=STATES.get(data.text("status"), RemoteState.REJECTED),
        text=to_text(raw_text(data)),
        author=RemoteAuthor(
            name=unescaped(data.text("author_name")),
            remote_id=str(account) if account > 0 else None,
            email=data.maybe("author_email"),
            ip=data.maybe("author_ip"),
            user_agent=data.maybe("author_user_agent"),
        ),
        article=article,
        created_at=created(data),
        parent_id=str(parent) if parent > 0 else None,
        link=data.maybe("link"),
    )


def created(data: Fields) -> datetime:
    """Return when a comment was sent; ``date_gmt`` is UTC without saying so."""
    if data.text("date_gmt").startswith("0000"):  # imported rows may carry MySQL's zero date
        return datetime(1970, 1, 1, tzinfo=UTC)
    return data.moment("date_gmt", utc=True)
