"""A second look at decisions, from the order to the agreement, on both kinds of database."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.desk.agreement import Candidate, agreement, draw
from moderator.errors import DecisionError, NotAllowed
from moderator.model import FindingKind, LogQuery, Role, State, Verdict
from moderator.model.second_look import LookPlan, Opinion

if TYPE_CHECKING:
    from tests.desks import Newsroom

ALL = 1000  # thousandths


def plan(room: Newsroom, share: int = ALL, **fields: object) -> LookPlan:
    now = room.clock()
    return LookPlan(share, now - timedelta(days=7), now, **fields)  # type: ignore[arg-type]  # test's own fields


def decided(room: Newsroom) -> dict[str, int]:
    """Six comments: Lan approved two, rejected one, called one spam; Nam approved two."""
    made = {name: room.site.post(f"Ý kiến {name} về cây cầu") for name in "abcdef"}
    room.round()
    ids = {name: room.id(one) for name, one in made.items()}
    room.decide(Verdict.APPROVE, ids["a"], ids["b"])
    room.decide(Verdict.REJECT, ids["c"], reason="off_topic")
    room.decide(Verdict.SPAM, ids["d"])
    room.decide(Verdict.APPROVE, ids["e"], ids["f"], actor="Nam")
    room.later()
    return ids


def read_all(
    room: Newsroom, actor: str, opinions: dict[int, tuple[Opinion, str | None]]
) -> list[int]:
    """Answer everything that waits for ``actor``; return the comments in their order."""
    seen = []
    while (sheet := room.desk.second_look.sheet(actor)).item is not None:
        assert sheet.look is not None
        seen.append(sheet.item.comment_id)
        opinion, reason = opinions[sheet.item.comment_id]
        assert room.desk.second_look.answer(actor, sheet.look.order, sheet.item.of, opinion, reason)
    return seen


def test_the_agreement_has_exact_figures(room: Newsroom) -> None:
    ids = decided(room)
    before = room.desk.rows(list(ids.values()))
    desk = room.desk.second_look
    look = desk.order("Hoa", plan(room))

    seen = read_all(
        room,
        "Hoa",
        {
            ids["a"]: (Opinion.APPROVE, None),
            ids["b"]: (Opinion.REJECT, "personal_attack"),
            ids["c"]: (Opinion.REJECT, "off_topic"),
            ids["d"]: (Opinion.REJECT, "advertising"),
            ids["e"]: (Opinion.APPROVE, None),
            ids["f"]: (Opinion.UNSURE, None),
        },
    )

    assert sorted(seen) == sorted(ids.values())
    found = desk.result("Hoa")
    assert found is not None
    assert found.people == {}  # off by default
    room.desk.board.watch("Hoa", on=True)
    found = desk.result("Hoa")
    assert found is not None
    assert found.look == look
    assert (found.answered, found.unsure, found.gone) == (6, 1, 0)
    assert found.agreed == agreement(3, 5)
    assert found.public == agreement(4, 5)
    assert found.verdicts == {
        Verdict.APPROVE: agreement(2, 3),
        Verdict.REJECT: agreement(1, 1),
        Verdict.SPAM: agreement(0, 1),
    }
    # First: 3 approve, 1 reject, 1 spam; second: 2 approve, 3 reject. By chance (6 + 3) / 25.
    assert found.kappa == pytest.approx((0.6 - 0.36) / 0.64)
    assert found.whole == pytest.approx((4 * 2 / 3 + 1 * 1 + 1 * 0) / 6)
    assert found.reasons == {"off_topic": agreement(1, 1)}
    assert found.people == {"Lan": agreement(2, 4), "Nam": agreement(1, 1)}
    assert {
        (one.comment_id, one.first, one.second, one.first_reason, one.second_reason, one.state)
        for one in found.disagreements
    } == {
        (
            ids["b"],
            Verdict.APPROVE,
            Opinion.REJECT,
            "",
            "personal_attack",
            State.APPROVED,
        ),
        (ids["d"], Verdict.SPAM, Opinion.REJECT, "", "advertising", State.SPAM),
    }
    assert room.desk.rows(list(ids.values())) == before  # nothing moved


def test_by_finding(newsroom: Newsroom) -> None:
    room = newsroom
    shouting = room.post("CẦU NÀY PHẢI XÂY LẠI NGAY LẬP TỨC CHO DÂN ĐI LẠI")
    plain = room.post("Cầu này nên xây lại")
    kinds = {one.kind for one in room.row(shouting).findings}
    assert FindingKind.SHOUTING in kinds
    room.decide(Verdict.APPROVE, shouting, plain)
    room.later()
    room.desk.second_look.order("Hoa", plan(room))

    read_all(room, "Hoa", {shouting: (Opinion.REJECT, "off_topic"), plain: (Opinion.APPROVE, None)})

    found = room.desk.second_look.result("Hoa")
    assert found is not None
    assert found.findings[FindingKind.SHOUTING] == agreement(0, 1)
    assert found.agreed == agreement(1, 2)


def test_the_draw_follows_from_the_log_alone(room: Newsroom) -> None:
    made = [room.site.post(f"Ý kiến thứ {number}") for number in range(40)]
    room.round()
    ids = [room.id(one) for one in made]
    room.decide(Verdict.APPROVE, *ids[:36])
    room.decide(Verdict.REJECT, *ids[36:], reason="off_topic")
    room.later()
    look = room.desk.second_look.order("Hoa", plan(room, 100, least=2))

    with room.store.read() as reading:
        entries = reading.ledger_entries(0, 10_000)
        kept = reading.looks.drawn(look.order)
    ordered = next(one for one in entries if one.seq == look.order)
    assert look.seed == ordered.hash
    candidates = [
        Candidate(one.seq, one.hash, Verdict(one.verdict or ""))
        for one in entries
        if one.kind == "decision" and one.seq < look.order
    ]
    drawn, strata = draw(ordered.hash, candidates, 100, 2)
    assert kept == (drawn, strata)
    assert [one.drawn for one in strata] == [4, 2, 0]
    assert room.desk.second_look.sheet("Hoa").left == 6


def test_nobody_reads_their_own_and_nothing_tells_who_or_what(room: Newsroom) -> None:
    ids = decided(room)
    look = room.desk.second_look.order("Hoa", plan(room))

    sheet = room.desk.second_look.sheet("Lan")

    assert (sheet.left, sheet.own, sheet.answered) == (2, 4, 0)
    assert [room.desk.second_look.waiting(who) for who in ("Lan", "Nam", "Hoa")] == [2, 4, 6]
    assert sheet.item is not None
    assert sheet.item.comment_id in {ids["e"], ids["f"]}
    said = repr(sheet.item)
    assert "Nam" not in said
    assert "approve" not in said.lower()
    with room.store.read() as reading:
        drawn = reading.looks.drawn(look.order)
        assert drawn is not None
        made = reading.looks.made(drawn[0])
    own = next(seq for seq, one in made.items() if one.actor == "Lan")
    with pytest.raises(DecisionError):
        room.desk.second_look.answer("Lan", look.order, own, Opinion.APPROVE)
    with pytest.raises(DecisionError):  # a name written otherwise is the same person
        room.desk.second_look.answer(" Lan ", look.order, own, Opinion.APPROVE)


def test_the_comment_is_shown_as_it_was(newsroom: Newsroom) -> None:
    room = newsroom
    parent = room.post("Ai xây cầu này?", name="Hỏi")
    comment = room.post("Công ty nọ xây", name="Đáp", parent=room.remote(parent))
    room.decide(Verdict.APPROVE, parent, actor="Hoa")
    room.decide(Verdict.APPROVE, comment, text="Một công ty xây", actor="Lan")
    room.later()
    room.site.clock += timedelta(days=3650) // timedelta(seconds=1)
    room.post("Cảm ơn", name="Sau", parent=room.remote(parent))
    room.desk.second_look.order("Hoa", plan(room))

    item = room.desk.second_look.sheet("Hoa").item

    assert item is not None
    assert (item.text, item.name) == ("Công ty nọ xây", "Đáp")
    assert [(one.author, one.text, one.current) for one in item.thread] == [
        ("Hỏi", "Ai xây cầu này?", False),
        ("Đáp", "Công ty nọ xây", True),
    ]


def test_findings_can_be_hidden(newsroom: Newsroom) -> None:
    room = newsroom
    shouting = room.post("CẦU NÀY PHẢI XÂY LẠI NGAY LẬP TỨC CHO DÂN ĐI LẠI")
    room.decide(Verdict.APPROVE, shouting)
    room.later()
    desk = room.desk.second_look

    desk.order("Hoa", plan(room))
    shown = desk.sheet("Hoa").item
    desk.order("Hoa", plan(room, hide_findings=True))
    hidden = desk.sheet("Hoa").item

    assert shown is not None
    assert hidden is not None
    assert [one.kind for one in shown.findings] == [one.kind for one in room.row(shouting).findings]
    assert hidden.findings == ()


def test_leave_and_go_on_later_and_two_readers(room: Newsroom) -> None:
    decided(room)
    desk = room.desk.second_look
    look = desk.order("Hoa", plan(room))
    first = desk.sheet("Hoa")
    same = desk.sheet("Minh")
    assert first.item is not None
    assert first.item == same.item

    assert desk.answer("Hoa", look.order, first.item.of, Opinion.APPROVE)
    assert not desk.answer("Minh", look.order, first.item.of, Opinion.REJECT, "off_topic")

    again = desk.sheet("Hoa")
    assert (again.answered, again.left) == (1, 5)
    assert again.item is not None
    assert again.item.of != first.item.of
    # One's own answer may be read and given again; another's may not.
    assert desk.sheet("Hoa", again=first.item.of).item == first.item
    assert desk.sheet("Minh", again=first.item.of).item == again.item
    assert desk.answer("Hoa", look.order, first.item.of, Opinion.UNSURE)
    found = desk.result("Hoa")
    assert found is not None
    assert (found.answered, found.unsure) == (1, 1)


def test_what_was_undone_or_decided_again_is_not_drawn_twice(room: Newsroom) -> None:
    one, two = room.post("Một"), room.post("Hai")
    undone = room.decide(Verdict.SPAM, one).decision
    room.desk.undo("Lan", undone)
    room.decide(Verdict.REJECT, two, reason="off_topic")
    room.decide(Verdict.APPROVE, two)
    room.later()

    found = room.desk.second_look.foresee(plan(room))
    assert [(one.verdict, one.decisions) for one in found] == [
        (Verdict.APPROVE, 1),
        (Verdict.REJECT, 0),
        (Verdict.SPAM, 0),
    ]
    room.desk.second_look.order("Hoa", plan(room))
    item = room.desk.second_look.sheet("Hoa").item
    assert item is not None
    assert item.comment_id == two


def test_only_the_time_asked_for_counts(newsroom: Newsroom) -> None:
    room = newsroom
    old = room.post("Cũ")
    room.decide(Verdict.APPROVE, old)
    room.clock.forward(days=30)
    new = room.post("Mới")
    room.decide(Verdict.APPROVE, new)
    room.clock.forward(minutes=1)

    room.desk.second_look.order("Hoa", plan(room))

    sheet = room.desk.second_look.sheet("Hoa")
    assert sheet.item is not None
    assert (sheet.left, sheet.item.comment_id) == (1, new)


def test_a_time_that_still_runs_ends_with_the_order(room: Newsroom) -> None:
    ids = decided(room)
    running = plan(room).until + timedelta(days=3)
    look = room.desk.second_look.order("Hoa", replace(plan(room), until=running))
    assert look.plan.until == room.clock()
    late = room.post("Ý kiến sau khi đặt")
    room.decide(Verdict.APPROVE, late)
    room.clock.forward(days=1)
    approve: tuple[Opinion, str | None] = (Opinion.APPROVE, None)
    opinions = dict.fromkeys((*ids.values(), late), approve)
    assert sorted(read_all(room, "Hoa", opinions)) == sorted(ids.values())


def test_a_purge_takes_it_out(room: Newsroom) -> None:
    ids = decided(room)
    room.desk.second_look.order("Hoa", plan(room))
    seqs = [
        row.seq
        for row in room.desk.log(LogQuery())
        if row.kind == "decision" and row.comment_id == ids["a"]
    ]
    room.desk.people.purge("Hoa", seqs, "theo yêu cầu của bạn đọc")

    sheet = room.desk.second_look.sheet("Hoa")

    assert (sheet.left, sheet.gone) == (5, 1)
    assert room.desk.second_look.waiting("Hoa") == 5


def test_it_is_the_chiefs_and_ends_with_a_share_of_nothing(newsroom: Newsroom) -> None:
    room = newsroom
    decided(room)
    desk = room.desk.second_look
    assert desk.look() is None
    assert desk.waiting("Hoa") == 0
    assert desk.sheet("Hoa").look is None
    room.desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    with pytest.raises(NotAllowed):
        desk.order("Lan", plan(room))
    with pytest.raises(NotAllowed):
        desk.result("Lan")

    look = desk.order("Hoa", plan(room))
    item = desk.sheet("Lan").item
    assert item is not None
    desk.order("Hoa", plan(room, 0))

    assert desk.look() is None
    assert desk.result("Hoa") is None
    with pytest.raises(DecisionError):
        desk.answer("Lan", look.order, item.of, Opinion.APPROVE)


def test_what_makes_no_sense_is_refused(newsroom: Newsroom) -> None:
    room = newsroom
    decided(room)
    desk = room.desk.second_look
    now = room.clock()
    for wrong in (
        LookPlan(1001, now - timedelta(days=1), now),
        LookPlan(-1, now - timedelta(days=1), now),
        LookPlan(10, now, now - timedelta(days=1)),
        LookPlan(10, now - timedelta(days=90), now - timedelta(days=60)),
    ):
        with pytest.raises(DecisionError):
            desk.order("Hoa", wrong)
    look = desk.order("Hoa", plan(room))
    item = desk.sheet("Hoa").item
    assert item is not None
    for reason in (None, "no such reason"):
        with pytest.raises(DecisionError):
            desk.answer("Hoa", look.order, item.of, Opinion.REJECT, reason)
    assert desk.sheet("Hoa").answered == 0
