"""The readers' side: front page, sections, articles, and the comment box under each."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from moderator.demo import posting
from moderator.demo.archive import exact, tick
from moderator.demo.comments import NewComment, article, article_path, insert
from moderator.demo.contract import SITE_NAME, archive_of
from moderator.demo.moments import from_us, long_day, wall
from moderator.resources import resource

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from starlette.requests import Request

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
INVITATION = "Ý kiến của bạn sẽ được biên tập trước khi đăng. Vui lòng gõ tiếng Việt có dấu"
ERRORS = {
    404: ("Không tìm thấy trang", "Bài có thể đã được chuyển đi. Mời bạn trở lại trang nhất."),
    405: ("Không thực hiện được", "Trang này không nhận thao tác vừa rồi."),
    500: ("Trang đang gặp lỗi", "Mời bạn thử lại sau ít phút."),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A published comment as the page shows it. ``text`` None: it is no longer shown itself."""

    id: int
    name: str
    time: str
    stamp: str
    text: str | None
    newsroom: bool
    replies: tuple[Shown, ...] = ()


def routes() -> list[BaseRoute]:
    """Return the pages' routes."""
    return [
        Route("/", front, methods=["GET"], name="front"),
        Route("/{section}/", section, methods=["GET"]),
        Route("/{section}/{slug}-{id:int}.html", read, methods=["GET"]),
        Route("/{section}/{slug}-{id:int}.html", post, methods=["POST"]),
    ]


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resource("demo", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["long_day"] = long_day
    environment.filters["wall"] = wall
    environment.filters["stamp"] = lambda moment: from_us(moment).isoformat()
    environment.globals["site_name"] = SITE_NAME
    environment.globals["invitation"] = INVITATION
    environment.globals["longest_name"] = posting.LONGEST_NAME
    environment.globals["longest_text"] = posting.LONGEST_TEXT
    return environment


def _page(request: Request, template: str, status: int = 200, **values: object) -> Response:
    archive = archive_of(request)
    with archive.reading() as database:
        sections = database.execute(
            "SELECT section, section_slug FROM articles GROUP BY section_slug ORDER BY min(id)"
        ).fetchall()
    html = (
        _templates()
        .get_template(template)
        .render(sections=sections, today=long_day(archive.now()), here=request.url.path, **values)
    )
    # A lone surrogate (only old imports hold one) has no form in UTF-8.
    return HTMLResponse(html.encode("utf-8", "replace"), status, headers=SECURITY)


def error_page(request: Request, status: int, headers: Mapping[str, str]) -> Response:
    """Return an error in the paper's own dress."""
    title, advice = ERRORS.get(status, ERRORS[500])
    page = _page(request, "error.html", status, title=title, advice=advice)
    page.headers.update(headers)
    return page


def _cards(database: sqlite3.Connection, section_slug: str | None = None) -> list[dict[str, Any]]:
    """Return the articles, newest first, with their published comments counted."""
    rows = database.execute(
        "SELECT a.*, (SELECT count(*) FROM comments c WHERE c.article_id = a.id"
        " AND c.state = 'approved') AS comment_count FROM articles a"
        " WHERE :section IS NULL OR section_slug = :section ORDER BY published_at DESC",
        {"section": section_slug},
    ).fetchall()
    return [{**dict(row), "path": article_path(row, row["id"])} for row in rows]


async def front(request: Request) -> Response:
    """Show the front page."""
    with archive_of(request).reading() as database:
        cards = _cards(database)
        voices = database.execute(
            "SELECT c.id, c.name, c.text, a.id AS article_id, a.slug, a.section_slug, a.title"
            " FROM comments c JOIN articles a ON a.id = c.article_id"
            " WHERE c.id IN (SELECT max(id) FROM comments WHERE state = 'approved'"
            " AND NOT newsroom AND length(text) BETWEEN 40 AND 200 GROUP BY article_id)"
            " ORDER BY c.created_at DESC LIMIT 6"
        ).fetchall()
    heard = [
        {
            "name": exact(row["name"]),
            "text": exact(row["text"]),
            "title": row["title"],
            "path": f"{article_path(row, row['article_id'])}#y-kien-{row['id']}",
        }
        for row in voices
    ]
    return _page(request, "front.html", cards=cards, voices=heard)


async def section(request: Request) -> Response:
    """Show one section."""
    with archive_of(request).reading() as database:
        cards = _cards(database, request.path_params["section"])
    if not cards:
        return error_page(request, 404, {})
    return _page(request, "section.html", cards=cards, title=cards[0]["section"])


def _thread(database: sqlite3.Connection, article_id: int) -> tuple[int, tuple[Shown, ...]]:
    """Return how many comments are published, and them: newest first, replies oldest first.

    Published replies stay where their parent is not public, under a line that says so.
    """
    rows = database.execute(
        "SELECT * FROM comments WHERE article_id = ? AND (state = 'approved' OR id IN"
        " (SELECT parent_id FROM comments WHERE article_id = ? AND state = 'approved'))"
        " ORDER BY created_at, id",
        (article_id, article_id),
    ).fetchall()
    replies: dict[int, list[Shown]] = {}
    for row in rows:
        if row["parent_id"] is not None and row["state"] == "approved":
            replies.setdefault(row["parent_id"], []).append(_shown(row))
    top = [_shown(row, tuple(replies.get(row["id"], ()))) for row in rows if not row["parent_id"]]
    return sum(row["state"] == "approved" for row in rows), tuple(reversed(top))


def _shown(row: sqlite3.Row, replies: tuple[Shown, ...] = ()) -> Shown:
    return Shown(
        id=row["id"],
        name=exact(row["name"]),
        time=wall(row["created_at"]),
        stamp=from_us(row["created_at"]).isoformat(),
        text=exact(row["text"]) if row["state"] == "approved" else None,
        newsroom=bool(row["newsroom"]),
        replies=replies,
    )


def _article_page(
    request: Request,
    row: sqlite3.Row,
    draft: posting.Draft,
    status: int = 200,
    *,
    sent: bool = False,
) -> Response:
    archive = archive_of(request)
    with archive.reading() as database:
        count, thread = _thread(database, row["id"])
        others = [card for card in _cards(database) if card["id"] != row["id"]][:4]
        answered = posting.parent_name(database, row["id"], draft.parent_id)
    visitor = request.cookies.get(posting.COOKIE) or secrets.token_urlsafe(16)
    page = _page(
        request,
        "article.html",
        status,
        article=row,
        paragraphs=row["body"].split("\n\n"),
        path=article_path(row, row["id"]),
        count=count,
        thread=thread,
        others=others,
        draft=draft,
        answered=answered,
        sent=sent,
        ticket=posting.ticket(archive, visitor, row["id"]),
        post_key=secrets.token_urlsafe(12),
    )
    page.set_cookie(posting.COOKIE, visitor, httponly=True, samesite="lax", path="/")
    return page


def _find(request: Request) -> sqlite3.Row | None:
    with archive_of(request).reading() as database:
        row = article(database, str(request.path_params["id"]))
    return row if row is not None and article_path(row, row["id"]) == request.url.path else None


async def read(request: Request) -> Response:
    """Show an article; ``?tra-loi=ID`` opens the box as an answer to a comment."""
    row = _find(request)
    if row is None:
        return error_page(request, 404, {})
    draft = posting.Draft(parent_id=request.query_params.get("tra-loi", ""))
    return _article_page(request, row, draft, sent="da-gui" in request.query_params)


async def post(request: Request) -> Response:
    """Take a reader's comment: it is held until a moderator decides."""
    row = _find(request)
    if row is None:
        return error_page(request, 404, {})
    archive = archive_of(request)
    draft = await posting.take(request, row)
    if draft.errors:
        return _article_page(request, row, draft, draft.status)
    visitor = request.cookies.get(posting.COOKIE, "")

    def store() -> None:
        with archive.writing() as database:
            now = archive.now()
            parent = posting.parent_id(database, row["id"], draft.parent_id)
            new = NewComment(
                article_id=row["id"],
                name=draft.name,
                text=draft.text,
                created_at=now,
                parent_id=parent,
                reader=posting.reader_id(visitor),
                ip=request.client.host if request.client else None,
                user_agent=request.headers.get("user-agent", "")[:300] or None,
                post_key=draft.post_key,
            )
            if not posting.known(database, draft.post_key):
                insert(database, new, tick(database, now))

    await run_in_threadpool(store)
    return RedirectResponse(f"{request.url.path}?da-gui=1#da-gui", 303, headers=SECURITY)
