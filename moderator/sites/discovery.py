"""Finds out what stands at an address, without sending a login anywhere."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit, urlunsplit

from moderator.errors import Garbled, Refused
from moderator.model import Words
from moderator.sites.http import Answer, Http, check, is_local, joined
from moderator.text.entities import unescaped

CONTRACT_PATH = "/moderation/v1"
_LINK_HEADER = re.compile(r"<([^<>]*)>\s*;[^,<]*?\brel=\"?https://api\.w\.org/\"?", re.IGNORECASE)
_LINK_ELEMENT = re.compile(r"<link\b[^>]*\brel=[\"']https://api\.w\.org/[\"'][^>]*>", re.IGNORECASE)
_HREF = re.compile(r"\bhref=[\"']([^\"']*)[\"']", re.IGNORECASE)
_LATER = frozenset({429, 502, 503, 504})
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def normalise(address: str, *, insecure: bool = False) -> str:
    """Return ``address`` as a URL with a scheme: https, unless it names this machine.

    Raises:
        Refused: it is no address, or plain http to another machine without ``insecure``.

    """
    address = address.strip()
    url = address if _SCHEME.match(address) else f"https://{address}"
    if not _SCHEME.match(address) and is_local(url):
        url = f"http://{address}"
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.port != 0 and not parts.username
    except ValueError:
        usable = False
    if not usable or parts.scheme.lower() not in {"http", "https"}:
        raise Refused(
            address[:200],
            title=Words("Địa chỉ không hợp lệ", "This is no address of a site"),
            advice=Words("Ví dụ: https://bao.example", "For example: https://paper.example"),
        )
    if parts.scheme.lower() == "http" and not is_local(url) and not insecure:
        raise Refused(
            url,
            title=Words("Địa chỉ này không mã hóa (http)", "This address is not encrypted (http)"),
            advice=Words(
                "Mật khẩu sẽ đi qua mạng ở dạng đọc được: dùng https",
                "The password would travel readable: use https",
            ),
        )
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", parts.query, ""))


def find_contract(http: Http, url: str) -> str | None:
    """Return the base address of a site that speaks the moderation contract; None: it does not."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    folder = path.removesuffix(CONTRACT_PATH)
    for prefix in dict.fromkeys((folder, "")):
        answer = _look(http, _at(url, prefix + CONTRACT_PATH))
        if answer is not None and _speaks_contract(answer):
            found = urlsplit(answer.url).path.rstrip("/")
            if found.endswith(CONTRACT_PATH):
                return _at(answer.url, found[: -len(CONTRACT_PATH)] + "/")
    return None


def _speaks_contract(answer: Answer) -> bool:
    if not answer.is_json:
        return False
    with suppress(Garbled):
        data = answer.json()
        if not isinstance(data, dict):
            return False
        if answer.ok:
            return "states" in data and "can" in data
        # WordPress codes its errors too: with "rest_", and never as problem+json
        code = data.get("code")
        return (
            answer.status in {401, 403}
            and isinstance(code, str)
            and not code.startswith("rest_")
            and "problem+json" in answer.headers.get("content-type", "")
        )
    return False


def find_rest_root(http: Http, url: str) -> str | None:
    """Return the address of the WordPress REST API that ``url`` belongs to; None: there is none."""
    page = _look(http, url)
    candidates = [] if page is None else _named_roots(page)
    here = url if page is None else page.url
    folder = urlsplit(here).path.rsplit("/", 1)[0]
    for prefix in dict.fromkeys((folder, "")):
        candidates += [
            _at(here, f"{prefix}/wp-json/"),
            _at(here, f"{prefix}/index.php/wp-json/"),
            _at(here, f"{prefix}/", "rest_route=/"),
        ]
    for candidate in dict.fromkeys(candidates):
        answer = _look(http, candidate)
        if answer is not None and _is_rest_root(answer):
            return answer.url
    return None


def _look(http: Http, url: str) -> Answer | None:
    """Read ``url``; None where it cannot be, such as a page that redirects to itself."""
    try:
        answer = http.get(url, login=False)
    except Garbled:
        return None
    # a site that is down for maintenance must not be taken for one without comments
    return check(answer) if answer.status in _LATER else answer


def _named_roots(page: Answer) -> list[str]:
    """Return the API addresses that a page names in its header or its source."""
    header = _LINK_HEADER.search(page.headers.get("link", ""))
    element = _LINK_ELEMENT.search(page.text)
    href = _HREF.search(element.group()) if element else None
    roots = []
    for match in (header, href):
        with suppress(Garbled):  # a page may name what is no address
            if match:
                roots.append(_same_scheme(joined(page.url, unescaped(match[1])), page.url))
    return roots


def _is_rest_root(answer: Answer) -> bool:
    with suppress(Garbled):
        data = answer.json()
        if isinstance(data, dict):
            namespaces = data.get("namespaces")
            if answer.ok and isinstance(namespaces, list):
                return "wp/v2" in namespaces
            # a plugin may close the API to those who are not logged in
            return answer.status in {401, 403} and answer.code().startswith("rest_")
    return False


def home_of(root: str) -> str:
    """Return the front page's address for a REST root."""
    parts = urlsplit(root)
    path = parts.path
    if "rest_route" not in parse_qs(parts.query):
        path = re.sub(r"(index\.php/)?[^/]+/?$", "", path)
    else:
        path = re.sub(r"index\.php$", "", path)
    return urlunsplit((parts.scheme, parts.netloc, path or "/", "", ""))


def _same_scheme(url: str, page: str) -> str:
    """Return ``url`` in https where the page was: a proxy may hide that from WordPress."""
    here, there = urlsplit(page), urlsplit(url)
    if here.scheme == "https" and there.scheme == "http" and here.netloc == there.netloc:
        return urlunsplit(there._replace(scheme="https"))
    return url


def _at(url: str, path: str, query: str = "") -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))
