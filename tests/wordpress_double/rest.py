"""The REST routes of the stand-in."""

from __future__ import annotations

import html
import ipaddress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.wordpress_double import kses
from tests.wordpress_double.table import Row, Table, moment

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUS = {
    "0": "hold",
    "1": "approved",
    "spam": "spam",
    "trash": "trash",
    "post-trashed": "post-trashed",
}
WORDS = {"hold": "0", "approved": "1", "approve": "1", "spam": "spam", "trash": "trash"}
FILTERS = {"hold": {"0"}, "approve": {"1"}, "spam": {"spam"}, "trash": {"trash"}}
COMMON = {"context", "_fields"}
LIST = COMMON | {"status", "orderby", "order", "per_page", "page", "after", "include", "parent"}
WRITE = {"status", "content", "author_name", "author_ip", "author_user_agent"}
ROLES = {"bientap": "editor", "tacgia": "author", "docgia": "subscriber"}


class Failure(Exception):
    """An error answer in WordPress's manner."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass
class Asked:
    """One request to the API."""

    method: str
    route: str
    query: Mapping[str, str]
    body: Mapping[str, Any]
    user: str | None
    agent: str | None
    headers: dict[str, str] = field(default_factory=dict)  # of the answer


class Rest:
    """Answers requests from ``table``."""

    def __init__(self, table: Table, address: str) -> None:
        self.table = table
        self.address = address

    def answer(self, asked: Asked) -> tuple[int, Any]:  # noqa: PLR0911 - a table of routes
        """Return status and JSON; raises Failure."""
        parts = asked.route.strip("/").split("/")
        match asked.method, *parts:
            case "GET", "":
                return 200, {
                    "name": "Báo Thử &amp; Tin",
                    "home": self.address,
                    "namespaces": ["oembed/1.0", "wp/v2"],
                    "authentication": {"application-passwords": {"endpoints": {}}},
                }
            case "GET", "wp", "v2", "users", "me":
                return 200, self._me(asked)
            case "GET", "wp", "v2", "posts" | "pages" as kind:
                return 200, self._articles(asked, kind[:-1])
            case "POST", "wp", "v2", "posts" | "pages" as kind, number:
                return 200, self._set_article(asked, kind[:-1], number)
            case "GET", "wp", "v2", "categories":
                self._only(asked.query, COMMON | {"include", "per_page"})
                names = {number: name for name, number in self.table.sections.items()}
                wanted = self._numbers(asked, "include")
                return 200, [{"id": each, "name": names[each]} for each in wanted if each in names]
            case "GET", "wp", "v2", "comments":
                return 200, self._list(asked)
            case "POST", "wp", "v2", "comments":
                return 201, self._create(asked)
            case method, "wp", "v2", "comments", number:
                return 200, self._one(asked, method, number)
        raise Failure(404, "rest_no_route")

    @staticmethod
    def _only(given: Mapping[str, Any], known: set[str]) -> None:
        unknown = set(given) - known
        if unknown:
            raise Failure(418, f"wordpress_would_ignore_{sorted(unknown)}")

    @staticmethod
    def _numbers(asked: Asked, name: str) -> list[int]:
        return [int(each) for each in asked.query.get(name, "").split(",") if each]

    def _editor(self, asked: Asked, code: str) -> None:
        if asked.user is None:
            raise Failure(401, code)
        if ROLES[asked.user] != "editor":
            raise Failure(403, code)

    def _me(self, asked: Asked) -> dict[str, Any]:
        if asked.user is None:
            raise Failure(401, "rest_not_logged_in")
        role = ROLES[asked.user]
        rights = ("moderate_comments", "edit_others_posts", "edit_published_posts")
        moderates = dict.fromkeys(rights, True) if role == "editor" else {}
        return {"id": 2, "username": asked.user, "capabilities": {"read": True, **moderates}}

    def _articles(self, asked: Asked, kind: str) -> list[dict[str, Any]]:
        self._only(asked.query, COMMON | {"include", "per_page"})
        found = []
        for number in self._numbers(asked, "include"):
            article = self.table.articles.get(number)
            if article and article["type"] == kind and article["status"] == "publish":
                title = html.escape(article["title"], quote=False)
                found.append(
                    {
                        "id": number,
                        "title": {
                            "rendered": title.replace("“", "&#8220;").replace("”", "&#8221;")
                        },
                        "link": self.link(number),
                        "date_gmt": "2026-11-20T01:00:00",
                        "excerpt": {"rendered": f"<p>{article['lead']}</p>\n"},
                        "content": {"rendered": article["text"], "protected": False},
                        "comment_status": article.get("comment_status", "open"),
                        **({"categories": [article["section"]]} if kind == "post" else {}),
                    }
                )
        return found

    def _set_article(self, asked: Asked, kind: str, number: str) -> dict[str, Any]:
        article = self.table.articles.get(int(number)) if number.isdecimal() else None
        if article is None or article["type"] != kind or article["status"] != "publish":
            raise Failure(404, "rest_post_invalid_id")
        self._editor(asked, "rest_cannot_edit")
        self._only(asked.query, COMMON)
        self._only(asked.body, {"comment_status"})
        if asked.body["comment_status"] not in {"open", "closed"}:
            raise Failure(400, "rest_invalid_param")
        article["comment_status"] = asked.body["comment_status"]
        return {"id": article["id"], "comment_status": article["comment_status"]}

    def link(self, article: int) -> str:
        """Return an article's public address."""
        return f"{self.address}/bai-{article}.html"

    def _shown(self, row: Row) -> dict[str, Any]:
        number = row["comment_ID"]
        return {
            "id": number,
            "post": row["comment_post_ID"],
            "parent": row["comment_parent"],
            "author": row["user_id"],
            "author_name": row["comment_author"],
            "author_email": row["comment_author_email"],
            "author_url": "",
            "author_ip": row["comment_author_IP"],
            "author_user_agent": row["comment_agent"],
            "date_gmt": row["comment_date_gmt"].replace(" ", "T"),
            "content": {
                "rendered": f"<p>{row['comment_content']}</p>\n",
                "raw": row["comment_content"],
            },
            "link": f"{self.link(row['comment_post_ID'])}#comment-{number}",
            "status": STATUS[row["comment_approved"]],
        }

    def _list(self, asked: Asked) -> list[dict[str, Any]]:
        query = asked.query
        self._only(query, LIST)
        if query.get("context") != "edit" or "status" not in query:
            raise Failure(418, "always_ask_with_context_edit_and_a_status")
        self._editor(asked, "rest_forbidden_context")
        size, page = int(query.get("per_page", 10)), int(query.get("page", 1))
        if not 1 <= size <= 100 or page < 1:
            raise Failure(400, "rest_invalid_param")
        rows = [row for row in self.table.comments.values() if self._matches(row, asked)]
        if query.get("orderby") in {"date_gmt", "id"}:
            by_date = query["orderby"] == "date_gmt"
            rows.sort(key=lambda row: ((moment(row),) if by_date else (), row["comment_ID"]))
        if query.get("order") == "desc":
            rows.reverse()
        asked.headers["X-WP-Total"] = str(len(rows))
        asked.headers["X-WP-TotalPages"] = str(-(-len(rows) // size))
        return [self._shown(row) for row in rows[(page - 1) * size : page * size]]

    def _matches(self, row: Row, asked: Asked) -> bool:
        query = asked.query
        status = query["status"]
        if status != "any" and row["comment_approved"] not in FILTERS.get(status, set()):
            return False
        if "include" in query and row["comment_ID"] not in self._numbers(asked, "include"):
            return False
        if "parent" in query and row["comment_parent"] not in self._numbers(asked, "parent"):
            return False
        if "after" in query:
            after = datetime.fromisoformat(query["after"])
            if after.tzinfo is None or after.timestamp() == 0:
                raise Failure(400, "rest_invalid_param")
            return moment(row) > after
        return True

    def _row(self, number: str) -> Row:
        row = self.table.comments.get(int(number)) if number.isdecimal() else None
        if row is None:
            raise Failure(404, "rest_comment_invalid_id")
        return row

    def _one(self, asked: Asked, method: str, number: str) -> dict[str, Any]:
        method = asked.query.get("_method", method)
        self._only(asked.query, COMMON | {"_method"})
        row = self._row(number)
        if method == "GET":
            if row["comment_approved"] != "1":
                self._editor(asked, "rest_cannot_read")
            return self._shown(row)
        self._editor(asked, "rest_cannot_delete" if method == "DELETE" else "rest_cannot_edit")
        if method == "DELETE":
            if row["comment_approved"] == "trash":
                raise Failure(410, "rest_already_trashed")
            row["comment_approved"] = "trash"
        else:
            self._update(row, asked)
        return self._shown(row)

    def _update(self, row: Row, asked: Asked) -> None:
        body = asked.body
        self._only(body, WRITE)
        _check_texts(body)
        address = body.get("author_ip", "127.0.0.1")  # the moderator's own, unless told
        try:
            ipaddress.ip_address(address)
        except ValueError:
            raise Failure(400, "rest_invalid_param") from None
        row["comment_author_IP"] = address
        agent = body.get("author_user_agent", asked.agent)
        if agent is not None:
            row["comment_agent"] = kses.plain_field(agent)
        if "author_name" in body:
            row["comment_author"] = kses.author_name(body["author_name"])
        # a status alone passes the stored text through the filter again
        row["comment_content"] = kses.filtered(body.get("content", row["comment_content"]))
        if row["comment_approved"] != "post-trashed":
            row["comment_approved"] = WORDS.get(body.get("status", ""), row["comment_approved"])

    def _create(self, asked: Asked) -> dict[str, Any]:
        self._only(asked.query, COMMON)
        self._only(asked.body, {"post", "parent", "content", "status"})
        self._editor(asked, "rest_cannot_create")
        _check_texts(asked.body)
        text = asked.body["content"].strip()  # an editor's words are not filtered
        for row in self.table.comments.values():
            same = (row["comment_parent"], row["comment_content"]) == (asked.body["parent"], text)
            if same and row["user_id"] and row["comment_approved"] != "trash":
                raise Failure(409, "comment_duplicate")
        number = self.table.insert(
            {
                "comment_post_ID": asked.body["post"],
                "comment_author": "Tòa soạn",
                "comment_author_email": "bientap@example.org",
                "comment_author_IP": "127.0.0.1",
                "comment_agent": asked.agent or "",
                "comment_content": text,
                "comment_parent": asked.body["parent"],
                "comment_date_gmt": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S"),
                "comment_approved": WORDS[asked.body["status"]],
                "user_id": 2,
            }
        )
        return self._shown(self.table.comments[number])


def _check_texts(body: Mapping[str, Any]) -> None:
    if "content" in body:
        if body["content"].strip() in {"", "0"}:
            raise Failure(400, "rest_comment_content_invalid")
        if len(body["content"].encode()) > 65_525:
            raise Failure(400, "comment_content_column_length")
    if len(body.get("author_name", "").encode()) > 245:
        raise Failure(400, "comment_author_column_length")
