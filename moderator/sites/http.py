"""The HTTP client every adapter uses: bounded, checked, and careful with credentials.

* The credentials go to one origin only, the one resolved when the site was connected.
* Redirects are followed for anonymous reading alone; a write never follows one.
* An answer is read in pieces, up to a size and a total time.
* Failures become :mod:`moderator.errors`: nothing of httpx leaves this file.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpx
from msgspec import Struct

from moderator import __version__
from moderator.errors import Garbled, LoginNeeded, Refused, Unreachable
from moderator.model import Words

if TYPE_CHECKING:
    import ssl

    from moderator.sites.protocol import Secret

AGENT = f"Moderator/{__version__}"
MAX_BYTES = 64 * 1024 * 1024
MAX_REDIRECTS = 5
TOTAL_FACTOR = 4  # a whole answer may take this many read timeouts
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Params = Mapping[str, str | int]


class LostReply(Unreachable):
    """The request may have arrived, but its answer did not: the outcome is unknown."""


class Answer(Struct, frozen=True):
    """A whole HTTP answer. ``url`` is where it came from after redirects."""

    status: int
    headers: httpx.Headers
    body: bytes
    url: str

    @property
    def ok(self) -> bool:
        """Whether the status is 2xx."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def text(self) -> str:
        """The body as text; what is no UTF-8 is replaced."""
        return self.body.decode("utf-8", "replace")

    @property
    def is_json(self) -> bool:
        """Whether the Content-Type says JSON."""
        kind = str(self.headers.get("content-type", "")).split(";")[0].strip().lower()
        return kind == "application/json" or kind.endswith("+json")

    def json(self) -> object:
        """Return the body as JSON, also from behind a stray notice.

        A PHP notice printed before the JSON leaves an answer labelled as HTML; what follows the
        first ``{`` or ``[`` is then tried.

        Raises:
            Garbled: there is no JSON in it.

        """
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            pass
        text = self.text
        if not text.lstrip().lower().startswith(("<!doctype", "<html")):
            found = _json_after_garbage(text)
            if found is not None:
                return found
        raise Garbled(self.describe())

    def code(self) -> str:
        """Return the error code of a JSON error answer, or ''."""
        with suppress(ValueError, RecursionError):
            data = json.loads(self.body)
            if isinstance(data, dict) and isinstance(data.get("code"), str):
                return str(data["code"])
        return ""

    def retry_after(self) -> float | None:
        """Return the site's wish in seconds, from a number or a date; None: it has none."""
        value = self.headers.get("retry-after", "").strip()
        if not value:
            return None
        if value.isdecimal():
            return float(min(int(value[:9]), 86_400))
        with suppress(ValueError, OverflowError):
            at = parsedate_to_datetime(value)
            at = at if at.tzinfo else at.replace(tzinfo=UTC)
            return max(0.0, min((at - datetime.now(UTC)).total_seconds(), 86_400.0))
        return None

    def describe(self) -> str:
        """Return status, kind and code in a few words for an error's detail."""
        kind = self.headers.get("content-type", "").split(";")[0] or "no content type"
        path = urlsplit(self.url).path
        code = self.code()
        return f"HTTP {self.status} {code or kind}, {path}"


def _json_after_garbage(text: str) -> object:
    decoder = json.JSONDecoder()
    for number, start in enumerate(at for at, letter in enumerate(text[:20_000]) if letter in "{["):
        if number > 20:  # noqa: PLR2004 - a notice holds few brackets
            break
        with suppress(ValueError, RecursionError):
            data, end = decoder.raw_decode(text, start)
            if not text[end:].strip() and isinstance(data, dict | list):
                found: object = data
                return found
    return None


def check(answer: Answer) -> Answer:
    """Return ``answer`` if it is 2xx.

    Raises:
        LoginNeeded: 401.
        Refused: 403, a redirect, or another final refusal.
        Unreachable: 429, 5xx and other passing trouble, with the site's ``retry_after``.
        Garbled: 404 and whatever else no comment API says.

    """
    if answer.ok:
        return answer
    detail = answer.describe()
    if answer.status == HTTPStatus.UNAUTHORIZED:
        raise LoginNeeded(detail)
    if answer.status == HTTPStatus.FORBIDDEN:
        raise Refused(detail)
    if answer.status in _BUSY:
        raise Unreachable(detail, retry_after=answer.retry_after())
    if answer.status in _REDIRECTS:
        raise Refused(
            f"{detail} → {answer.headers.get('location', '')}",
            title=Words("Trang báo đã chuyển địa chỉ", "The site has moved"),
            advice=Words("Kết nối lại với địa chỉ mới", "Connect again with the new address"),
        )
    raise Garbled(detail)


def origin(url: str) -> tuple[str, str, int]:
    """Return scheme, host and port; raises ValueError for a port that is no number."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or (443 if scheme == "https" else 80)


def joined(page: str, target: str) -> str:
    """Return the address that ``target`` is on ``page``; raises Garbled where it is none."""
    try:
        return urljoin(page, target)
    except ValueError as error:
        raise Garbled(f"{target[:200]}: {error}") from error


def is_local(url: str) -> bool:
    """Whether ``url`` names this machine, where plain http is safe."""
    host = (urlsplit(url).hostname or "").lower()
    return host == "localhost" or host.endswith(".localhost") or host in {"127.0.0.1", "::1"}


def _trust() -> ssl.SSLContext:
    """Return a verifying context with the system's authorities and the well-known ones."""
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


class Http:
    """One site's connections. At most ``connections`` at a time; safe for a few threads."""

    def __init__(
        self,
        base: str,
        secret: Secret | None,
        *,
        scheme: str,
        timeout: float = 30.0,
        connections: int = 3,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        """Send ``secret`` as ``scheme`` (``Basic`` or ``Bearer``) to ``base``'s origin only."""
        self._origin = origin(base)
        self._authorization = _authorization(secret, scheme) if secret else None
        self._total = timeout * TOTAL_FACTOR
        self._max_bytes = max_bytes
        self._client = httpx.Client(
            verify=_trust(),
            follow_redirects=False,
            timeout=httpx.Timeout(timeout, connect=min(timeout, 10.0)),
            limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
            trust_env=not is_local(base),
            headers={"User-Agent": AGENT, "Accept": "application/json, */*;q=0.5"},
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def get(self, url: str, params: Params | None = None, *, login: bool = True) -> Answer:
        """Read ``url``; once more when the connection broke. Redirects: see :meth:`send`."""
        try:
            return self.send("GET", url, params=params, login=login)
        except LostReply:
            return self.send("GET", url, params=params, login=login)

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Params | None = None,
        body: object = None,
        headers: Mapping[str, str] | None = None,
        without: Iterable[str] = (),
        login: bool = True,
    ) -> Answer:
        """Send one request and read the whole answer, whatever its status.

        ``body`` goes as JSON in pure ASCII, so that even a lone surrogate can be written.
        Headers named in ``without`` are left out altogether. Redirects are followed only for
        reading without ``login``.

        Raises:
            LostReply: it may have arrived, but no whole answer came back.
            Unreachable: it did not arrive.
            Garbled: the answer is larger than allowed, or the address is no address.

        """
        follow = method in {"GET", "HEAD"} and not login
        for _ in range(MAX_REDIRECTS + 1):
            request = self._request(method, url, params, body, headers, login=login)
            for name in without:
                request.headers.pop(name, None)
            answer = self._exchange(request)
            target = answer.headers.get("location", "")
            if not (follow and answer.status in _REDIRECTS and target):
                return answer
            url, params = joined(answer.url, target), None
        raise Garbled(f"more than {MAX_REDIRECTS} redirects, {url}")

    def _request(
        self,
        method: str,
        url: str,
        params: Params | None,
        body: object,
        headers: Mapping[str, str] | None,
        *,
        login: bool,
    ) -> httpx.Request:
        sent = dict(headers or {})
        content = None
        if body is not None:
            content = json.dumps(body, separators=(",", ":")).encode("ascii")
            sent["Content-Type"] = "application/json"
        try:
            if login and self._authorization:
                if origin(url) != self._origin:
                    raise Refused(
                        f"the login belongs to {self._origin[1]}, not to {url}",
                        title=Words("Trang báo đã chuyển địa chỉ", "The site has moved"),
                        advice=Words(
                            "Kết nối lại với địa chỉ mới", "Connect again with the new address"
                        ),
                    )
                sent["Authorization"] = self._authorization
            full = httpx.URL(url)
            if params:
                full = full.copy_merge_params(dict(params))
            return self._client.build_request(method, full, content=content, headers=sent)
        except (httpx.InvalidURL, ValueError) as error:
            raise Garbled(f"{url}: {error}") from error

    def _exchange(self, request: httpx.Request) -> Answer:
        deadline = time.monotonic() + self._total
        try:
            response = self._client.send(request, stream=True)
            try:
                body = self._read(response, deadline)
            finally:
                response.close()
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise Unreachable(_reason(error)) from error
        except (httpx.UnsupportedProtocol, httpx.LocalProtocolError) as error:
            raise Garbled(_reason(error)) from error
        except httpx.DecodingError as error:
            raise LostReply(_reason(error)) from error
        except httpx.TransportError as error:
            raise LostReply(_reason(error)) from error
        return Answer(response.status_code, response.headers, body, str(request.url))

    def _read(self, response: httpx.Response, deadline: float) -> bytes:
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > self._max_bytes:
                raise Garbled(f"the answer is larger than {self._max_bytes} bytes")
            if time.monotonic() > deadline:
                raise LostReply(f"the answer took longer than {self._total:.0f} s")
            pieces.append(piece)
        return b"".join(pieces)


def _authorization(secret: Secret, scheme: str) -> str:
    if scheme == "Basic":
        pair = f"{secret.user or ''}:{secret.value}".encode()
        return "Basic " + base64.b64encode(pair).decode("ascii")
    token = secret.value.strip()
    if not token.isascii() or not token.isprintable():
        raise LoginNeeded("the token holds characters that no token has")
    return f"{scheme} {token}"


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
