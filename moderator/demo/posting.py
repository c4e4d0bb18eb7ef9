"""What a reader sends: the form's ticket, its limits, and words for what is wrong with it."""

from __future__ import annotations

import hashlib
import hmac
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from moderator.demo.archive import Archive, exact, meta
from moderator.demo.blocks import ends
from moderator.demo.comments import row_number
from moderator.demo.moments import DAY_US, wall

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

COOKIE = "doc"
LONGEST_NAME = 80  # characters
LONGEST_TEXT = 5_000  # characters
MAX_FORM = 80_000  # bytes: 5,000 letters of three bytes, each percent-encoded, and room
PER_MINUTE = 12  # posts of one visitor
MINUTE_US = DAY_US // 1440


@dataclass(frozen=True, slots=True)
class Draft:
    """What the box holds; ``errors`` say what must be mended before it can be sent."""

    name: str = ""
    text: str = ""
    parent_id: str = ""
    post_key: str = ""
    errors: tuple[str, ...] = ()
    status: int = 422


def ticket(archive: Archive, visitor: str, article_id: int) -> str:
    """Return what proves that a form was shown to this visitor under this article."""
    with archive.reading() as database:
        secret = meta(database, "form_secret")
    message = f"{visitor}.{article_id}".encode("utf-8", "replace")
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def reader_id(visitor: str) -> str:
    """Return a reader's id: tells two readers apart, says nothing of them."""
    return "bd-" + hashlib.sha256(visitor.encode("utf-8", "replace")).hexdigest()[:12]


async def take(request: Request, article: sqlite3.Row) -> Draft:  # noqa: PLR0911 - one a fault
    """Read the form. The draft's ``errors`` are empty when it may be stored."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_FORM:
            return Draft(errors=("Ý kiến quá dài.",), status=413)
    fields = _fields(bytes(body))
    if fields is None:
        return Draft(errors=("Không đọc được ý kiến: chữ gửi lên không phải UTF-8.",), status=400)
    draft = Draft(
        name=fields.get("ten", "").strip(),
        # A browser sends CR LF for each line break in a text area; what was typed is LF.
        text=fields.get("noi-dung", "").replace("\r\n", "\n"),
        parent_id=fields.get("tra-loi", ""),
        post_key=fields.get("lan-gui", "")[:64],
    )
    visitor = request.cookies.get(COOKIE, "")
    expected = ticket(archive_of(request), visitor, article["id"])
    if not visitor or not hmac.compare_digest(
        expected.encode(), fields.get("ve", "").encode("utf-8", "replace")
    ):
        return _wrong(draft, 403, "Trang đã mở quá lâu. Bạn bấm Gửi ý kiến lần nữa nhé.")
    blocked = _blocked(request, visitor)
    if blocked:
        return _wrong(draft, 403, *blocked)
    if not article["comments_open"]:
        return _wrong(draft, 403, "Bài viết đã ngừng nhận ý kiến.")
    errors = _content_errors(draft)
    if errors:
        return _wrong(draft, 422, *errors)
    if not _paced(request, visitor):
        return _wrong(draft, 429, "Bạn gửi hơi nhanh. Mời bạn đợi một phút rồi gửi lại.")
    return draft


def _blocked(request: Request, visitor: str) -> tuple[str, ...]:
    """Return what a reader is told who may not write now; empty for everybody else."""
    archive = archive_of(request)
    with archive.reading() as database:
        blocked, until = ends(database, reader_id(visitor), archive.now())
    if not blocked:
        return ()
    first = (
        "Tài khoản của bạn hiện không gửi được ý kiến."
        if until is None
        else f"Tài khoản của bạn tạm thời chưa gửi được ý kiến, đến {wall(until)}."
    )
    return (
        first,
        "Ý kiến vừa viết chưa được nhận. Nếu bạn cho rằng có nhầm lẫn, mời bạn liên hệ tòa soạn.",
    )


def archive_of(request: Request) -> Archive:
    """Return the site's open file."""
    archive: Archive = request.app.state.archive
    return archive


def _fields(body: bytes) -> dict[str, str] | None:
    """Return the form's first value of each field, None when it is not UTF-8."""
    try:
        parsed = parse_qs(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20
        )
    except ValueError:
        return None
    return {name: values[0] for name, values in parsed.items()}


def _wrong(draft: Draft, status: int, *errors: str) -> Draft:
    return Draft(draft.name, draft.text, draft.parent_id, draft.post_key, errors, status)


def _content_errors(draft: Draft) -> list[str]:
    errors = []
    if not draft.name:
        errors.append("Bạn chưa ghi họ tên.")
    elif len(draft.name) > LONGEST_NAME:
        errors.append(f"Họ tên dài quá {LONGEST_NAME} chữ.")
    if not draft.text.strip():
        errors.append("Bạn chưa viết ý kiến.")
    elif len(draft.text) > LONGEST_TEXT:
        errors.append(
            f"Ý kiến dài {len(draft.text):,} chữ, tối đa {LONGEST_TEXT:,}.".replace(",", ".")
        )
    if "\0" in draft.name + draft.text:
        errors.append("Ý kiến có ký tự không hiển thị được.")
    if len(draft.name.splitlines()) > 1:
        errors.append("Họ tên chỉ gồm một dòng.")
    return errors


def _paced(request: Request, visitor: str) -> bool:
    """Tell whether the visitor may post now, and count it."""
    posts: dict[str, deque[int]] = request.app.state.posts
    now = archive_of(request).now()
    for each in [key for key, times in posts.items() if times[-1] < now - MINUTE_US]:
        del posts[each]
    times = posts.setdefault(visitor, deque())
    while times and times[0] < now - MINUTE_US:
        times.popleft()
    times.append(now)
    if len(times) > PER_MINUTE:
        times.pop()
        return False
    return True


def known(database: sqlite3.Connection, post_key: str) -> bool:
    """Tell whether this very form was sent before: a double click posts once."""
    found = database.execute("SELECT 1 FROM comments WHERE post_key = ?", (post_key,)).fetchone()
    return found is not None


def parent_id(database: sqlite3.Connection, article_id: int, given: str) -> int | None:
    """Return the comment that is answered: one level deep, published, of this article."""
    row = _parent(database, article_id, given)
    if row is None:
        return None
    parent: int = row["parent_id"] or row["id"]
    return parent


def parent_name(database: sqlite3.Connection, article_id: int, given: str) -> str | None:
    """Return whom the box answers."""
    row = _parent(database, article_id, given)
    return None if row is None else exact(row["name"])


def _parent(database: sqlite3.Connection, article_id: int, given: str) -> sqlite3.Row | None:
    number = row_number(given)
    row: sqlite3.Row | None = database.execute(
        "SELECT id, parent_id, name FROM comments"
        " WHERE id = ? AND article_id = ? AND state = 'approved'",
        (number, article_id),
    ).fetchone()
    return row
