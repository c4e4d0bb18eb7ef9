"""The articles comments stand under: posts and pages, kept for a while."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from moderator.errors import Garbled
from moderator.model import DeliveryState, RemoteArticle
from moderator.model.article import ArticleOutcome
from moderator.sites.contract_articles import proven
from moderator.sites.http import LostReply, check
from moderator.sites.markup import page_text
from moderator.sites.shapes import Fields, listed
from moderator.text.entities import unescaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.model.article import ArticleIntent
    from moderator.sites.wordpress_api import Api

_FIELDS = "id,title,link,date_gmt,excerpt,content,comment_status,categories"
_KEPT_S = 600.0  # an article may be corrected or closed for comments meanwhile
_AT_ONCE = 100
_MAX_KEPT = 2_000
_MISSING = frozenset({404, 410})
_FINAL = frozenset({400, 403, 405, 409, 413, 415, 422})


class Articles:
    """Looks up articles in bulk; what cannot be read becomes an article with its link alone."""

    def __init__(self, api: Api) -> None:
        """Ask ``api`` for what is not known yet."""
        self._api = api
        self._known: dict[str, tuple[float, RemoteArticle]] = {}
        self._sections: dict[int, str] = {}

    def of(self, comments: Iterable[Fields]) -> dict[str, RemoteArticle]:
        """Return the articles of ``comments`` by id; raises SiteError."""
        links = {str(each.number("post")): each.maybe("link") or "" for each in comments}
        now = time.monotonic()
        if len(self._known) > _MAX_KEPT:
            self._known.clear()
        missing = [
            each
            for each in links
            if each not in self._known or self._known[each][0] < now - _KEPT_S
        ]
        for route in ("posts", "pages"):
            for start in range(0, len(missing), _AT_ONCE):
                part = missing[start : start + _AT_ONCE]
                for article in self._read(route, part):
                    self._known[article.remote_id] = (now, article)
            missing = [
                each
                for each in missing
                if each not in self._known or self._known[each][0] < now - _KEPT_S
            ]
        for each in missing:  # another post type, a draft, or deleted
            url = links[each].partition("#")[0]
            self._known[each] = (now, RemoteArticle(each, title=url or f"#{each}", url=url))
        return {each: self._known[each][1] for each in links}

    def set_commenting(self, intent: ArticleIntent) -> ArticleOutcome:
        """Open or close a post or page for comments; raises SiteError."""
        self._known.pop(intent.remote_id, None)
        for route in ("posts", "pages"):
            before = self._open_now(route, intent.remote_id)
            if before is None:
                continue
            if before == intent.open:
                return ArticleOutcome(intent.key, DeliveryState.ALREADY, before)
            status = "open" if intent.open else "closed"
            try:
                answer = self._api.set_commenting(route, intent.remote_id, status)
            except LostReply:
                answer = self._api.set_commenting(route, intent.remote_id, status)
            if answer.status in _MISSING:
                break
            if answer.status in _FINAL:
                problem = answer.code() or answer.describe()
                return ArticleOutcome(intent.key, DeliveryState.REFUSED, before, problem)
            Fields(check(answer).json(), "the article")  # a page instead of it: nothing was done
            return proven(intent, there=self._open_now(route, intent.remote_id))
        return ArticleOutcome(intent.key, DeliveryState.GONE)

    def _open_now(self, route: str, remote_id: str) -> bool | None:
        """Return whether a post or page takes comments; None: there is no such one."""
        if not (remote_id.isascii() and remote_id.isdecimal()):
            return None
        found = self._read(route, [remote_id])
        if not found:
            return None
        if found[0].comments_open is None:
            raise Garbled("the article lacks comment_status")
        return found[0].comments_open

    def _read(self, route: str, ids: list[str]) -> list[RemoteArticle]:
        answer = check(
            self._api.get(
                f"/wp/v2/{route}",
                {"include": ",".join(ids), "per_page": _AT_ONCE, "_fields": _FIELDS},
            )
        )
        found = listed(answer.json(), f"the list of {route}")
        self._learn_sections(found)
        return [self._article(each) for each in found]

    def _article(self, data: Fields) -> RemoteArticle:
        status = data.maybe("comment_status")
        names = (self._sections.get(number, "") for number in _categories(data))
        return RemoteArticle(
            remote_id=data.identity("id"),
            title=" ".join(page_text(data.child("title").text("rendered")).split()),
            url=data.text("link"),
            section=next((name for name in names if name), ""),
            lead=_rendered(data, "excerpt"),
            text=_rendered(data, "content"),
            published_at=data.maybe_moment("date_gmt", utc=True),
            comments_open=None if status is None else status == "open",
        )

    def _learn_sections(self, articles: list[Fields]) -> None:
        wanted = {number for each in articles for number in _categories(each)}
        new = sorted(wanted - self._sections.keys())[:_AT_ONCE]
        if not new:
            return
        answer = check(
            self._api.get(
                "/wp/v2/categories",
                {
                    "include": ",".join(map(str, new)),
                    "per_page": _AT_ONCE,
                    "_fields": "id,name",
                },
            )
        )
        for each in listed(answer.json(), "the list of categories"):
            self._sections[each.number("id")] = unescaped(each.text("name"))


def _categories(data: Fields) -> list[int]:
    value = data.data.get("categories")
    return [each for each in value if isinstance(each, int)] if isinstance(value, list) else []


def _rendered(data: Fields, name: str) -> str:
    """Return an optional block's words; one behind a password is empty."""
    if not isinstance(data.data.get(name), dict):
        return ""
    return page_text(data.child(name).maybe("rendered") or "")
