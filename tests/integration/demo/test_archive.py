from __future__ import annotations

import random
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from moderator.demo.archive import Archive, ArchiveError, tick
from moderator.demo.comments import NewComment, changed_since, comment, insert
from moderator.demo.decisions import Moderator, apply, decide
from moderator.demo.forms import Asked
from moderator.demo.live import post_one
from moderator.demo.problems import Problem
from moderator.demo.readers import Compose
from moderator.demo.stock import fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LAN = Moderator("Lan", may_decide=True)


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def archive(tmp_path: Path, watch: Watch) -> Iterator[Archive]:
    opened = Archive(tmp_path / "paper.sqlite3", clock=watch)
    fill(opened, seed=1, comments=3)
    yield opened
    opened.close()


def pull(archive: Archive, since: str | None = None) -> tuple[list[str], str]:
    with archive.reading() as database:
        page = changed_since(database, None, since, 200, "")
    return [each["id"] for each in page["items"]], page["next"]


def post(archive: Archive) -> int:
    with archive.writing() as database:
        now = archive.now()
        return insert(database, NewComment(1, "Lan", "một", now), tick(database, now))


def delete(archive: Archive, number: int) -> None:
    with archive.writing() as database:
        row = comment(database, str(number))
        assert row is not None
        apply(database, row, {"state": "deleted"}, tick(database, archive.now()))


def approve(archive: Archive, number: int, key: str) -> str:
    asked = Asked("approve", None, None, None, None, key, str(number), "r1")
    return str(decide(archive, asked, LAN, "")["result"])


def test_a_tombstone_is_kept_for_thirty_days_and_its_loss_is_told(
    archive: Archive, watch: Watch
) -> None:
    number = post(archive)
    _, cursor = pull(archive)
    delete(archive, number)
    watch.now += timedelta(days=29)
    archive.forget_old()
    assert pull(archive, cursor)[0] == [str(number)]
    watch.now += timedelta(days=2)
    archive.forget_old()
    with pytest.raises(Problem) as caught:
        pull(archive, cursor)
    assert (caught.value.status, caught.value.code) == (410, "cursor_too_old")


def test_a_cursor_that_saw_the_tombstone_stays_good(archive: Archive, watch: Watch) -> None:
    number = post(archive)
    delete(archive, number)
    _, cursor = pull(archive)
    watch.now += timedelta(days=31)
    archive.forget_old()
    assert pull(archive, cursor) == ([], cursor)


def test_decision_keys_are_remembered_for_more_than_seven_days(
    archive: Archive, watch: Watch
) -> None:
    number = post(archive)
    assert approve(archive, number, "k") == "done"
    watch.now += timedelta(days=7, hours=1)
    archive.forget_old()
    assert approve(archive, number, "k") == "done"
    watch.now += timedelta(days=2)
    archive.forget_old()
    assert approve(archive, number, "k") == "already"


def test_a_change_is_fetched_even_when_the_clock_went_back(archive: Archive, watch: Watch) -> None:
    post(archive)
    _, cursor = pull(archive)
    watch.now -= timedelta(hours=1)
    number = post(archive)
    assert pull(archive, cursor)[0] == [str(number)]


def test_no_comment_comes_to_a_closed_article(archive: Archive) -> None:
    compose = Compose(random.Random(1))  # noqa: S311 - draws comments, no secrets
    with archive.writing() as database:
        database.execute("UPDATE articles SET comments_open = id = 4")
    numbers = [post_one(archive, compose) for _ in range(20)]
    with archive.reading() as database:
        rows = [comment(database, str(number)) for number in numbers]
    assert {row["article_id"] for row in rows if row is not None} == {4}
    with archive.writing() as database:
        database.execute("UPDATE articles SET comments_open = 0")
    assert post_one(archive, compose) is None


def test_a_newer_file_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "paper.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(ArchiveError, match="newer"):
        Archive(path)


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "paper.sqlite3"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(ArchiveError, match="not a database"):
        Archive(path)
