"""The contract's JSON → our nouns. Unknown fields are passed over, as the contract asks."""

from __future__ import annotations

from msgspec import Struct

from moderator.errors import Garbled
from moderator.model import RemoteArticle, RemoteAuthor, RemoteComment, RemoteState
from moderator.sites.markup import to_text
from moderator.sites.shapes import Fields

_LONGEST = 400
"""Letters of what a database looks up: more of them no PostgreSQL can index."""

_MOST_FLAGS = 2**31 - 1  # what a database's column takes


class Listing(Struct, frozen=True):
    """One page: comments, ids of tombstones, the next cursor ('' where there is none).

    ``unreadable`` are the comments that cannot be understood, by id, and why.
    """

    comments: tuple[RemoteComment, ...]
    gone: tuple[str, ...]
    cursor: str
    more: bool
    unreadable: dict[str, str]


def listing(data: object) -> Listing:
    """Return a page of comments; raises Garbled when more than single comments are wrong."""
    fields = Fields(data, "the list of comments")
    comments = []
    gone = []
    unreadable = {}
    for each in fields.children("items"):
        remote_id = each.identity("id")
        try:
            if each.text("state") == RemoteState.DELETED:
                gone.append(remote_id)
            else:
                comments.append(comment(each))
        except Garbled as error:
            unreadable[remote_id] = str(error)
    return Listing(
        tuple(comments),
        tuple(gone),
        fields.maybe("next") or "",
        fields.flag("more") is True,
        unreadable,
    )


def comment(data: Fields) -> RemoteComment:
    """Return a living comment; raises Garbled, also for a state the contract does not know."""
    name = data.text("state")
    if name not in {each.value for each in RemoteState} or name == RemoteState.DELETED:
        raise Garbled(f"comment {data.identity('id')} has the state {name[:40]!r}")
    author = data.child("author")
    original = data.data.get("original_text")
    original_name = data.data.get("original_name")
    return RemoteComment(
        remote_id=_name(data, "id"),
        version=data.identity("version"),
        state=RemoteState(name),
        text=shown_text(data, data.text("text")),
        author=RemoteAuthor(
            name=author.maybe("name") or "",
            remote_id=_name(author, "id") if author.maybe("id") else None,
            email=_typed(author.maybe("email")),
            ip=_typed(author.maybe("ip")),
            user_agent=author.maybe("user_agent"),
        ),
        article=_article(data.child("article")),
        created_at=data.moment("created_at"),
        updated_at=data.maybe_moment("updated_at"),
        parent_id=_name(data, "parent_id") if data.has("parent_id") else None,
        original_text=shown_text(data, original) if isinstance(original, str) else None,
        original_name=original_name if isinstance(original_name, str) else None,
        link=data.maybe("url"),
        flags=_flags(data),
        decided_by=data.maybe("decided_by"),
        decided_at=data.maybe_moment("decided_at"),
    )


def living(result: Fields) -> RemoteComment | None:
    """Return the comment of a decision's result; None: there is none, or a tombstone."""
    if not result.has("comment"):
        return None
    data = result.child("comment")
    return None if data.text("state") == RemoteState.DELETED else comment(data)


def shown_text(data: Fields, text: str) -> str:
    """Return ``text`` as the moderator reads it."""
    return to_text(text) if is_html(data) else text


def is_html(data: Fields) -> bool:
    """Whether a comment's text is HTML source."""
    return data.maybe("text_format") == "html"


def _name(data: Fields, field: str) -> str:
    """Return an id; raises Garbled for one that is no name of anything."""
    found = data.identity(field)
    if len(found) > _LONGEST:
        raise Garbled(f"{field} of {data.what} is longer than {_LONGEST} letters")
    return found


def _typed(value: str | None) -> str | None:
    """Return what a reader may have typed; what is so long is no address and hides no comment."""
    return None if value is None or len(value) > _LONGEST else value


def _article(data: Fields) -> RemoteArticle:
    return RemoteArticle(
        remote_id=_name(data, "id"),
        title=data.maybe("title") or "",
        url=data.maybe("url") or "",
        section=(data.maybe("section") or "")[:_LONGEST],
        lead=data.maybe("lead") or "",
        text=data.maybe("text") or "",
        published_at=data.maybe_moment("published_at"),
        comments_open=data.flag("comments_open"),
    )


def _flags(data: Fields) -> int:
    count = data.child("flags").number("count") if data.has("flags") else 0
    return max(0, min(count, _MOST_FLAGS))


def problem_of(data: Fields) -> str:
    """Return a problem's codes in a few words."""
    if not isinstance(data.data.get("problem"), dict):
        return ""
    problem = data.child("problem")
    errors = problem.data.get("errors")
    parts = [str(problem.data.get("code") or problem.data.get("title") or "")]
    parts += [
        f"{each.get('field', '')}: {each.get('code', '')}"
        for each in (errors if isinstance(errors, list) else [])
        if isinstance(each, dict)
    ]
    return ", ".join(part for part in parts if part)[:500]
