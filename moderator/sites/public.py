"""Whether a public page shows a comment, read the way any reader's browser would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from moderator.errors import SiteError
from moderator.sites.markup import page_text
from moderator.text.entities import unescaped

if TYPE_CHECKING:
    from moderator.model import RemoteComment
    from moderator.sites.http import Http

_GONE = frozenset({404, 410})
_TELLING = 12  # a shorter text proves nothing: "Đồng ý" may stand there twice


def shown(http: Http, comment: RemoteComment) -> bool | None:
    """Tell whether the page of ``comment`` holds its anchor or its words; None: unknown.

    A page that is gone shows nothing. The page is asked for past caches where they listen, and
    anonymously, so that it is what readers get.
    """
    address = comment.link or comment.article.url
    url, _, anchor = address.partition("#")
    if not url.startswith(("http://", "https://")):
        return None
    try:
        page = http.send("GET", url, headers={"Cache-Control": "no-cache"}, login=False)
    except SiteError:
        return None
    if not page.ok:
        return False if page.status in _GONE else None
    source = unescaped(page.text)
    if anchor and _holds(source, re.escape(anchor)):
        return True
    if not _tells(comment) or _squeezed(comment.text) not in _squeezed(page_text(page.text)):
        return False
    # The words are there. Where the page marks its comments, they are somebody else's.
    pattern = re.sub(r"\d+", r"\\d+", re.escape(anchor))
    return not (anchor and pattern != re.escape(anchor) and _holds(source, pattern))


def _holds(source: str, pattern: str) -> bool:
    return re.search(rf"(?<!\w){pattern}(?!\w)", source) is not None


def _tells(comment: RemoteComment) -> bool:
    return len(_squeezed(comment.text)) >= _TELLING


def _squeezed(text: str) -> str:
    """Return ``text`` without what a page may typeset differently: space, quotes, dots, dashes."""
    return re.sub(r"[\W_]+", "", text).casefold()
