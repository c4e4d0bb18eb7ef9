"""Bad weather for tests: makes the site answer as broken sites do. Only with ``--weather``.

``POST /__weather`` with ``{"mode", "count", "path", "method", "seconds"}`` puts one rule at the
end of the list; each request that a rule fits uses it up once. ``mode`` ``ok`` clears the list.

=============== ==============================================================================
html            200 with a web page
garbage         200 ``application/json`` that is none
200_error       200 with an error inside
empty           200 with no body
redirect        307 to another host
401 … 503       that status as problem+json; 503 comes as a web page with Retry-After, as from
                maintenance; 429 with ``Retry-After: 1``
half            the request is carried out, half of its answer arrives, the connection closes
lost            the request is carried out, nothing is answered
silence         nothing is done, nothing is answered
slow            carried out after ``seconds`` (3 unless told)
=============== ==============================================================================
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from moderator.demo.problems import Problem, json_response

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATUSES = ("400", "401", "403", "404", "409", "410", "412", "413", "422", "428", "429")
BROKEN = ("500", "502", "503", "504")
MODES = (
    *("ok", "html", "garbage", "200_error", "empty", "redirect", "half", "lost", "silence", "slow"),
    *STATUSES,
    *BROKEN,
)
PAGE = "<!DOCTYPE html><title>{0}</title><h1>{0}</h1><p>Trang đang được bảo trì.</p>"


@dataclass(slots=True)
class Rule:
    """One spell of bad weather. ``count`` 0 or less lasts until ``ok``."""

    mode: str
    count: int = 1
    path: str = "/moderation/"
    method: str = ""
    seconds: float = 3.0

    def fits(self, scope: Scope) -> bool:
        """Tell whether the request is meant."""
        if self.method and scope["method"] != self.method:
            return False
        return bool(scope["path"].startswith(self.path))


@dataclass(slots=True)
class Weather:
    """The rules in force, oldest first, and how often one was used."""

    rules: list[Rule] = field(default_factory=list)
    used: int = 0

    def next_for(self, scope: Scope) -> Rule | None:
        """Return the rule for a request and use it up once."""
        for rule in self.rules:
            if rule.fits(scope):
                self.used += 1
                if rule.count > 0:
                    rule.count -= 1
                    if rule.count == 0:
                        self.rules.remove(rule)
                return rule
        return None


async def forecast(request: Request) -> Response:
    """Add a rule (POST) or tell what is in force."""
    weather: Weather = request.app.state.weather
    if request.method == "POST":
        try:
            given = await request.json()
            mode = str(given["mode"])
            rule = Rule(
                mode,
                int(given.get("count", 1)),
                str(given.get("path", "/moderation/")),
                str(given.get("method", "")).upper(),
                float(given.get("seconds", 3.0)),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise Problem(422, "invalid_weather", str(error)) from error
        if mode not in MODES:
            raise Problem(422, "unknown_mode", ", ".join(MODES))
        if mode == "ok":
            weather.rules.clear()
        else:
            weather.rules.append(rule)
    rules = [
        {"mode": rule.mode, "count": rule.count, "path": rule.path, "method": rule.method}
        for rule in weather.rules
    ]
    return json_response({"rules": rules, "used": weather.used})


class WeatherGate:
    """ASGI middleware that lets a request through, answers in its place, or spoils the answer."""

    def __init__(self, app: ASGIApp, weather: Weather) -> None:
        """Stand before ``app``."""
        self._app = app
        self._weather = weather

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        rule = None
        if scope["type"] == "http" and scope["path"] != "/__weather":
            rule = self._weather.next_for(scope)
        if rule is None:
            await self._app(scope, receive, send)
            return
        match rule.mode:
            case "half":
                await self._spoilt(scope, receive, send, parts=True)
            case "lost":
                await self._spoilt(scope, receive, send, parts=False)
            case "silence":
                await _until_gone(receive)
            case "slow":
                await asyncio.sleep(rule.seconds)
                await self._app(scope, receive, send)
            case _:
                await _instead(rule.mode)(scope, receive, send)

    async def _spoilt(self, scope: Scope, receive: Receive, send: Send, *, parts: bool) -> None:
        """Carry the request out, then send half of the answer or nothing."""
        kept: list[Message] = []

        async def keep(message: Message) -> None:
            kept.append(message)

        await self._app(scope, receive, keep)
        if not parts:
            await _until_gone(receive)
            return
        body = b"".join(message.get("body", b"") for message in kept[1:])
        await send(kept[0])
        # Fewer bytes than Content-Length promised: the server then closes the connection.
        await send({"type": "http.response.body", "body": body[: len(body) // 2]})


async def _until_gone(receive: Receive) -> None:
    """Wait until the client gives up."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _instead(mode: str) -> Response:  # noqa: PLR0911 - a table in the form of a match
    """Return the answer of a mode that does not carry the request out."""
    match mode:
        case "html":
            return HTMLResponse(PAGE.format("Xin chào"))
        case "garbage":
            return Response('{"items": [{"id": "1", ', media_type="application/json")
        case "200_error":
            body = json.dumps({"error": "internal", "errno": 1000})
            return Response(body, media_type="application/json")
        case "empty":
            return Response(b"", media_type="application/json")
        case "redirect":
            return Response(status_code=307, headers={"Location": "http://elsewhere.invalid/"})
        case "429":
            return Problem(429, "too_many_requests", headers={"Retry-After": "1"}).response()
        case "503":
            return HTMLResponse(PAGE.format("Bảo trì"), 503, headers={"Retry-After": "2"})
        case "500" | "502" | "504":
            return HTMLResponse(PAGE.format(f"Lỗi {mode}"), int(mode))
        case _:
            return Problem(int(mode), "weather").response()
