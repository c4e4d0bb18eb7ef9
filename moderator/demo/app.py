"""Puts the site together: pages, contract, limits, and the weather where it was asked for."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from moderator.demo import blocks, contract, others, pages, weather
from moderator.demo.problems import Problem, answer_problem
from moderator.resources import resource

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from moderator.demo.archive import Archive
    from moderator.demo.live import Newcomers

CODES: Mapping[int, str] = {404: "no_such_path", 405: "method_not_allowed"}


def build(
    archive: Archive,
    *,
    address: str = "",
    newcomers: Newcomers | None = None,
    rough: bool = False,
) -> Starlette:
    """Return the ASGI application over an open archive.

    ``newcomers`` keeps comments coming; ``rough`` opens the test-only addresses.
    """

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        task = None if newcomers is None else asyncio.create_task(newcomers.keep_coming(archive))
        try:
            yield
        finally:
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    routes = [
        *contract.routes(),
        *blocks.routes(),
        *pages.routes(),
        Mount("/static", StaticFiles(directory=resource("demo", "static")), name="static"),
    ]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])]
    state = weather.Weather()
    if rough:
        routes += [
            Route("/__weather", weather.forecast, methods=["GET", "POST"]),
            Route("/__site", others.site, methods=["POST"]),
        ]
        middleware.append(Middleware(weather.WeatherGate, weather=state))
    app = Starlette(
        routes=routes,
        middleware=middleware,
        lifespan=lifespan,
        exception_handlers={Problem: answer_problem, HTTPException: _answer_http, 500: _answer_500},
    )
    app.router.redirect_slashes = False
    app.state.archive = archive
    app.state.address = address
    app.state.weather = state
    app.state.posts = {}
    return app


async def _answer_http(request: Request, error: Exception) -> Response:
    """Answer the framework's own errors in the words of whoever asked."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if request.url.path.startswith(contract.PREFIX):
        return Problem(status, CODES.get(status, "error"), headers=headers).response()
    return pages.error_page(request, status, headers)


async def _answer_500(request: Request, _error: Exception) -> Response:
    """Say that this is our fault; the server logs the rest."""
    if request.url.path.startswith(contract.PREFIX):
        return Problem(500, "internal_error").response()
    return pages.error_page(request, 500, {})
