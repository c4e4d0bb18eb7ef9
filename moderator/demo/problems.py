"""Errors of the contract as ``application/problem+json`` (RFC 9457) with a stable ``code``."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

TITLES = {
    400: "Bad request",
    401: "Not logged in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Being processed",
    410: "Gone",
    412: "Changed since it was read",
    413: "Too large",
    415: "Unsupported media type",
    422: "Cannot be processed",
    428: "If-Match is missing",
    429: "Too many requests",
    500: "Internal error",
    503: "Not available",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong field: a JSON Pointer or a parameter's name, and a stable code."""

    field: str
    code: str


@dataclass(slots=True)
class Problem(Exception):
    """Ends a request with an error answer. Clients decide by status and ``code``."""

    status: int
    code: str
    detail: str = ""
    errors: Sequence[Fault] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """Return the body."""
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": TITLES.get(self.status, "Error"),
            "status": self.status,
            "code": self.code,
        }
        if self.detail:
            body["detail"] = self.detail
        if self.errors:
            body["errors"] = [{"field": each.field, "code": each.code} for each in self.errors]
        body.update(self.extra)
        return body

    def response(self) -> Response:
        """Return the answer."""
        return json_response(
            self.document(), self.status, self.headers, media_type="application/problem+json"
        )


def dump(document: object) -> bytes:
    """Return UTF-8 JSON; lone surrogates, which UTF-8 cannot hold, leave as escapes."""
    try:
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(document, separators=(",", ":")).encode()


def json_response(
    document: object,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    *,
    media_type: str = "application/json",
) -> Response:
    """Return a JSON answer that no cache keeps."""
    return Response(
        dump(document),
        status,
        headers={"Cache-Control": "no-store", **(headers or {})},
        media_type=media_type,
    )


async def answer_problem(_request: Request, error: Exception) -> Response:
    """Turn a raised :class:`Problem` into its answer."""
    if not isinstance(error, Problem):
        raise error
    return error.response()
