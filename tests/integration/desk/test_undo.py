from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.errors import DecisionError, Unreachable
from moderator.model import DeliveryState, RemoteState, State, Verdict

if TYPE_CHECKING:
    from tests.desks import Newsroom

DECIDED = [Verdict.APPROVE, Verdict.REJECT, Verdict.SPAM, Verdict.HOLD, Verdict.CHIEF]


@pytest.mark.parametrize("verdict", DECIDED)
def test_undo_within_the_window_cancels_and_the_site_never_hears(
    newsroom: Newsroom, verdict: Verdict
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(verdict, comment)
    undone = newsroom.desk.undo("Lan")
    assert undone.comments == (comment,)
    assert undone.queued == 0
    assert newsroom.row(comment).state is State.PENDING
    newsroom.later()
    newsroom.later(minutes=5)
    assert newsroom.site.effects == []


@pytest.mark.parametrize("verdict", [Verdict.APPROVE, Verdict.REJECT, Verdict.SPAM])
def test_undo_after_the_site_was_told_brings_the_site_back(
    newsroom: Newsroom, verdict: Verdict
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(verdict, comment)
    newsroom.later()
    undone = newsroom.desk.undo("Lan")
    assert (undone.cancelled, undone.queued) == (0, 1)
    assert newsroom.row(comment).state is State.PENDING
    newsroom.later()
    assert newsroom.site.comments[newsroom.remote(comment)].state is RemoteState.PENDING
    newsroom.later()
    assert newsroom.row(comment).state is State.PENDING


def test_undoing_a_mended_approval_gives_the_reader_their_words_back(newsroom: Newsroom) -> None:
    comment = newsroom.post("cau nay di duoc chua a", name="binh")
    newsroom.decide(Verdict.APPROVE, comment, text="Cầu này đi được chưa ạ?", name="Bình")
    newsroom.later()
    newsroom.desk.undo("Lan")
    newsroom.later()
    back = newsroom.site.comments[newsroom.remote(comment)]
    assert (back.state, back.text, back.author.name) == (
        RemoteState.PENDING,
        "cau nay di duoc chua a",
        "binh",
    )


def test_undo_goes_several_steps_back_and_then_says_there_is_nothing(newsroom: Newsroom) -> None:
    comments = [newsroom.post(f"Ý kiến thứ {number}") for number in range(3)]
    for comment in comments:
        newsroom.decide(Verdict.REJECT, comment)
    assert [newsroom.desk.undo("Lan").comments for _ in comments] == [
        (comment,) for comment in reversed(comments)
    ]
    assert newsroom.pending() == comments
    with pytest.raises(DecisionError):
        newsroom.desk.undo("Lan")


def test_undo_is_each_persons_own(newsroom: Newsroom) -> None:
    first, second = newsroom.post("Ý kiến một"), newsroom.post("Ý kiến hai")
    newsroom.decide(Verdict.REJECT, first, actor="Lan")
    newsroom.decide(Verdict.REJECT, second, actor="Minh")
    assert newsroom.desk.undo("Lan").comments == (first,)
    assert newsroom.row(second).state is State.REJECTED


def test_undo_of_a_bulk_leaves_what_was_decided_again(newsroom: Newsroom) -> None:
    comments = [newsroom.post(f"Ý kiến thứ {number}") for number in range(3)]
    bulk = newsroom.decide(Verdict.SPAM, *comments)
    newsroom.decide(Verdict.APPROVE, comments[1], actor="Minh")
    undone = newsroom.desk.undo("Lan", bulk.decision)
    assert sorted(undone.comments) == [comments[0], comments[2]]
    assert newsroom.row(comments[1]).state is State.APPROVED
    assert "1 giữ nguyên" in undone.words.vi


def test_undoable_names_the_comment_it_would_undo(newsroom: Newsroom) -> None:
    assert newsroom.desk.undoable("Lan") is None
    comment = newsroom.post("Một ý kiến dễ nhớ", name="Bạn Hoa")
    newsroom.decide(Verdict.REJECT, comment)
    undoable = newsroom.desk.undoable("Lan")
    assert undoable is not None
    assert (undoable.verdict, undoable.comments, undoable.author) == (
        Verdict.REJECT,
        (comment,),
        "Bạn Hoa",
    )
    assert undoable.excerpt.startswith("Một ý kiến dễ nhớ")
    assert not undoable.sent
    newsroom.later()
    undoable = newsroom.desk.undoable("Lan")
    assert undoable is not None
    assert undoable.sent


def test_an_undone_decision_is_not_undone_again(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    decided = newsroom.decide(Verdict.REJECT, comment)
    newsroom.desk.undo("Lan", decided.decision)
    with pytest.raises(DecisionError):
        newsroom.desk.undo("Lan", decided.decision)


def test_a_comment_the_reader_changed_after_the_decision_is_not_undone(newsroom: Newsroom) -> None:
    comment = newsroom.post("Lời ban đầu")
    newsroom.decide(Verdict.REJECT, comment)
    newsroom.later()
    newsroom.site.change(
        newsroom.remote(comment), text="Lời mới của tôi", state=RemoteState.PENDING
    )
    newsroom.round()
    assert newsroom.row(comment).state is State.PENDING
    assert newsroom.row(comment).delivery is not DeliveryState.WAITING
    newsroom.later()
    assert newsroom.site.comments[newsroom.remote(comment)].text == "Lời mới của tôi"


def test_an_undone_hold_goes_back_to_where_it_was(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.HOLD, comment)
    newsroom.decide(Verdict.CHIEF, comment, note="nhờ chị xem")
    newsroom.desk.undo("Lan")
    assert newsroom.row(comment).state is State.HELD


@pytest.mark.parametrize("second", [Verdict.REJECT, Verdict.SPAM, Verdict.HOLD, Verdict.CHIEF])
@pytest.mark.parametrize("sent", [False, True], ids=["unsent", "sent"])
def test_undoing_a_change_of_mind_carries_out_the_first_decision(
    newsroom: Newsroom, second: Verdict, *, sent: bool
) -> None:
    comment = newsroom.post("cau da mo lai chua")
    newsroom.decide(Verdict.APPROVE, comment, text="Cầu đã mở lại chưa?")
    newsroom.decide(second, comment, actor="Minh")
    if sent:
        newsroom.later()
    newsroom.desk.undo("Minh")
    assert newsroom.row(comment).state is State.APPROVED
    newsroom.later()
    published = newsroom.site.comments[newsroom.remote(comment)]
    assert (published.state, published.text) == (RemoteState.APPROVED, "Cầu đã mở lại chưa?")
    newsroom.desk.undo("Lan")
    newsroom.later()
    back = newsroom.site.comments[newsroom.remote(comment)]
    assert (back.state, back.text) == (RemoteState.PENDING, "cau da mo lai chua")


def test_returning_a_comment_in_doubt_twice_over_still_tells_the_site(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.site.trouble("deliver", Unreachable("reply lost"), after=True)
    newsroom.later()
    newsroom.decide(Verdict.CHIEF, comment)
    newsroom.decide(Verdict.RETURN, comment)
    for _ in range(3):
        newsroom.later(minutes=1)
    assert newsroom.site.comments[newsroom.remote(comment)].state is RemoteState.PENDING
    assert newsroom.row(comment).state is State.PENDING


def test_an_undo_that_a_later_decision_cancelled_is_made_good_when_that_is_undone(
    newsroom: Newsroom,
) -> None:
    comment = newsroom.post("Một ý kiến")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.later()
    newsroom.desk.undo("Lan")
    newsroom.decide(Verdict.SPAM, comment)
    newsroom.desk.undo("Lan")
    assert newsroom.row(comment).state is State.PENDING
    newsroom.later()
    assert newsroom.site.comments[newsroom.remote(comment)].state is RemoteState.PENDING


def test_recent_decisions_say_what_undo_would_do_and_any_of_them_is_undone(
    newsroom: Newsroom,
) -> None:
    sent, again, waiting = (newsroom.post(f"Ý kiến {number}") for number in range(3))
    newsroom.decide(Verdict.SPAM, sent)
    newsroom.decide(Verdict.HOLD, again)
    newsroom.later(hours=5)
    newsroom.decide(Verdict.APPROVE, again, actor="Minh")
    newsroom.decide(Verdict.REJECT, waiting)
    found = newsroom.desk.recent("Lan")
    assert [one.comments for one in found] == [(waiting,), (again,), (sent,)]
    assert [(one.sent, one.possible) for one in found] == [
        (False, True),
        (False, False),
        (True, True),
    ]
    assert [one.actor for one in newsroom.desk.recent()] == ["Lan", "Minh", "Lan", "Lan"]
    assert len(newsroom.desk.recent(limit=2)) == 2
    undone = newsroom.desk.undo("Lan", found[2].decision)
    assert (undone.comments, undone.queued) == ((sent,), 1)
    assert [one.comments for one in newsroom.desk.recent("Lan")] == [(waiting,), (again,)]
    newsroom.check()


def test_undo_goes_back_step_by_step_hours_later(newsroom: Newsroom) -> None:
    comments = [newsroom.post(f"Ý kiến {number}") for number in range(4)]
    for comment in comments:
        newsroom.decide(Verdict.SPAM, comment)
    newsroom.later(hours=7)
    back = [newsroom.desk.undo("Lan").comments[0] for _ in comments]
    assert back == comments[::-1]
    newsroom.later()
    assert newsroom.pending() == comments
    assert {one.state for one in newsroom.site.comments.values()} == {RemoteState.PENDING}


def test_undoing_brings_back_the_unfinished_edit_that_the_decision_dropped(room: Newsroom) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    version = room.row(comment).version_id
    room.desk.save_draft(comment, version, "Cầu này đã đi được chưa?", "Bạn đọc")
    room.decide(Verdict.REJECT, comment, reason=None)
    assert room.desk.draft(comment) is None
    room.desk.undo("Lan")
    draft = room.desk.draft(comment)
    assert draft is not None
    assert (draft.version_id, draft.text, draft.name) == (
        version,
        "Cầu này đã đi được chưa?",
        "Bạn đọc",
    )
    room.desk.save_draft(comment, version, "Bản mới", "Bạn đọc")
    room.decide(Verdict.SPAM, comment)
    room.desk.save_draft(comment, version, "Bản mới hơn", "Bạn đọc")
    room.desk.undo("Lan")
    newest = room.desk.draft(comment)
    assert newest is not None
    assert newest.text == "Bản mới hơn"
    room.check()
