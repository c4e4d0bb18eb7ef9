"""What the chief holds: no moderator approves past it, whichever way they try."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.desk import sweep
from moderator.errors import DecisionError, NotAllowed
from moderator.model import (
    Barrier,
    Decision,
    DeliveryState,
    ItemResult,
    LogQuery,
    Query,
    RemoteState,
    Role,
    State,
    Verdict,
)
from moderator.model.article import Handling
from moderator.model.holding import HeldPlace
from moderator.model.hours import Hours
from tests.flaky_site import ARTICLE
from tests.rules_desk import HOLD, never, quietly, save

if TYPE_CHECKING:
    from moderator.model import Decided
    from tests.desks import Newsroom

SECTION = HeldPlace(section=ARTICLE.section)
CHIEF = "Trưởng ban"


@pytest.fixture
def held(room: Newsroom) -> Newsroom:
    """A desk with a chief."""
    room.desk.people.set_role(CHIEF, CHIEF, Role.CHIEF)
    return room


def refusal(decided: Decided) -> str:
    assert decided.decision is None
    assert [item.result for item in decided.items] == [ItemResult.IMPOSSIBLE]
    assert decided.items[0].words is not None
    return decided.items[0].words.vi


def test_a_held_section_passes_what_waits_and_what_comes_to_the_chief(held: Newsroom) -> None:
    before = held.post("Cầu này đi được chưa ạ")
    assert held.desk.holding.hold(CHIEF, SECTION, "chờ ban biên tập").changed
    assert not held.desk.holding.hold(CHIEF, SECTION).changed
    assert held.row(before).state is State.PENDING
    assert held.row(before).place_held
    assert "chờ ban biên tập" in refusal(held.decide(Verdict.APPROVE, before))
    assert held.desk.holding.settle(SECTION) == 1
    after = held.post("Còn tôi thì đi đò")
    assert {held.row(one).state for one in (before, after)} == {State.CHIEF}
    row = held.desk.log(LogQuery())[-1]
    assert (row.kind, row.actor, row.note) == ("held", CHIEF, "chờ ban biên tập")
    said = refusal(held.decide(Verdict.APPROVE, after))
    assert CHIEF in said
    assert ARTICLE.section in said
    assert held.decide(Verdict.REJECT, after, reason=None).decision is not None
    assert held.decide(Verdict.APPROVE, before, actor=CHIEF).decision is not None
    held.later()
    assert held.site.comments[held.remote(before)].state is RemoteState.APPROVED


def test_lifting_a_hold_gives_back_what_it_alone_kept(held: Newsroom) -> None:
    save(held, HOLD)
    article = held.row(held.post("đầu tiên")).article_id
    place = HeldPlace(article_id=article)
    held.desk.holding.hold(CHIEF, place)
    held.desk.holding.hold(CHIEF, SECTION)
    plain, ruled = held.post("thứ hai"), held.post("kiện cáo")
    passed = held.post("thứ ba")
    held.decide(Verdict.CHIEF, passed, note="xem giúp")
    held.desk.holding.lift(CHIEF, SECTION)
    held.desk.holding.settle(SECTION)
    assert held.row(plain).state is State.CHIEF
    assert held.row(plain).place_held
    assert [one.place for one in held.desk.holding.in_force()] == [place]
    held.desk.holding.lift(CHIEF, place)
    assert held.desk.holding.settle(place) == 2
    states = [held.row(one).state for one in (plain, ruled, passed)]
    assert states == [State.PENDING, State.CHIEF, State.CHIEF]
    assert not held.row(plain).place_held
    assert held.desk.holding.in_force() == ()
    assert held.decide(Verdict.APPROVE, plain).decision is not None


def test_what_the_chief_gave_back_and_took_back_is_held_again(held: Newsroom) -> None:
    waiting = held.post("Cầu này đi được chưa ạ")
    held.desk.holding.hold(CHIEF, SECTION)
    held.desk.holding.settle(SECTION)
    back = held.decide(Verdict.RETURN, waiting, actor=CHIEF)
    held.desk.undo(CHIEF, back.decision)
    assert held.row(waiting).state is State.CHIEF
    assert ARTICLE.section in refusal(held.decide(Verdict.APPROVE, waiting))


def test_what_the_reader_wrote_after_it_was_given_back_is_held_again(held: Newsroom) -> None:
    waiting = held.post("Cầu này đi được chưa ạ")
    held.desk.holding.hold(CHIEF, SECTION)
    held.desk.holding.settle(SECTION)
    held.decide(Verdict.RETURN, waiting, actor=CHIEF)
    held.site.change(held.remote(waiting), text="Cầu này sắp sập rồi")
    held.clock.forward(minutes=1)
    held.round(reconcile=True)
    assert held.row(waiting).text == "Cầu này sắp sập rồi"
    assert held.row(waiting).state is State.CHIEF
    assert ARTICLE.section in refusal(held.decide(Verdict.APPROVE, waiting))


def test_what_a_rule_catches_in_the_edit_of_what_was_given_back_goes_to_the_chief(
    held: Newsroom,
) -> None:
    save(held, HOLD)
    waiting = held.post("Cầu này đi được chưa ạ")
    held.decide(Verdict.HOLD, waiting)
    held.decide(Verdict.RETURN, waiting)
    held.site.change(held.remote(waiting), text="Tôi sẽ kiện cáo đến cùng")
    held.clock.forward(minutes=1)
    held.round(reconcile=True)
    assert held.row(waiting).state is State.CHIEF
    kinds = [row.kind for row in held.desk.log(LogQuery()) if row.comment_id == waiting]
    assert kinds == ["decision", "decision", "returned", "watched"]
    with pytest.raises(DecisionError):
        held.desk.undo("An")
    with held.store.write() as writing:
        writing.rebuild()
    assert held.row(waiting).state is State.CHIEF
    assert held.decide(Verdict.APPROVE, waiting, actor=CHIEF).decision is not None


def test_a_rule_made_after_the_chief_gave_a_comment_back_binds_until_they_do_so_again(
    held: Newsroom,
) -> None:
    waiting = held.post("Tôi sẽ kiện cáo đến cùng")
    for passed in (False, True):
        held.decide(Verdict.CHIEF, waiting)
        held.decide(Verdict.RETURN, waiting, actor=CHIEF)
        if not passed:
            save(held, HOLD)
            held.desk.rulekeeping.recheck(quietly, never)
            assert HOLD.name in refusal(held.decide(Verdict.APPROVE, waiting))
    asked = held.decide(Verdict.APPROVE, waiting)
    assert {one.code for one in asked.questions} <= {"watched"}
    sure = frozenset({"watched"})
    assert held.decide(Verdict.APPROVE, waiting, confirmed=sure).decision is not None
    held.later()
    assert held.site.comments[held.remote(waiting)].state is RemoteState.APPROVED


@pytest.mark.parametrize("section", ["", " \t"])
def test_no_place_is_not_held(held: Newsroom, section: str) -> None:
    with pytest.raises(DecisionError) as told:
        held.desk.holding.hold(CHIEF, HeldPlace(section=section))
    assert "Hãy cho tên một chuyên mục" in told.value.words("vi")
    assert held.desk.holding.in_force() == ()


def test_an_article_that_is_not_known_is_not_held(held: Newsroom) -> None:
    with pytest.raises(DecisionError):
        held.desk.holding.hold(CHIEF, HeldPlace(article_id=999))
    assert held.desk.holding.in_force() == ()


def test_what_waits_follows_its_article_out_of_a_held_section_and_into_it(held: Newsroom) -> None:
    waiting = held.post("Cầu này đi được chưa ạ")
    other = held.post("Còn tôi thì đi đò")
    held.desk.holding.hold(CHIEF, SECTION)
    held.desk.holding.settle(SECTION)
    for section, state in ((f"{ARTICLE.section} khác", State.PENDING), (None, State.CHIEF)):
        held.site.set_article(replace(ARTICLE, section=section or ARTICLE.section))
        held.clock.forward(minutes=1)
        held.round(reconcile=True)
        assert {held.row(one).state for one in (waiting, other)} == {state}


def test_the_log_tells_what_the_chief_set(held: Newsroom) -> None:
    place = HeldPlace(article_id=held.row(held.post("một")).article_id)
    held.desk.holding.hold(CHIEF, SECTION, "chờ ban biên tập")
    held.desk.holding.lift(CHIEF, SECTION)
    held.desk.holding.hold(CHIEF, place)
    held.desk.publishing.set_hours(CHIEF, held.site_id, Hours(6 * 60, 22 * 60 + 30, "UTC"))
    held.desk.publishing.set_hours(CHIEF, held.site_id, None)
    told = [(row.kind, row.article, row.note) for row in held.desk.log(LogQuery())[1:]]
    assert told == [
        ("hold", "", f"giữ chuyên mục {ARTICLE.section}; chờ ban biên tập"),
        ("hold", "", f"bỏ giữ chuyên mục {ARTICLE.section}"),
        ("hold", ARTICLE.title, "giữ bài"),
        ("hours", "", "06:00-22:30, UTC"),
        ("hours", "", "đăng lúc nào cũng được"),
    ]


def test_what_was_left_half_done_is_finished_by_the_next_start(held: Newsroom) -> None:
    waiting = held.post("Cầu này đi được chưa ạ")
    assert held.desk.holding.settle_all() == 0
    held.desk.holding.hold(CHIEF, SECTION)
    held.desk.holding.settle(SECTION, stop=lambda: True)
    assert held.row(waiting).state is State.PENDING
    assert held.desk.holding.settle_all() == 1
    held.desk.holding.lift(CHIEF, SECTION)
    assert held.desk.holding.settle_all() == 1
    assert held.row(waiting).state is State.PENDING


def test_of_several_holds_that_were_not_carried_out_each_is_finished(held: Newsroom) -> None:
    other = replace(ARTICLE, remote_id="8", section="Xã hội", url="http://127.0.0.1/bai-8.html")
    let_go = held.post("Cầu này đi được chưa ạ")
    held.desk.holding.hold(CHIEF, SECTION)
    held.desk.holding.settle(SECTION)
    remote = [held.site.post(text, article=other) for text in ("một", "hai")]
    held.round()
    one, two = (held.id(each) for each in remote)
    place = HeldPlace(article_id=held.row(one).article_id)
    held.desk.holding.lift(CHIEF, SECTION)
    held.desk.holding.hold(CHIEF, place)
    held.desk.holding.hold(CHIEF, HeldPlace(section="Nơi không có gì"))
    assert {held.row(each).state for each in (one, two)} == {State.PENDING}
    assert held.desk.holding.settle_all() == 3
    assert [held.row(each).state for each in (one, two, let_go)] == [
        State.CHIEF,
        State.CHIEF,
        State.PENDING,
    ]
    assert held.desk.holding.settle_all() == 0


def test_an_unsent_approval_is_stopped_when_a_hold_comes(held: Newsroom) -> None:
    waiting = held.post("Cầu này đi được chưa ạ")
    held.decide(Verdict.APPROVE, waiting)
    done = held.desk.holding.hold(CHIEF, SECTION, "chờ")
    assert done.stopping.stopped == (waiting,)
    assert held.row(waiting).state is State.CHIEF
    detail = held.desk.open(waiting)
    assert detail is not None
    assert detail.stopped is not None
    assert (detail.stopped.approved_by, detail.stopped.by) == ("Lan", CHIEF)
    assert detail.stopped.barrier is Barrier.SECTION
    held.later()
    assert held.site.comments[held.remote(waiting)].state is RemoteState.PENDING


def test_one_that_was_being_sent_is_asked_about_before_it_goes_again(held: Newsroom) -> None:
    waiting = held.post("Cầu này đi được chưa ạ")
    held.decide(Verdict.APPROVE, waiting)
    held.clock.forward(minutes=1)
    with held.store.write() as writing:
        (leased,) = writing.lease_due(held.site_id, "other", held.clock(), 10)
    assert held.desk.holding.hold(CHIEF, SECTION).stopping.under_way == (waiting,)
    with held.store.write() as writing:
        writing.unsent(leased)
    held.later()
    assert held.row(waiting).state is State.CHIEF
    assert held.row(waiting).delivery is None
    assert held.site.effects == []


def test_no_way_round_a_hold(held: Newsroom) -> None:
    first, second, third = (held.post(f"Ý kiến {one}") for one in range(3))
    held.decide(Verdict.APPROVE, third)
    held.later()
    taken_back = held.decide(Verdict.REJECT, third)
    held.later()
    held.desk.holding.hold(CHIEF, SECTION)
    held.desk.holding.settle(SECTION)
    assert "trưởng ban" in refusal(held.decide(Verdict.APPROVE, first, text="Đã sửa"))
    moderators = sweep.gather(held.desk, Query(state=State.CHIEF), _approval(first, "Lan"))
    swept = sweep.carry_out(held.desk, moderators, quietly, never)
    assert swept.results == {ItemResult.IMPOSSIBLE: 2}
    with pytest.raises(NotAllowed) as error:
        held.desk.undo("Lan", taken_back.decision)
    assert CHIEF in error.value.words("vi")
    assert held.row(third).state is State.REJECTED
    # A moderator who returns it to the queue does not free it; the chief does.
    held.decide(Verdict.RETURN, first)
    refusal(held.decide(Verdict.APPROVE, first))
    held.decide(Verdict.RETURN, second, actor=CHIEF)
    assert held.decide(Verdict.APPROVE, second).decision is not None
    held.later()
    assert held.row(second).delivery is DeliveryState.DELIVERED
    undone = held.desk.undo(CHIEF, taken_back.decision)
    assert undone.comments == (third,)


def test_a_moderator_undoes_what_is_theirs_and_the_rest_is_told(held: Newsroom) -> None:
    first, second = held.post("Ý kiến một"), held.post("Ý kiến hai", name="Khác")
    held.decide(Verdict.APPROVE, first)
    held.later()
    both = held.decide(Verdict.REJECT, first, second)
    held.later()
    held.desk.holding.hold(CHIEF, SECTION)
    undone = held.desk.undo("Lan", both.decision)
    assert undone.comments == (second,)
    assert "1 giữ nguyên vì chỉ trưởng ban duyệt được" in undone.words.vi
    assert held.row(first).state is State.REJECTED


def test_a_conflict_is_not_sent_again_past_a_hold(held: Newsroom) -> None:
    comment = held.post("Cầu này đi được chưa ạ")
    held.decide(Verdict.APPROVE, comment)
    held.site.change(held.remote(comment), text="Tôi đã sửa")
    held.later()
    held.clock.forward(seconds=1)
    if held.row(comment).state is not State.CONFLICT:
        pytest.fail("the site kept the reader's edit to itself")
    held.desk.holding.hold(CHIEF, SECTION)
    with pytest.raises(NotAllowed):
        held.desk.resolve(comment, "Lan", "mine")
    assert held.desk.resolve(comment, CHIEF, "mine")


def test_a_rule_that_holds_binds_a_moderator_and_stops_what_is_unsent(held: Newsroom) -> None:
    early = held.post("Tôi sẽ kiện cáo tới cùng")
    held.decide(Verdict.APPROVE, early)
    save(held, HOLD)
    assert held.desk.rulekeeping.recheck_waiting() == 1
    held.desk.rulekeeping.recheck()
    assert held.row(early).state is State.CHIEF
    late = held.post("kiện cáo")
    assert "Chờ xem" in refusal(held.decide(Verdict.APPROVE, late))
    other = held.post("hiền lành")
    assert "Chờ xem" in refusal(held.decide(Verdict.APPROVE, other, text="kiện cáo"))
    assert held.decide(Verdict.APPROVE, late, actor=CHIEF).decision is not None


def test_only_the_chief_holds(held: Newsroom) -> None:
    with pytest.raises(NotAllowed) as error:
        held.desk.holding.hold("Lan", SECTION)
    assert "dành cho trưởng ban" in error.value.words("vi")
    assert held.desk.holding.in_force() == ()


def test_without_a_chief_a_hold_asks(room: Newsroom) -> None:
    room.desk.holding.hold("Lan", SECTION, "xem kỹ")
    comment = room.post("Cầu này đi được chưa ạ")
    assert room.row(comment).state is State.CHIEF
    room.decide(Verdict.RETURN, comment)
    assert room.decide(Verdict.APPROVE, comment).decision is not None
    late = room.post("Còn tôi thì đi đò")
    room.decide(Verdict.APPROVE, late)
    room.later()
    assert room.row(late).delivery is DeliveryState.DELIVERED


def _approval(comment: int, actor: str) -> Decision:
    return Decision(Verdict.APPROVE, (comment,), actor)


def test_under_the_chiefs_article_what_was_decided_before_is_undone_unless_that_publishes(
    held: Newsroom,
) -> None:
    approved, removed, waiting = (held.post(text) for text in ("một", "hai", "ba"))
    for one in (approved, removed):
        held.decide(Verdict.APPROVE, one)
    held.later()
    down = held.decide(Verdict.TAKEDOWN, removed, ordered_by="Sở", document="12/QĐ")
    passed = held.decide(Verdict.REJECT, waiting, reason=None)
    held.later()
    article = held.row(approved).article_id
    held.desk.articles.handle(CHIEF, article, Handling.CHIEF)
    with pytest.raises(NotAllowed):
        held.desk.undo("Lan", down.decision)
    assert held.desk.undo("Lan", passed.decision).comments == (waiting,)
    first = held.desk.recent("Lan")[-1]
    assert first.comments == (approved,)
    assert held.desk.undo("Lan", first.decision).comments == (approved,)
    held.later()
    shown = [held.site.comments[held.remote(one)].state for one in (approved, removed, waiting)]
    assert RemoteState.APPROVED not in shown


@pytest.mark.parametrize("verdict", [Verdict.APPROVE, Verdict.REJECT])
def test_under_the_chiefs_article_a_conflict_is_ended_unless_that_publishes(
    held: Newsroom, verdict: Verdict
) -> None:
    comment = held.post("cau nay di duoc chua")
    held.decide(verdict, comment)
    held.clock.forward(seconds=11)
    held.site.change(held.remote(comment), text="cau nay di duoc chua vay a")
    held.round()
    assert held.row(comment).state is State.CONFLICT
    held.desk.articles.handle(CHIEF, held.row(comment).article_id, Handling.CHIEF)
    if verdict is Verdict.APPROVE:
        with pytest.raises(NotAllowed):
            held.desk.resolve(comment, "Lan", "mine")
        assert held.desk.resolve(comment, "Lan", "theirs")
        assert held.row(comment).state is State.PENDING
    else:
        assert held.desk.resolve(comment, "Lan", "mine")
        assert held.row(comment).state is State.REJECTED
