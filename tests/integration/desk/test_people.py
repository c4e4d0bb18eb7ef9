"""Roles: what is the chief's alone, once there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.errors import DecisionError, NotAllowed
from moderator.model import LogQuery, OwnRules, Right, Role, State, Verdict

if TYPE_CHECKING:
    from tests.desks import Newsroom


def test_until_a_chief_is_named_everybody_may_do_everything(newsroom: Newsroom) -> None:
    comment = newsroom.post("Cầu này đi được chưa ạ")
    newsroom.decide(Verdict.HOLD, comment)
    decision = newsroom.desk.undoable("Lan")
    assert decision is not None
    newsroom.desk.undo("Minh", decision.decision)
    newsroom.desk.record_export("Minh", format_="csv", rows=1, head=newsroom.desk.head())
    newsroom.desk.learning.switch("Minh", on=False)
    assert newsroom.row(comment).state is State.PENDING


@pytest.fixture
def chief(newsroom: Newsroom) -> Newsroom:
    newsroom.desk.people.set_role("Lan", "Lan", Role.CHIEF)
    return newsroom


def test_with_a_chief_a_moderator_is_refused_in_clear_words(chief: Newsroom) -> None:
    desk = chief.desk
    comment = chief.post("Cầu này đi được chưa ạ")
    decided = chief.decide(Verdict.HOLD, comment)
    before = desk.head()
    none = OwnRules()

    for refused in (
        lambda: desk.undo("Minh", decided.decision),
        lambda: desk.record_export("Minh", format_="csv", rows=1, head=before),
        lambda: desk.learning.switch("Minh", on=False),
        lambda: desk.rulekeeping.save("Minh", none, none),
        lambda: desk.people.set_role("Minh", "Minh", Role.CHIEF),
        lambda: desk.people.set_part("Minh", "Lan", ["Thể thao"], []),
        lambda: desk.people.require("Minh", Right.EXPORT),
        lambda: desk.people.purge("Minh", [2], "asked for"),
    ):
        with pytest.raises(NotAllowed) as error:
            refused()
        assert "dành cho trưởng ban" in error.value.words("vi")
        assert "Lan" in error.value.words("vi")
    assert desk.head() == before
    assert chief.row(comment).state is State.HELD


def test_a_moderator_still_undoes_their_own(chief: Newsroom) -> None:
    comment = chief.post("Cầu này đi được chưa ạ")
    chief.decide(Verdict.HOLD, comment, actor="Minh")
    chief.desk.undo("Minh")
    assert chief.row(comment).state is State.PENDING


def test_the_chief_undoes_what_others_decided(chief: Newsroom) -> None:
    comment = chief.post("Cầu này đi được chưa ạ")
    decided = chief.decide(Verdict.HOLD, comment, actor="Minh")
    chief.desk.undo("  Lan ", decided.decision)
    assert chief.row(comment).state is State.PENDING


def test_each_change_of_a_role_or_part_is_in_the_log(chief: Newsroom) -> None:
    people = chief.desk.people
    assert people.set_role("Lan", "Minh", Role.CHIEF)
    assert not people.set_role("Lan", "Minh", Role.CHIEF)
    assert people.set_role("Minh", "Lan", Role.MODERATOR)
    assert people.set_part("Lan", "Lan", ["Thể thao"], ["cây cầu"])

    told = [(row.kind, row.actor, row.note) for row in chief.desk.log(LogQuery())]
    assert told == [
        ("role", "Lan", "Lan: chief"),
        ("role", "Lan", "Minh: chief"),
        ("role", "Minh", "Lan: moderator"),
        ("part", "Lan", "Lan: Thể thao, “cây cầu”"),
    ]
    assert [(one.name, one.role) for one in people.everybody()] == [
        ("Lan", Role.MODERATOR),
        ("Minh", Role.CHIEF),
    ]


def test_the_last_chief_stays(chief: Newsroom) -> None:
    with pytest.raises(DecisionError) as error:
        chief.desk.people.set_role("Lan", "Lan", Role.MODERATOR)
    assert "ít nhất một trưởng ban" in error.value.words("vi")


def test_the_chief_purges_and_the_log_says_so_and_still_verifies(chief: Newsroom) -> None:
    comment = chief.post("Số của tôi 0912 345 678")
    chief.decide(Verdict.HOLD, comment)
    decided = chief.desk.log(LogQuery())[-1]

    assert chief.desk.people.purge("Lan", [decided.seq], "bạn đọc yêu cầu") > 0

    *_, purged, said = chief.desk.log(LogQuery())
    assert (purged.before, purged.purged, said.kind) == ("", True, "purge")
    assert chief.desk.verify_log().intact
    with pytest.raises(DecisionError):
        chief.desk.people.purge("Lan", [decided.seq], " ")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "Chưa có tên"),
        (" \u3000\n", "Chưa có tên"),
        ("\u200b", "không nhìn thấy"),
        ("Lan\u200b", "không nhìn thấy"),
        ("\u202enaL", "không nhìn thấy"),
        ("Lan\x00", "không nhìn thấy"),
        ("Lan\ud800", "không nhìn thấy"),
        ("L" * 101, "quá dài"),
    ],
)
def test_a_name_in_the_log_can_be_seen_whole(newsroom: Newsroom, name: str, why: str) -> None:
    desk = newsroom.desk
    comment = newsroom.post("Cầu này đi được chưa ạ")
    before = desk.head()
    for refused in (
        lambda: newsroom.decide(Verdict.HOLD, comment, actor=name),
        lambda: desk.people.set_role("Lan", name, Role.CHIEF),
        lambda: desk.people.set_part(name, "Lan", ["Thể thao"], []),
        lambda: desk.rulekeeping.save(name, OwnRules(), OwnRules()),
        lambda: desk.readers.note(comment, name, "Đã gọi"),
    ):
        with pytest.raises(DecisionError) as error:
            refused()
        assert why in error.value.words("vi")
    assert desk.head() == before
