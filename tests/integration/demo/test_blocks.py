"""Blocked readers at the sample newspaper: the contract's answers, and what a reader is shown."""

from __future__ import annotations

import json
import re
import uuid
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from moderator.demo import stock
from moderator.demo.archive import Archive
from moderator.demo.blocks import carry_out, ends
from moderator.demo.decisions import Moderator
from moderator.demo.forms import Block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.integration.demo.conftest import Paper

BLOCK = "/moderation/v1/readers/block"
FIND = "/moderation/v1/readers/find"
SAID = "tạm thời chưa gửi được ý kiến"


def ask(paper: Paper, key: str = "", **given: object) -> httpx.Response:
    """Ask for a block."""
    body = {"version": None, "blocked": True, "days": 7, "reason": "Lăng mạ", **given}
    return paper.client.post(
        BLOCK, headers={"Idempotency-Key": key or str(uuid.uuid4())}, content=json.dumps(body)
    )


def found(paper: Paper, reader: dict[str, str]) -> dict[str, Any]:
    answer = paper.client.post(FIND, content=json.dumps({"reader": reader})).raise_for_status()
    return dict(answer.json())


class Visitor:
    """Somebody with a browser."""

    def __init__(self, paper: Paper) -> None:
        self._browser = httpx.Client(base_url=paper.address, follow_redirects=True)
        page = paper.client.get("/moderation/v1/comments?limit=200").json()
        articles = [each["article"] for each in page["items"] if "article" in each]
        open_one = next(each for each in articles if each["comments_open"])
        self._path = open_one["url"].removeprefix(paper.address)

    def close(self) -> None:
        """Close the browser."""
        self._browser.close()

    def post(self, text: str) -> httpx.Response:
        """Fill in the form of an article that is open."""
        page = self._browser.get(self._path).text
        fields = dict(re.findall(r'name="(ve|lan-gui)" value="([^"]*)"', page))
        return self._browser.post(self._path, data={**fields, "ten": "Lan", "noi-dung": text})


def account(paper: Paper, text: str) -> dict[str, str]:
    """Return the account under which a comment came."""
    page = paper.client.get("/moderation/v1/comments?state=pending&limit=200").json()
    (one,) = [each for each in page["items"] if each["text"] == text]
    return {"id": one["author"]["id"]}


def texts(paper: Paper) -> set[str]:
    page = paper.client.get("/moderation/v1/comments?state=pending&limit=200").json()
    return {each["text"] for each in page["items"]}


@pytest.fixture
def visitor(paper: Paper) -> Iterator[Visitor]:
    with closing(Visitor(paper)) as somebody:
        yield somebody


def test_a_blocked_reader_sees_why_and_nothing_is_taken(paper: Paper, visitor: Visitor) -> None:
    assert visitor.post("Ý kiến trước khi bị chặn").status_code == 200
    reader = account(paper, "Ý kiến trước khi bị chặn")
    assert found(paper, reader)["version"] is None
    done = ask(paper, reader=reader).raise_for_status().json()
    assert done["blocked"] is True
    refused = visitor.post("Ý kiến khi đã bị chặn")
    assert refused.status_code == 403
    assert SAID in refused.text
    assert "Ý kiến khi đã bị chặn" in refused.text  # what was written is still there
    assert "Lăng mạ" not in refused.text
    assert "Ý kiến khi đã bị chặn" not in texts(paper)
    with closing(Visitor(paper)) as other:
        assert other.post("Ý kiến của người khác").status_code == 200
    again = ask(paper, reader=reader, blocked=False, days=None, version=done["version"])
    assert again.json()["blocked"] is False
    assert visitor.post("Ý kiến sau khi bỏ chặn").status_code == 200


def test_a_key_blocks_once_whatever_version_the_retry_knows(paper: Paper) -> None:
    reader = {"id": paper.comment(text="Ý kiến gốc", reader="bd-khoa")["author"]["id"]}
    key = str(uuid.uuid4())
    first = ask(paper, key, reader=reader).json()
    again = ask(paper, key, reader=reader, version=first["version"]).json()
    assert again == first
    other = ask(paper, key, reader=reader, days=30)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


def test_a_version_that_is_not_the_present_one_changes_nothing(paper: Paper) -> None:
    reader = {"id": paper.comment(text="Ý kiến so", reader="bd-so")["author"]["id"]}
    first = ask(paper, reader=reader).json()
    key = str(uuid.uuid4())
    for version in (None, "b9"):
        met = ask(paper, key, reader=reader, days=1, version=version)
        assert (met.status_code, met.json()["code"]) == (412, "version_differs")
        assert met.json()["reader"] == first
    assert ask(paper, key, reader=reader, days=1, version=first["version"]).status_code == 200


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"reader": {"id": "khong-co"}}, 404, "reader_unknown"),
        ({"reader": {"email": "lan@thu.example"}}, 422, "not_supported"),
        ({"reader": {"id": "a", "email": "b"}}, 422, "invalid_body"),
        ({"reader": {"id": "a"}, "days": 0}, 422, "invalid_body"),
        ({"reader": {"id": "a"}, "days": True}, 422, "invalid_body"),
        ({"reader": {"id": "a"}, "blocked": False}, 422, "invalid_body"),
        ({}, 422, "invalid_body"),
    ],
)
def test_what_cannot_be_is_said_plainly(
    paper: Paper, given: dict[str, Any], status: int, code: str
) -> None:
    answer = ask(paper, **given)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_block_runs_out_by_the_sites_own_clock(tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, 1, tzinfo=UTC)
    archive = Archive(tmp_path / "site.sqlite", clock=lambda: now)
    stock.fill(archive, seed=1, comments=5)
    who = Moderator("Ban Bạn đọc", may_decide=True)
    with archive.reading() as database:
        reader = database.execute("SELECT reader FROM comments LIMIT 1").fetchone()["reader"]
    for days, key in ((1, "a"), (None, "b")):
        with archive.reading() as database:
            row = database.execute("SELECT revision FROM blocks").fetchone()
        version = None if row is None else f"b{row['revision']}"
        wanted = Block(("id", reader), version, blocked=True, days=days, reason=None)
        item = carry_out(archive, wanted, key, who)
        assert (item["blocked"], item["blocked_until"] is None) == (True, days is None)
        now += timedelta(hours=23)
        with archive.reading() as database:
            assert ends(database, reader, archive.now())[0]
        now += timedelta(hours=1)
        with archive.reading() as database:
            assert ends(database, reader, archive.now())[0] is (days is None)
    archive.close()


def test_a_file_of_the_version_before_learns_to_block(tmp_path: Path) -> None:
    path = tmp_path / "site.sqlite"
    archive = Archive(path)
    with archive.writing() as database:
        database.execute("DROP TABLE blocks")
        database.execute("DROP INDEX comments_reader")
        database.execute("PRAGMA user_version = 1")
    archive.close()
    again = Archive(path)
    with again.reading() as database:
        assert ends(database, "bd-1", again.now()) == (False, None)
    again.close()
