"""What rules hold for the chief, and the queue checked anew, on real databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.model import FindingKind, LogQuery, Query, RemoteState, State, Verdict
from moderator.rules.checkers import Checkers
from moderator.store import Checked
from tests.rules_desk import COURSE, HOLD, kinds, never, save

if TYPE_CHECKING:
    from tests.desks import Newsroom


def test_a_saved_rule_marks_what_comes_and_after_a_recheck_what_was_there(room: Newsroom) -> None:
    before = room.post("khoa hoc lam giau")
    saved = save(room, COURSE)
    assert saved.rules[0].code == "khoa-hoc"
    after = room.post("Khóa học làm giàu đây")
    assert FindingKind.OWN in kinds(room, after)
    assert FindingKind.OWN not in kinds(room, before)
    assert room.desk.rulekeeping.recheck_waiting() == 1
    assert room.desk.rulekeeping.recheck() == 1
    assert FindingKind.OWN in kinds(room, before)
    assert room.desk.rulekeeping.recheck() == 0
    save(room)
    room.desk.rulekeeping.recheck()
    assert FindingKind.OWN not in kinds(room, before) | kinds(room, after)


def test_a_recheck_goes_on_where_it_was_killed(room: Newsroom) -> None:
    for number in range(250):
        room.site.post(f"Ý kiến số {number} về khoá học làm giàu")
    room.round()
    save(room, COURSE)
    keeping = room.desk.rulekeeping

    class Killed(Exception):
        pass

    heard: list[tuple[int, int]] = []

    def die(done: int, total: int) -> None:
        heard.append((done, total))
        if done:
            raise Killed

    with pytest.raises(Killed):
        keeping.recheck(die, never)
    assert keeping.recheck_waiting() == 50
    assert heard == [(0, 250), (200, 250)]
    heard.clear()
    assert keeping.recheck(lambda *step: heard.append(step), never) == 50
    assert heard == [(0, 50), (50, 50)]
    with_own = room.desk.ids(Query(finding=FindingKind.OWN))
    assert len(with_own) == 250


def test_rules_that_change_during_a_recheck_are_the_ones_that_count(room: Newsroom) -> None:
    for number in range(210):
        room.site.post(f"Ý kiến số {number} về khoá học làm giàu")
    room.round()
    save(room, COURSE)

    def change(done: int, _total: int) -> None:
        if done == 200:
            save(room)

    room.desk.rulekeeping.recheck(change, never)
    assert len(room.desk.ids(Query(finding=FindingKind.OWN))) == 0
    assert room.desk.rulekeeping.recheck_waiting() == 0


def test_processes_that_help_find_the_same(room: Newsroom) -> None:
    texts = ("Vay tiền nhanh zalo", "Cầu đẹp", "cam on toa soan")
    for number in range(60):
        room.site.post(f"{texts[number % 3]} {number}")
    with room.store.write() as writing:
        writing.save_page(room.site_id, [Checked(one) for one in room.site.comments.values()])
    keeping = room.desk.rulekeeping
    keeping.checkers = Checkers(1)
    assert keeping.recheck() == 60
    assert keeping.checkers.processes()
    keeping.checkers.close()
    found = {row.text: kinds(room, row.id) for row in room.desk.rows(room.pending())}
    told = {text: {one.kind for one in room.rules.now.check(text)} for text in found}
    assert found == told
    assert len(set(map(frozenset, told.values()))) == 3


def test_a_hold_passes_to_the_chief_and_decides_nothing(room: Newsroom) -> None:
    save(room, HOLD)
    comment = room.post("Tôi sẽ KIEN CAO tới cùng")
    assert room.row(comment).state is State.CHIEF
    assert room.site.comments[room.remote(comment)].state is RemoteState.PENDING
    row = room.desk.log(LogQuery())[-1]
    assert (row.kind, row.actor, row.verdict) == ("watched", "quy tắc Chờ xem", "chief")
    assert "Chờ xem" in row.note
    room.later()
    room.round(reconcile=True)
    assert room.row(comment).state is State.CHIEF
    assert room.decide(Verdict.APPROVE, comment).questions == ()
    room.later()
    assert room.site.comments[room.remote(comment)].state is RemoteState.APPROVED


def test_what_a_person_sent_back_is_not_held_again_and_asks_when_it_is_approved(
    room: Newsroom,
) -> None:
    save(room, HOLD)
    comment = room.post("kiện cáo")
    room.decide(Verdict.RETURN, comment)
    save(room, HOLD, COURSE)
    room.desk.rulekeeping.recheck()
    room.round(reconcile=True)
    assert room.row(comment).state is State.PENDING
    asked = room.decide(Verdict.APPROVE, comment)
    assert [question.code for question in asked.questions] == ["watched"]
    done = room.decide(Verdict.APPROVE, comment, confirmed=frozenset({"watched"}))
    assert done.decision is not None


def test_a_rule_switched_off_gives_back_what_it_alone_held(room: Newsroom) -> None:
    old = room.post("sắp kiện cáo")
    save(room, HOLD)
    room.desk.rulekeeping.recheck()
    new = room.post("kiện cáo nữa")
    noted = room.post("kiện cáo mãi")
    room.decide(Verdict.CHIEF, noted, note="xem giúp")
    assert {room.row(one).state for one in (old, new, noted)} == {State.CHIEF}
    save(room)
    assert room.desk.rulekeeping.recheck_waiting() == 2
    room.desk.rulekeeping.recheck()
    assert [room.row(one).state for one in (old, new, noted)] == [
        State.PENDING,
        State.PENDING,
        State.CHIEF,
    ]
    assert room.desk.log(LogQuery())[-1].kind == "unwatched"


def test_a_held_comment_that_its_reader_changes_is_judged_anew(room: Newsroom) -> None:
    save(room, HOLD)
    comment = room.post("kiện cáo")
    room.site.change(room.remote(comment), text="Xin lỗi, tôi nhầm")
    room.round(reconcile=True)
    assert room.row(comment).state is State.PENDING
    room.site.change(room.remote(comment), text="Vẫn kiện cáo")
    room.round(reconcile=True)
    assert room.row(comment).state is State.CHIEF


def test_an_approval_that_has_not_been_rechecked_asks_all_the_same(room: Newsroom) -> None:
    comment = room.post("kiện cáo")
    save(room, HOLD)
    asked = room.decide(Verdict.APPROVE, comment)
    assert [question.code for question in asked.questions] == ["outgoing_findings"]
