"""Several desks on one database: nobody decides twice, nobody is kept waiting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from moderator.desk import Desk
from moderator.model import Decision, ItemResult, State, Verdict
from moderator.store import Store
from tests.databases import Clock as StoreClock
from tests.desks import WINDOW, Newsroom, ruleset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from moderator.model import Decided
    from tests.databases import Server

on_both = pytest.mark.parametrize("room", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Newsroom]:
    """Lan's desk; in a file, or where a test asks for it on a server."""
    url = None
    if getattr(request, "param", "sqlite") == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        name = server.create()
        url = server.url(name)
        Store.upgrade(url, clock=StoreClock())
    made = Newsroom.open(tmp_path, url=url)
    yield made
    made.check()
    made.close()


@pytest.fixture
def minh(room: Newsroom) -> Desk:
    """Another desk on the same database."""
    return Desk(room.store, ruleset(), clock=room.clock, undo_window=WINDOW, station="minh")


def decide(
    desk: Desk, verdict: Verdict, *comments: int, stood: State = State.PENDING, **more: object
) -> Decided:
    seen = {row.id: row.version_id for row in desk.rows(comments)}
    there = dict.fromkeys(comments, stood)
    return desk.decide(
        Decision(verdict, comments, "Minh", seen=seen, stood=there, **more)  # type: ignore[arg-type]
    )


def test_the_second_to_decide_learns_who_was_first_and_nothing_is_written(
    room: Newsroom, minh: Desk
) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    room.decide(Verdict.REJECT, comment, reason="off_topic")
    before = room.desk.head()

    decided = decide(minh, Verdict.APPROVE, comment)
    (item,) = decided.items

    assert (decided.decision, item.result) == (None, ItemResult.TAKEN)
    assert item.words is not None
    assert "Lan đã quyết định" in item.words.vi
    assert "từ chối" in item.words.vi
    assert room.row(comment).state is State.REJECTED
    assert room.desk.head() == before


def test_the_same_verdict_of_two_is_one_decision(room: Newsroom, minh: Desk) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    room.decide(Verdict.APPROVE, comment)
    assert decide(minh, Verdict.APPROVE, comment).items[0].result is ItemResult.TAKEN


@on_both
def test_the_edit_of_the_second_is_kept_as_a_draft(room: Newsroom, minh: Desk) -> None:
    comment = room.post("cau nay di duoc chua")
    room.decide(Verdict.REJECT, comment, reason="off_topic")

    decided = decide(minh, Verdict.APPROVE, comment, text="cầu này đi được chưa")

    draft = minh.draft(comment)
    assert draft is not None
    assert (draft.text, draft.name) == ("cầu này đi được chưa", "Bạn đọc")
    assert decided.items[0].words is not None
    assert "bản nháp" in decided.items[0].words.vi


def test_an_undo_by_somebody_else_is_told_too(room: Newsroom, minh: Desk) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    room.decide(Verdict.HOLD, comment)
    room.desk.undo("Lan")

    (item,) = decide(minh, Verdict.APPROVE, comment, stood=State.HELD).items

    assert item.result is ItemResult.TAKEN
    assert item.words is not None
    assert "Lan đã hoàn tác" in item.words.vi


def test_whoever_sees_where_it_stands_now_may_change_it(room: Newsroom, minh: Desk) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    room.decide(Verdict.HOLD, comment)
    assert decide(minh, Verdict.APPROVE, comment, stood=State.HELD).decision is not None


def test_a_comment_open_elsewhere_is_asked_about_with_the_name(room: Newsroom, minh: Desk) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    room.desk.company.open("Lan", comment)

    asked = decide(minh, Verdict.APPROVE, comment)
    (question,) = asked.questions
    assert (asked.decision, question.code) == (None, "claimed")
    assert "Lan đang mở" in question.words.vi

    confirmed = frozenset({"claimed"})
    assert decide(minh, Verdict.APPROVE, comment, confirmed=confirmed).decision is not None


def test_the_desk_that_has_it_open_is_not_asked(room: Newsroom, minh: Desk) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    minh.company.open("Minh", comment)
    room.desk.company.open("Lan", comment)  # second
    assert decide(minh, Verdict.APPROVE, comment).decision is not None


def test_among_several_a_comment_open_elsewhere_is_left_out(room: Newsroom, minh: Desk) -> None:
    first, second = room.post("Cầu này đi được chưa ạ"), room.post("Bao giờ thông xe vậy")
    room.desk.company.open("Lan", second)

    decided = decide(minh, Verdict.APPROVE, first, second)

    assert [item.result for item in decided.items] == [ItemResult.DONE, ItemResult.TAKEN]
    assert room.row(second).state is State.PENDING


def test_a_desk_that_vanished_blocks_nobody(room: Newsroom, minh: Desk) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    with room.store.attend() as attending:
        attending.open("vanished", "Lan", comment, timedelta(0))
    assert decide(minh, Verdict.APPROVE, comment).decision is not None


@on_both
def test_each_desk_sees_the_others_only(room: Newsroom, minh: Desk) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    seq = minh.last_seq()
    room.desk.company.open("Lan", comment)
    minh.company.open("Minh", None)

    (other,) = minh.company.news(seq).others
    assert (other.actor, other.comment_id, other.holds) == ("Lan", comment, True)
    assert [one.actor for one in room.desk.company.others()] == ["Minh"]
    room.desk.company.leave()
    assert minh.company.others() == ()


def test_what_one_desk_decides_the_other_learns_by_number(room: Newsroom, minh: Desk) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    seq = minh.last_seq()
    room.decide(Verdict.APPROVE, comment)
    assert minh.company.news(seq).changes.ids == (comment,)
