from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from moderator.errors import Garbled, Refused
from moderator.model import Action, DeliveryState, Intent, RemoteState
from moderator.sites import connect, open_site
from moderator.sites.imported import ImportedFile

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, *lines: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def test_a_file_is_recognised_and_opened_again(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"id": 1, "text": "x"})
    info = connect(str(path)).info()
    assert (info.kind, info.name) == ("file", "a.jsonl")
    assert Action.REPLY not in info.actions
    assert open_site(info, None).fetch(None).comments[0].text == "x"


def test_every_field_arrives(tmp_path: Path) -> None:
    line: dict[str, object] = {
        "id": "a",
        "text": "đơn \ud83d lẻ \x00",
        "name": "Lan",
        "article": {"id": 7, "title": "Tựa", "url": "https://x.example/7", "section": "Đời sống"},
        "created_at": "2026-11-23T08:00:00+07:00",
        "parent_id": 5,
        "state": "approved",
        "email": "a@example.org",
        "ip": "203.0.113.5",
        "url": "https://x.example/7#a",
    }
    (comment,) = ImportedFile(write(tmp_path / "a", line)).fetch(None).comments
    assert comment.text == line["text"]
    assert comment.author.name == "Lan"
    assert comment.article.remote_id == "7"
    assert comment.created_at.hour == 1
    assert comment.parent_id == "5"
    assert comment.state is RemoteState.APPROVED
    assert comment.link == line["url"]


def test_a_large_file_comes_in_pages_and_appended_lines_come_later(tmp_path: Path) -> None:
    path = write(tmp_path / "a", *({"id": n, "text": "x"} for n in range(25)))
    site = ImportedFile(path)
    ids: list[str] = []
    cursor = None
    while True:
        page = site.fetch(cursor, 10)
        ids += [each.remote_id for each in page.comments]
        cursor = page.cursor
        if not page.more:
            break
    assert ids == [str(n) for n in range(25)]
    with path.open("a") as file:
        file.write('{"id": 25, "te')
    assert site.fetch(cursor).comments == ()
    with path.open("a") as file:
        file.write('xt": "y"}\n')
    (late,) = site.fetch(cursor).comments
    assert late.remote_id == "25"


def test_a_replaced_file_is_read_from_its_start(tmp_path: Path) -> None:
    path = write(tmp_path / "a", {"id": 1, "text": "x" * 100})
    site = ImportedFile(path)
    cursor = site.fetch(None).cursor
    write(path, {"id": 2, "text": "y" * 200}, {"id": 3, "text": "z"})
    assert [each.remote_id for each in site.fetch(cursor).comments] == ["2", "3"]


def test_the_last_line_needs_no_end(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text('{"id": 1, "text": "x"}\n\n{"id": 2, "text": "y"}')
    site = ImportedFile(path)
    page = site.fetch(None)
    assert [each.remote_id for each in page.comments] == ["1", "2"]
    assert site.fetch(page.cursor).comments == ()


@pytest.mark.parametrize(
    "line",
    ["no json\n", "[]\n", '{"id": 1}\n', '{"id": 1, "text": "x", "state": "foo"}\n', "\xff\n"],
)
def test_a_line_that_is_no_comment_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": 0, "text": "x"}\n' + line + "\n", "latin-1")
    with pytest.raises(Garbled, match=r"bad\.jsonl"):
        ImportedFile(path).fetch(None)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        ImportedFile(tmp_path / "none")
    with pytest.raises(Refused):
        connect(str(tmp_path / "none"), kind="file")


def test_decisions_are_settled_here_and_the_file_stays(tmp_path: Path) -> None:
    path = write(tmp_path / "a", {"id": 1, "text": "chua dau", "name": "lan"})
    before = path.read_bytes()
    site = ImportedFile(path)
    (seen,) = site.fetch(None).comments
    wish = Intent("k", "1", Action.APPROVE, seen.version, text="Chưa dấu", expected=seen)
    (outcome,) = site.deliver([wish])
    assert outcome.state is DeliveryState.DELIVERED
    assert outcome.comment is not None
    assert (outcome.comment.state, outcome.comment.text) == (RemoteState.APPROVED, "Chưa dấu")
    assert outcome.comment.original_text == "chua dau"
    assert site.publicly_visible(outcome.comment) is False
    assert path.read_bytes() == before
