"""The stand-in's HTTP server, its pages and its bad weather."""

from __future__ import annotations

import base64
import html
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.wordpress_double.rest import Asked, Failure, Rest
from tests.wordpress_double.table import Table

PASSWORDS = {"bientap": "abcd efgh", "tacgia": "ijkl mnop", "docgia": "qrst uvwx"}
PAGE = "<!DOCTYPE html><html><body><h1>Trang đang bảo trì</h1></body></html>"
NOTICE = "<br />\n<b>Notice</b>: Undefined index: x in <b>/plugin.php</b> on line <b>7</b><br />\n"
HTML = "text/html; charset=UTF-8"
JSON = "application/json; charset=UTF-8"


class Double:
    """Serves on a free port until stopped. ``pretty`` False: no permalinks, ``?rest_route=``."""

    def __init__(self, *, pretty: bool = True) -> None:
        self.pretty = pretty
        self.table = Table()
        self.lock = threading.Lock()
        self.seen: list[tuple[str, str, dict[str, str]]] = []  # method, path, headers
        self.shows_comments = True
        self.stopping = threading.Event()
        double = self

        class Handler(_Handler):
            site = double

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.rest = Rest(self.table, self.address)
        self.accounts = dict(PASSWORDS)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def stop(self) -> None:
        """End the server and its threads."""
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def api(self) -> str:
        """The address named in the Link header."""
        return f"{self.address}/wp-json/" if self.pretty else f"{self.address}/?rest_route=/"

    def weather_for(self, method: str) -> str:
        """Use up the rule that a request meets."""
        for rule in self.table.rules:
            if rule["method"] in {"", method}:
                rule["count"] -= 1
                if rule["count"] == 0:
                    self.table.rules.remove(rule)
                return str(rule["mode"])
        return ""


WEATHERED = re.compile(r"wp/v2/(comments|(posts|pages)/\d)")
"""Where the weather reaches: the comments, and writing an article."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Double
    timeout = 5
    # an answer leaves in one piece: header and body apart would wait for each other's receipt
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._handle()

    def do_HEAD(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def do_DELETE(self) -> None:
        self._handle()

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        if "back_door" in query:
            with self.site.lock:
                result = self.site.table.back_door(json.loads(body))
            self._send(200, json.dumps({"result": result}), JSON)
            return
        self.site.seen.append((self.command, self.path, dict(self.headers)))
        route = self._route(parts.path, query)
        if route is None:
            self._page(parts.path)
            return
        mode = ""
        if WEATHERED.search(route):
            with self.site.lock:
                mode = self.site.weather_for(self.command)
        if not self._spoilt(mode):
            self._rest(route, query, body, mode)

    def _route(self, path: str, query: dict[str, str]) -> str | None:
        if self.site.pretty and path.startswith("/wp-json"):
            return path.removeprefix("/wp-json") or "/"
        return query.pop("rest_route", None)

    def _page(self, path: str) -> None:
        shown = [
            f'<li id="comment-{row["comment_ID"]}"><p>{row["comment_content"]}</p></li>'
            for row in self.site.table.comments.values()
            if self.site.shows_comments
            and row["comment_approved"] == "1"
            and urlsplit(self.site.rest.link(row["comment_post_ID"])).path == path
        ]
        known = path == "/" or path.startswith("/bai-")
        source = f"<!DOCTYPE html><html><body><ol>{''.join(shown)}</ol></body></html>"
        link = {"Link": f'<{html.escape(self.site.api)}>; rel="https://api.w.org/"'}
        self._send(200 if known else 404, source, HTML, link)

    def _spoilt(self, mode: str) -> bool:
        """Answer in the place of WordPress; False: the request goes on."""
        if mode.isdecimal():
            status = int(mode)
            retry = {"503": {"Retry-After": "600"}, "429": {"Retry-After": "7"}}.get(mode, {})
            failure = {"code": "weather", "message": "", "data": {"status": status}}
            web = mode in {"500", "502", "503", "504"}
            self._send(status, PAGE if web else json.dumps(failure), HTML if web else JSON, retry)
            return True
        match mode:
            case "html":
                self._send(200, PAGE, HTML)
            case "html403":
                self._send(403, PAGE, HTML)
            case "garbage":
                self._send(200, '[{"id": 1, "cont', JSON)
            case "redirect":
                self._send(301, "", HTML, {"Location": "https://elsewhere.invalid/"})
            case "silence":
                self.site.stopping.wait(2)
                self.close_connection = True
            case "failed_edit":
                self._send(500, json.dumps({"code": "rest_comment_failed_edit"}), JSON)
            case _:
                return False
        return True

    def _rest(self, route: str, query: dict[str, str], body: bytes, mode: str) -> None:
        headers: dict[str, str] = {}
        try:
            given = _json(body)
            if mode == "ignored":
                given["status"] = "foo"
            asked = Asked(
                self.command,
                route,
                query,
                given,
                self._user(),
                self.headers.get("User-Agent"),
                headers,
            )
            with self.site.lock:
                status, data = self.site.rest.answer(asked)
        except Failure as failure:
            status = failure.status
            data = {"code": failure.code, "message": "…", "data": {"status": status}}
        text = json.dumps(data)
        if mode == "lost":
            self.close_connection = True
        elif mode == "half":
            self._send(status, text, JSON, headers, cut=len(text) // 2)
        elif mode == "notice":
            self._send(status, NOTICE + text, HTML, headers)
        else:
            self._send(status, text, JSON, headers)

    def _user(self) -> str | None:
        scheme, _, given = self.headers.get("Authorization", "").partition(" ")
        if scheme != "Basic":
            return None
        user, _, password = base64.b64decode(given).decode().partition(":")
        right = PASSWORDS.get(user, "").replace(" ", "")
        return user if right and password.replace(" ", "") == right else None

    def _send(
        self,
        status: int,
        text: str,
        kind: str,
        headers: dict[str, str] | None = None,
        *,
        cut: int | None = None,
    ) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body[:cut])
        if cut is not None:
            self.close_connection = True
        self.wfile.flush()


def _json(body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    try:
        data: dict[str, Any] = json.loads(body)
        json.dumps(data, ensure_ascii=False).encode()  # PHP takes no lone surrogates
    except ValueError:
        raise Failure(400, "rest_invalid_json") from None
    return data
