"""Notes, marked readers, reasons of edits and the policy on editing, by commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.model import RemoteAuthor
from tests.databases import Clock
from tests.desks import Newsroom as DeskRoom
from tests.integration.store.newsroom import Newsroom, article, comment

if TYPE_CHECKING:
    from tests.integration.cli.program import Program

BODY = "Theo ban quản lý, cây cầu sẽ giảm một nửa thời gian đi lại."


@pytest.fixture
def three(program: Program) -> Program:
    """Return a program with three comments; the third has no e-mail."""
    program.data.mkdir(mode=0o700)
    room = DeskRoom.open(Path(program.data))
    there = replace(article(), text=BODY)
    quoting = "cây cầu sẽ giảm một nửa thời gian thật ư"
    Newsroom(room.store, Clock()).arrive(
        *(
            replace(one, article=there)
            for one in (
                comment(1, quoting, email="tuan@example.org", name="Tuấn"),
                comment(2, "duong nay ket cung", email="tuan@example.org", name="Tuấn"),
                replace(comment(3), author=RemoteAuthor("Tuấn")),
            )
        )
    )
    room.close()
    return program


def test_notes_and_marks_are_written_and_told(three: Program) -> None:
    assert three.json("note", "1", "Đã hỏi tác giả", "--as", "Lan", "--json")["moderator"] == "Lan"
    three.run("readers", "watch", "1", "--note", "hay nêu tên", "--as", "Lan")
    (mark,) = three.json("readers", "list", "--json")
    assert (mark["reader"], mark["mark"], mark["note"]) == (
        "tuan@example.org",
        "watched",
        "hay nêu tên",
    )
    shown = three.json("queue", "show", "1", "--json")
    assert shown["notes"][0]["text"] == "Đã hỏi tác giả"
    assert shown["quotes"][0]["text"] == "cây cầu sẽ giảm một nửa thời gian"
    assert shown["history"]["mark"]["mark"] == "watched"
    assert [one["id"] for one in shown["history"]["last"]] == [2]
    assert shown["history"]["same_name_elsewhere"] == 1
    assert "Đã hỏi tác giả" in three.run("queue", "show", "1").out
    assert three.run("readers", "watch", "3").code == 3
    three.run("readers", "clear", "2")
    assert three.json("readers", "list", "--json") == []


def test_everything_by_one_reader_is_found_and_a_name_stays_a_name(three: Program) -> None:
    found = three.json("readers", "find", "TUAN@example.org", "--json")
    assert found["kind"] == "email"
    typed, named = found["matches"]
    assert (typed["by"], typed["sure"], sorted(typed["comments"])) == ("email", False, [1, 2])
    assert (named["by"], named["sure"], named["comments"]) == ("name", False, [3])
    assert typed["states"] == {"pending": 2}
    assert three.json("readers", "find", "tuấn", "--json")["matches"][0]["by"] == "name"
    assert "may be others" in three.run("--language", "en", "readers", "find", "Tuấn").out
    assert three.json("readers", "find", "tuan", "--kind", "account", "--json")["matches"] == []


def test_the_reason_of_an_edit_and_a_site_where_nothing_is_edited(
    three: Program, tmp_path: Path
) -> None:
    edit = ("--text", "đường này kẹt cứng", "--yes")
    assert three.run("sites", "editing", "99", "off").code == 7
    three.run("sites", "editing", "2", "off")
    refused = three.run("decide", "2", "approve", *edit, "--json")
    assert refused.code == 3
    assert refused.json()["items"][0]["result"] == "impossible"
    three.run("sites", "editing", "2", "on")
    three.run("decide", "2", "approve", *edit, "--edit-reason", "legal")
    out = tmp_path / "log.jsonl"
    three.run("log", "export", "--format", "jsonl", "--out", str(out))
    assert '"edit":"legal"' in out.read_text("utf-8").replace(" ", "")
