"""Questions that a decision raises, answered on the command line by whoever has the right to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from moderator.model import Mark, RemoteAuthor, Role, Verdict
from moderator.model.article import Handling
from moderator.model.holding import HeldPlace
from tests.desks import Newsroom

if TYPE_CHECKING:
    from tests.integration.cli.program import Program

CHIEF, MODERATOR = "Bình", "Lan"
EVERYTHING = {"article_closed", "article_paused", "draft_unused", "held"}


@pytest.fixture
def barred(program: Program) -> Program:
    """Return a program whose article is paused, closed and held; its comments have drafts."""
    program.data.mkdir(mode=0o700)
    room = Newsroom.open(Path(program.data))
    first, second = room.post("Ý kiến về cây cầu"), room.post("Con đường này nên mở rộng")
    article = room.row(first).article_id
    room.desk.people.set_role(CHIEF, CHIEF, Role.CHIEF)
    room.desk.people.set_role(CHIEF, MODERATOR, Role.MODERATOR)
    room.desk.articles.handle(CHIEF, article, Handling.PAUSED)
    room.desk.articles.close(CHIEF, article)
    room.desk.holding.hold(CHIEF, HeldPlace(article_id=article))
    for comment in (first, second):
        room.desk.save_draft(comment, room.row(comment).version_id, "Ý kiến đang sửa", "Bạn đọc")
    room.close()
    return program


def test_a_chief_answers_every_question_with_yes_and_is_told_which(barred: Program) -> None:
    asked = barred.run("decide", "1", "approve", "--as", CHIEF, "--json")
    assert asked.code == 3
    assert {one["code"] for one in asked.json()["questions"]} == EVERYTHING
    assert asked.json()["answered"] == []
    done = barred.json("decide", "1", "approve", "--yes", "--as", CHIEF, "--json")
    assert [one["result"] for one in done["items"]] == ["done"]
    assert {one["code"] for one in done["answered"]} == EVERYTHING
    assert done["questions"] == []
    told = barred.run("--language", "en", "decide", "2", "approve", "--yes", "--as", CHIEF)
    assert told.code == 0
    assert "--yes: Comments on this article are paused" in told.out


def test_yes_gives_nobody_a_right(barred: Program) -> None:
    refused = barred.run("decide", "1", "approve", "--yes", "--as", MODERATOR, "--json")
    assert refused.code == 3
    answer = refused.json()
    assert answer["decision"] is None
    (item,) = answer["items"]
    assert (item["result"], answer["answered"], answer["questions"]) == ("impossible", [], [])
    assert "giữ" in item["message"]


def test_a_whole_list_is_answered_too_and_counted(barred: Program) -> None:
    line = ("decide", "--filter", "is:paused", "approve", "--as", CHIEF, "--json")
    seen = barred.run(*line)
    assert seen.code == 3
    assert set(seen.json()["questions"]) == EVERYTHING
    done = barred.json(*line, "--yes")
    assert done["results"] == {"done": 2}
    assert {code: one["comments"] for code, one in done["answered"].items()} == dict.fromkeys(
        EVERYTHING, 2
    )


def test_what_a_watched_reader_wrote_is_approved_with_yes(program: Program) -> None:
    program.data.mkdir(mode=0o700)
    room = Newsroom.open(Path(program.data))
    first = room.post("Ý kiến về cây cầu")
    room.desk.readers.mark(first, MODERATOR, Mark.WATCHED)
    remote = room.site.post("Con đường này nên mở rộng")
    room.site.change(remote, author=RemoteAuthor("Bạn đọc", email="doc0@example.org"))
    room.round()
    watched = room.id(remote)
    room.decide(Verdict.RETURN, watched)
    room.close()
    asked = program.run("decide", str(watched), "approve", "--json")
    assert [one["code"] for one in asked.json()["questions"]] == ["watched"]
    done = program.json("decide", str(watched), "approve", "--yes", "--json")
    assert [one["code"] for one in done["answered"]] == ["watched"]
