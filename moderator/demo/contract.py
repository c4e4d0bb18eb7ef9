"""The moderation contract at ``/moderation/v1``; ``resources/contract/openapi.yaml`` tells it."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from moderator.demo import forms
from moderator.demo.comments import STATES, article, article_item, changed_since, comment, item
from moderator.demo.comments import version as version_of
from moderator.demo.decisions import Moderator, decide
from moderator.demo.moments import rfc3339
from moderator.demo.problems import Fault, Problem, dump, json_response

if TYPE_CHECKING:
    from moderator.demo.archive import Archive

PREFIX = "/moderation/v1"
SITE_NAME = "Báo Mẫu"
CAN = (
    "approve",
    "reject",
    "spam",
    "restore",
    "edit",
    "edit_name",
    "unpublish",
    "reply",
    "close_article",
    "block_reader",
)
KEY_HEADER = re.compile(r'"?([A-Za-z0-9_.:-]{1,128})"?')  # the draft standard quotes it
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
VERSION_HEADER = re.compile(r'"([A-Za-z0-9_.-]{1,128})"')
BOTH = ("GET", "PATCH")

Handler = Callable[[Request], Awaitable[Response]]


def routes() -> list[BaseRoute]:
    """Return the contract's routes."""
    return [
        Route(PREFIX, info, methods=["GET"]),
        Route(f"{PREFIX}/comments", list_comments, methods=["GET"]),
        Route(f"{PREFIX}/comments/{{id}}", _get_or_patch(one_comment, patch_comment), methods=BOTH),
        Route(f"{PREFIX}/decisions", post_decisions, methods=["POST"]),
        Route(f"{PREFIX}/articles/{{id}}", _get_or_patch(one_article, patch_article), methods=BOTH),
    ]


def _get_or_patch(get: Handler, patch: Handler) -> Handler:
    """Return one handler for both, so that 405 names both in ``Allow``."""

    async def handle(request: Request) -> Response:
        return await (patch if request.method == "PATCH" else get)(request)

    return handle


def archive_of(request: Request) -> Archive:
    """Return the site's open file."""
    archive: Archive = request.app.state.archive
    return archive


def address_of(request: Request) -> str:
    """Return the site's own address, without a slash at the end."""
    address: str = request.app.state.address or str(request.base_url)
    return address.rstrip("/")


def login(request: Request) -> Moderator:
    """Return who asks. Raises ``Problem`` 401."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    token = token.strip()
    with archive_of(request).reading() as database:
        rows = database.execute("SELECT token, name, may_decide FROM moderators").fetchall()
    if scheme.lower() == "bearer":
        for row in rows:
            if hmac.compare_digest(row["token"].encode(), token.encode("utf-8", "replace")):
                return Moderator(row["name"], bool(row["may_decide"]))
    raise Problem(
        401,
        "token_invalid" if token else "token_missing",
        headers={"WWW-Authenticate": 'Bearer realm="moderation"'},
    )


def decider(request: Request) -> Moderator:
    """Return who asks. Raises ``Problem`` 401, and 403 for a token that may only read."""
    who = login(request)
    if not who.may_decide:
        raise Problem(403, "read_only", "This token may read but not decide")
    return who


def only(request: Request, *names: str) -> None:
    """Refuse parameters that would be ignored: a filter that does nothing is dangerous.

    Raises ``Problem`` 422.
    """
    faults = [
        Fault(name, "unknown_parameter") for name in request.query_params if name not in names
    ]
    twice = [name for name in names if len(request.query_params.getlist(name)) > 1]
    faults += [Fault(name, "given_twice") for name in twice]
    if faults:
        raise Problem(422, "invalid_parameter", errors=faults)


async def info(request: Request) -> Response:
    """Say who the site is, what it can and where its limits are."""
    who = login(request)
    only(request)
    return json_response(
        {
            "name": SITE_NAME,
            "time": rfc3339(archive_of(request).now()),
            "timezone": "Asia/Ho_Chi_Minh",
            "states": list(STATES),
            "max_page": forms.MAX_PAGE,
            "max_ids": forms.MAX_IDS,
            "max_decisions": forms.MAX_DECISIONS,
            "max_text_bytes": forms.MAX_TEXT_BYTES,
            "max_name_bytes": forms.MAX_NAME_BYTES,
            "text_format": "plain",
            "can": list(CAN) if who.may_decide else [],
            "moderator": who.name,
        }
    )


async def list_comments(request: Request) -> Response:
    """List what changed since a cursor, or the comments of the ids asked for."""
    login(request)
    query = request.query_params
    address = address_of(request)
    if "ids" in query:
        only(request, "ids")
        ids = query["ids"].split(",")
        if len(ids) > forms.MAX_IDS:
            raise Problem(422, "invalid_parameter", errors=[Fault("ids", "too_many")])
        if not all(ID.fullmatch(each) for each in ids):
            raise Problem(422, "invalid_parameter", errors=[Fault("ids", "invalid_id")])
        page = await run_in_threadpool(_by_ids, archive_of(request), ids, address)
        return json_response(page)
    only(request, "state", "since", "limit")
    state = query.get("state")
    if state is not None and state not in STATES:
        raise Problem(422, "invalid_parameter", errors=[Fault("state", "unknown_state")])
    limit = _limit(query.get("limit"))
    page = await run_in_threadpool(
        _page, archive_of(request), state, query.get("since"), limit, address
    )
    headers = {}
    if page["more"]:
        following = request.url.include_query_params(since=page["next"])
        headers["Link"] = f'<{address}{following.path}?{following.query}>; rel="next"'
    return json_response(page, headers=headers)


def _limit(given: str | None) -> int:
    if given is None:
        return forms.MAX_PAGE
    plain = given.isascii() and given.isdigit() and len(given) < 8  # noqa: PLR2004 - int() is safe
    if not plain or not 1 <= int(given) <= forms.MAX_PAGE:
        raise Problem(422, "invalid_parameter", errors=[Fault("limit", "out_of_range")])
    return int(given)


def _page(
    archive: Archive, state: str | None, since: str | None, limit: int, address: str
) -> dict[str, Any]:
    with archive.reading() as database:
        return changed_since(database, state, since, limit, address)


def _by_ids(archive: Archive, ids: list[str], address: str) -> dict[str, Any]:
    with archive.reading() as database:
        rows = [comment(database, each) for each in dict.fromkeys(ids)]
    items = [item(row, address) for row in rows if row is not None]
    return {"items": items, "next": None, "more": False}


async def one_comment(request: Request) -> Response:
    """Return one comment with its version as ETag; a deleted one is 410."""
    login(request)
    only(request)
    with archive_of(request).reading() as database:
        row = comment(database, request.path_params["id"])
    if row is None:
        raise Problem(404, "comment_unknown")
    if row["state"] == "deleted":
        raise Problem(410, "comment_deleted")
    etag = f'"{version_of(row)}"'
    return json_response(item(row, address_of(request)), headers={"ETag": etag})


async def patch_comment(request: Request) -> Response:
    """Decide on one comment: the single form of a decision."""
    who = decider(request)
    only(request)
    comment_id = request.path_params["id"]
    key = idempotency_key(request)
    seen = _if_match(request)
    asked = forms.read_patch(await forms.read_json(request), f"patch:{key}", comment_id, seen)
    archive, address = archive_of(request), address_of(request)
    result = await run_in_threadpool(decide, archive, asked, who, address)
    match result["result"]:
        case "done" | "already":
            given: dict[str, Any] = result["comment"]
            return json_response(given, headers={"ETag": f'"{given["version"]}"'})
        case "conflict":
            raise Problem(412, "version_differs", extra={"comment": result["comment"]})
        case "gone":
            known = "comment" in result
            raise Problem(410 if known else 404, "comment_deleted" if known else "comment_unknown")
        case _:
            faults = [Fault(each["field"], each["code"]) for each in result["problem"]["errors"]]
            reused = any(fault.code == "key_reused" for fault in faults)
            code = "idempotency_key_reused" if reused else "invalid_decision"
            raise Problem(422, code, errors=faults)


def _if_match(request: Request) -> str:
    given = request.headers.get("if-match")
    if given is None:
        raise Problem(428, "if_match_missing", "Send If-Match with the version that was read")
    found = VERSION_HEADER.fullmatch(given)
    if found is None:
        raise Problem(428, "version_expected", 'Send If-Match as "version", in double quotes')
    return found[1]


def idempotency_key(request: Request) -> str:
    """Return the name of this request. Raises ``Problem`` 400."""
    key = request.headers.get("idempotency-key")
    if key is None:
        raise Problem(400, "idempotency_key_missing", "Send Idempotency-Key")
    found = KEY_HEADER.fullmatch(key)
    if found is None:
        raise Problem(400, "idempotency_key_invalid", "1 to 128 of A-Z a-z 0-9 _ . : -")
    return found[1]


async def post_decisions(request: Request) -> Response:
    """Carry out up to 100 decisions one by one and return one result each, in order."""
    who = decider(request)
    only(request)
    key = f"{who.name}:{idempotency_key(request)}"
    document = await forms.read_json(request)
    asked = forms.read_decisions(document)
    fingerprint = hashlib.sha256(
        "".join(f"{each.key}{each.fingerprint()}" for each in asked).encode()
    ).hexdigest()
    archive, address = archive_of(request), address_of(request)
    body = await run_in_threadpool(_decide_all, archive, asked, who, address, key, fingerprint)
    return Response(body, headers={"Cache-Control": "no-store"}, media_type="application/json")


def _decide_all(  # noqa: PLR0917 - called through the thread pool, which takes no keywords
    archive: Archive,
    asked: list[forms.Asked],
    who: Moderator,
    address: str,
    key: str,
    fingerprint: str,
) -> bytes:
    with archive.reading() as database:
        known = database.execute(
            "SELECT fingerprint, body FROM request_keys WHERE key = ?", (key,)
        ).fetchone()
    if known is not None:
        if known["fingerprint"] != fingerprint:
            raise Problem(422, "idempotency_key_reused", "The same key came with another body")
        first: str = known["body"]
        return first.encode()
    results = [decide(archive, each, who, address) for each in asked]
    body = dump({"results": results})
    with archive.writing() as database:
        database.execute(
            "INSERT OR IGNORE INTO request_keys VALUES (?, ?, ?, ?)",
            (key, fingerprint, body.decode(), archive.now()),
        )
    return body


async def one_article(request: Request) -> Response:
    """Return one article."""
    login(request)
    only(request)
    with archive_of(request).reading() as database:
        row = article(database, request.path_params["id"])
    if row is None:
        raise Problem(404, "article_unknown")
    return json_response(article_item(row, row["id"], address_of(request)))


async def patch_article(request: Request) -> Response:
    """Open or close an article for comments."""
    decider(request)
    only(request)
    wanted = forms.read_comments_open(await forms.read_json(request))
    archive = archive_of(request)
    with archive.writing() as database:
        row = article(database, request.path_params["id"])
        if row is None:
            raise Problem(404, "article_unknown")
        database.execute(
            "UPDATE articles SET comments_open = ? WHERE id = ?", (int(wanted), row["id"])
        )
        row = article(database, request.path_params["id"])
    assert row is not None  # noqa: S101 - read a moment ago under the same lock
    return json_response(article_item(row, row["id"], address_of(request)))
