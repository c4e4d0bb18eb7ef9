"""Fills a new archive with the paper's articles and readers' comments from ``resources/demo``.

Times in the files are relative (hours for articles, minutes for comments), so that a queue
looks fresh whenever the site is first started.
"""

from __future__ import annotations

import json
import random
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from moderator.demo.archive import Archive, stored
from moderator.demo.comments import NewComment, insert, open_articles
from moderator.demo.readers import Compose, reader_of
from moderator.resources import resource

if TYPE_CHECKING:
    import sqlite3

MINUTE_US = 60_000_000


def fill(archive: Archive, *, seed: int, comments: int | None = None) -> None:
    """Write articles and comments into an empty archive; a filled one is left as it is.

    ``comments`` None takes the stock as written; fewer takes the newest of it (without replies,
    whose parents may be missing), more composes the rest.
    """
    dice = random.Random(seed)  # noqa: S311 - a reproducible demo, no secrets
    with archive.writing() as database:
        if database.execute("SELECT count(*) FROM articles").fetchone()[0]:
            return
        now = archive.now()
        for each in _read("articles.json"):
            _insert_article(database, each, now)
        entries = [_entry(each, now, dice) for each in _read("comments.json")]
        entries.sort(key=lambda each: each[1].created_at)
        if comments is not None and comments < len(entries):
            alone = [each for each in entries if "parent" not in each[0]]
            entries = alone[max(0, len(alone) - comments) :]
        elif comments is not None:
            entries += _composed(database, comments - len(entries), now, dice)
            entries.sort(key=lambda each: each[1].created_at)
        _insert_comments(database, entries, now)


def _composed(
    database: sqlite3.Connection, count: int, now: int, dice: random.Random
) -> list[tuple[dict[str, Any], NewComment]]:
    """Return ``count`` composed comments, spread over the time since their article appeared."""
    compose = Compose(dice)
    articles = open_articles(database)
    published = dict(database.execute("SELECT id, published_at FROM articles").fetchall())
    made: list[tuple[dict[str, Any], NewComment]] = []
    for _ in range(count):
        new = compose.comment(articles)
        since = published[new.article_id]
        age = int(dice.random() * (now - since - MINUTE_US))
        made.append(({}, replace(new, created_at=now - age)))
    return made


def _read(name: str) -> list[dict[str, Any]]:
    document: list[dict[str, Any]] = json.loads(resource("demo", name).read_text("utf-8"))
    return document


def _insert_article(database: sqlite3.Connection, each: dict[str, Any], now: int) -> None:
    database.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            each["id"],
            each["slug"],
            each["section"],
            each["section_slug"],
            each["title"],
            each["lead"],
            "\n\n".join(each["body"]),
            each["byline"],
            each["picture"],
            each["caption"],
            now - int(each["hours_ago"] * 60) * MINUTE_US,
            int(each.get("comments_open", True)),
        ),
    )


def _entry(
    each: dict[str, Any], now: int, dice: random.Random
) -> tuple[dict[str, Any], NewComment]:
    text = each["text"] * each.get("times", 1)
    if each.get("nfd"):
        text = unicodedata.normalize("NFD", text)
    created = now - int(each["minutes_ago"] * MINUTE_US) - dice.randrange(50_000_000)
    new = NewComment(
        article_id=each["article"],
        name=each["name"],
        text=text,
        created_at=created,
        state=each.get("state", "pending"),
        flags=each.get("flags", 0),
        flag_reasons=tuple(each.get("flag_reasons", ())),
        reason=each.get("reason"),
    )
    if each.get("newsroom"):
        return each, replace(new, newsroom=True)
    return each, reader_of(new, dice)


def _insert_comments(
    database: sqlite3.Connection, entries: list[tuple[dict[str, Any], NewComment]], now: int
) -> None:
    """Store in order of time; a reply finds its parent by the label the file gave it."""
    labels: dict[str, int] = {}
    for given, new in entries:
        ready = new
        if new.state != "pending":
            decided = min(new.created_at + 20 * MINUTE_US, now)
            ready = replace(new, decided_by="Ban Bạn đọc", decided_at=decided)
        parent = labels.get(given.get("parent", ""))
        ready = replace(ready, parent_id=parent)
        made = insert(database, ready, ready.decided_at or ready.created_at)
        if "label" in given:
            labels[given["label"]] = made
        if "mended" in given:
            database.execute(
                "UPDATE comments SET text = ?, edited = 1, revision = 2, content_revision = 2"
                " WHERE id = ?",
                (stored(given["mended"]), made),
            )
