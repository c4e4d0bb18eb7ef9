"""The comments and articles of the stand-in, and its back door."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.wordpress_double import kses

Row = dict[str, Any]


@dataclass
class Table:
    """Everything the site keeps; guarded by the server's lock."""

    comments: dict[int, Row] = field(default_factory=dict)
    articles: dict[int, Row] = field(default_factory=dict)
    sections: dict[str, int] = field(default_factory=dict)
    rules: list[dict[str, Any]] = field(default_factory=list)

    def back_door(  # noqa: C901, PLR0911 - a table of events
        self, asked: dict[str, Any]
    ) -> object:
        """Do what ``tests/live/wordpress/bench.php`` does."""
        match asked["do"]:
            case "article":
                return self._article(asked)
            case "post":
                return [self._post(each) for each in asked["comments"]]
            case "change":
                self.comments[asked["id"]] |= asked["columns"]
                return True
            case "delete":
                return self.comments.pop(asked["id"], None) is not None
            case "trash_article":
                article = self.comments[asked["id"]]["comment_post_ID"]
                self.articles[article]["status"] = "trash"
                for row in self.comments.values():
                    if row["comment_post_ID"] == article:
                        row["comment_approved"] = "post-trashed"
                return True
            case "read":
                return self.comments.get(asked["id"])
            case "replies":
                return sum(r["comment_parent"] == asked["id"] for r in self.comments.values())
            case "weather":
                self.rules = [dict(each) for each in asked["rules"]]
                return True
            case unknown:
                raise ValueError(unknown)

    def _article(self, asked: dict[str, Any]) -> int:
        number = len(self.articles) + 100
        section = self.sections.setdefault(asked["section"], len(self.sections) + 1)
        self.articles[number] = {**asked, "id": number, "section": section, "status": "publish"}
        return number

    def _post(self, one: dict[str, Any]) -> int:
        raw = one["raw"]
        return self.insert(
            {
                "comment_post_ID": one["article"],
                "comment_author": one["name"] if raw else kses.author_name(one["name"]),
                "comment_author_email": one["email"],
                "comment_author_IP": one["ip"],
                "comment_agent": one["agent"],
                "comment_content": one["text"] if raw else kses.filtered(one["text"]),
                "comment_parent": one["parent"],
                "comment_date_gmt": one["at"],
                "comment_approved": one["approved"],
                "user_id": 0,
            }
        )

    def insert(self, row: Row) -> int:
        """Add a comment and return its number."""
        number = max(self.comments, default=0) + 1
        self.comments[number] = {"comment_ID": number, **row}
        return number


def moment(row: Row) -> datetime:
    """Return when a comment was sent."""
    return datetime.strptime(row["comment_date_gmt"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
