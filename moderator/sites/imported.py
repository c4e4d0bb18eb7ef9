"""A JSON Lines file of comments as a site: read-only, decided here alone.

Each line is an object: ``id`` and ``text`` are required; ``name``, ``article`` (a title, or an
object as in the contract), ``created_at``, ``parent_id``, ``state``, ``email``, ``ip``, ``url``
are optional. A line that cannot be understood stops the import and is named.

Nothing is written to the file. A decision is carried out in the program's own records, which are
all there is: deliveries are settled at once as delivered, and the log and its exports are the
result. Appended lines are new comments at the next poll; a file that was replaced is read again.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.errors import Garbled, Refused
from moderator.model import (
    Action,
    DeliveryState,
    Intent,
    Outcome,
    Page,
    RemoteArticle,
    RemoteAuthor,
    RemoteComment,
    RemoteState,
    SiteInfo,
    Words,
)
from moderator.model.article import ArticleOutcome
from moderator.model.blocking import BlockOutcome
from moderator.sites.shapes import Fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from moderator.model.article import ArticleIntent
    from moderator.model.blocking import BlockIntent

KIND = "file"
MAX_LINE_BYTES = 16 * 1024 * 1024
_HEAD_BYTES = 4_096
_BECOMES = {
    Action.APPROVE: RemoteState.APPROVED,
    Action.REJECT: RemoteState.REJECTED,
    Action.SPAM: RemoteState.SPAM,
    Action.RESTORE: RemoteState.PENDING,
    Action.UNPUBLISH: RemoteState.REJECTED,
}


class ImportedFile:
    """A file of comments. It has no readers, so there is nothing to reply to or to look at."""

    def __init__(self, path: Path) -> None:
        """Read ``path``; raises Refused where there is no file."""
        self._path = path.expanduser().resolve()
        if not self._path.is_file():
            raise _unreadable(str(self._path))

    def close(self) -> None:
        """Nothing is held open."""

    def info(self) -> SiteInfo:
        """Read the first comment, to see that the file is one of comments."""
        self.fetch(None, 1)
        return SiteInfo(
            kind=KIND,
            name=self._path.name,
            address=str(self._path),
            user=None,
            actions=frozenset({*_BECOMES, Action.EDIT}),
            edits_name=True,
            warnings=(
                Words(
                    "Tệp nhập vào: quyết định chỉ được ghi ở máy này, không gửi đi đâu",
                    "An imported file: decisions are recorded here and sent nowhere",
                ),
            ),
        )

    def fetch(self, cursor: str | None, limit: int = 200) -> Page:
        """Read the next lines. A last line without its end is left for the next poll."""
        try:
            with self._path.open("rb") as file:
                head = file.read(_HEAD_BYTES)
                offset = _offset(cursor, head)
                file.seek(0, 2)
                size = file.tell()
                file.seek(offset if offset <= size else 0)
                comments: list[RemoteComment] = []
                while len(comments) < limit:
                    at = file.tell()
                    line = file.readline(MAX_LINE_BYTES + 1)
                    if len(line) > MAX_LINE_BYTES:
                        raise Garbled(f"{self._path.name}, byte {at}: a line that is too long")
                    if not line.endswith(b"\n") and not _whole(line):
                        file.seek(at)
                        break
                    if line.strip():
                        comments.append(self._comment(line, at))
                end = file.tell()
        except OSError as error:
            raise _unreadable(f"{self._path}: {error.strerror or error}") from error
        return Page(tuple(comments), (), _cursor(head, end), more=bool(comments) and end < size)

    def _comment(self, line: bytes, at: int) -> RemoteComment:
        what = f"{self._path.name}, byte {at}"
        try:
            data = Fields(json.loads(line), what)
        except (ValueError, RecursionError) as error:
            raise Garbled(f"{what}: no JSON ({error})") from error
        state = data.maybe("state") or RemoteState.PENDING.value
        if state not in {each.value for each in RemoteState}:
            raise Garbled(f"{what}: unknown state {state[:40]!r}")
        return RemoteComment(
            remote_id=data.identity("id"),
            version=hashlib.sha256(line.strip()).hexdigest()[:32],
            state=RemoteState(state),
            text=data.text("text"),
            author=RemoteAuthor(
                name=data.maybe("name") or "",
                email=data.maybe("email"),
                ip=data.maybe("ip"),
            ),
            article=_article(data),
            created_at=data.maybe_moment("created_at", utc=True) or self._written(),
            parent_id=data.identity("parent_id") if data.has("parent_id") else None,
            link=data.maybe("url"),
        )

    def _written(self) -> datetime:
        return datetime.fromtimestamp(int(self._path.stat().st_mtime), UTC)

    def reread(self, remote_ids: Sequence[str]) -> Mapping[str, RemoteComment | None]:  # noqa: ARG002 - the protocol's
        """Return nothing: what was decided here is newer than the file."""
        return {}

    def deliver(self, intents: Sequence[Intent]) -> Iterator[Outcome]:
        """Settle each intent at once: there is nobody to tell."""
        for intent in intents:
            if intent.action is Action.REPLY:
                yield Outcome(intent.key, DeliveryState.REFUSED, None, "a file takes no replies")
                continue
            yield Outcome(intent.key, DeliveryState.DELIVERED, _decided(intent))

    def set_commenting(self, intent: ArticleIntent) -> ArticleOutcome:
        """Refuse: a file takes no comments."""
        return ArticleOutcome(intent.key, DeliveryState.REFUSED, problem="a file has no readers")

    def set_blocked(self, intent: BlockIntent) -> BlockOutcome:
        """Refuse: nobody writes into a file."""
        return BlockOutcome(intent.key, DeliveryState.REFUSED, problem="a file has no readers")

    def find(self, link: str) -> RemoteComment | None:
        """Look for an id or a link from the file's start."""
        cursor: str | None = None
        while True:
            page = self.fetch(cursor)
            for each in page.comments:
                if link.strip() in {each.remote_id, each.link}:
                    return each
            if not page.more:
                return None
            cursor = page.cursor

    def published_replies(self, remote_id: str) -> tuple[RemoteComment, ...]:  # noqa: ARG002
        """Return none: nothing of a file is public."""
        return ()

    def publicly_visible(self, comment: RemoteComment) -> bool | None:  # noqa: ARG002
        """Return False: nothing of a file is public."""
        return False


def _decided(intent: Intent) -> RemoteComment | None:
    """Return the comment as it now counts, where the caller said how it was seen."""
    seen = intent.expected
    if seen is None:
        return None
    return replace(
        seen,
        state=_BECOMES.get(intent.action, seen.state),
        text=seen.text if intent.text is None else intent.text,
        author=seen.author if intent.name is None else replace(seen.author, name=intent.name),
        original_text=seen.original_text or (seen.text if intent.text is not None else None),
        original_name=seen.original_name or (seen.author.name if intent.name is not None else None),
    )


def _article(data: Fields) -> RemoteArticle:
    value = data.data.get("article")
    if isinstance(value, dict):
        inner = data.child("article")
        title = inner.maybe("title") or ""
        identity = inner.identity("id") if inner.has("id") else title
        return RemoteArticle(
            identity or "-",
            title,
            inner.maybe("url") or "",
            section=inner.maybe("section") or "",
            lead=inner.maybe("lead") or "",
            text=inner.maybe("text") or "",
        )
    title = value if isinstance(value, str) else ""
    return RemoteArticle(title or "-", title, "")


def _whole(line: bytes) -> bool:
    """Whether a line without an end is complete all the same."""
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _cursor(head: bytes, offset: int) -> str:
    known = head[:offset]
    return f"{offset}:{len(known)}:{hashlib.sha256(known).hexdigest()[:16]}"


def _offset(cursor: str | None, head: bytes) -> int:
    """Return where to go on; 0 for a file that is not the one of the cursor."""
    offset, _, rest = (cursor or "").partition(":")
    length, _, mark = rest.partition(":")
    if not (offset.isdecimal() and length.isdecimal()):
        return 0
    return int(offset) if hashlib.sha256(head[: int(length)]).hexdigest()[:16] == mark else 0


def _unreadable(detail: str) -> Refused:
    return Refused(
        detail,
        title=Words("Không đọc được tệp", "The file cannot be read"),
        advice=Words("Kiểm tra đường dẫn và quyền đọc", "Check the path and the permissions"),
    )
