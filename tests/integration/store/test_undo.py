from __future__ import annotations

import pytest
from msgspec.structs import replace

from moderator.model import Action, Decision, DeliveryState, RemoteState, State, Verdict
from moderator.store import Ruling
from tests.integration.store.newsroom import ALL, Newsroom, comment, site_info


def test_undo_within_the_window_sends_nothing(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(comment(1), comment(2))
    decision = newsroom.decide(Verdict.REJECT, *ids, reason="rude")
    with newsroom.store.read() as r:
        undoable = r.undoable()
    assert undoable is not None
    assert (undoable.decision, undoable.comments, undoable.sent) == (decision, ids, False)
    assert (undoable.author, undoable.excerpt) == ("Bạn đọc 1", "Ý kiến thứ 1")
    undone = newsroom.undo(decision)
    assert (undone.comments, undone.cancelled, undone.queued) == (ids, 2, 0)
    assert [newsroom.state(key) for key in ids] == [State.PENDING, State.PENDING]
    assert newsroom.lease(now=True) == ()
    with newsroom.store.read() as r:
        assert r.undoable() is None
    assert newsroom.undo(decision).comments == ()
    assert newsroom.sound()


def test_undo_keeps_the_edit_as_a_draft(newsroom: Newsroom) -> None:
    one, other = newsroom.arrive(comment(1, "Ban dau"), comment(2))
    edited = newsroom.decide(Verdict.APPROVE, one, text="Bản đầu")
    plain = newsroom.decide(Verdict.APPROVE, other)
    newsroom.undo(edited)
    newsroom.undo(plain)
    with newsroom.store.read() as r:
        kept, detail = r.draft(one), r.detail(one)
        assert r.draft(other) is None
    assert kept is not None
    assert detail is not None
    assert (kept.text, kept.name) == ("Bản đầu", "Bạn đọc 1")
    assert kept.version_id == detail.row.version_id


def test_undo_leaves_a_newer_draft_alone(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Ban dau"))
    decision = newsroom.decide(Verdict.APPROVE, key, text="Bản đầu")
    with newsroom.store.write() as w:
        w.save_draft(key, 1, "Bản nữa", "Bạn đọc 1")
    newsroom.undo(decision)
    with newsroom.store.read() as r:
        kept = r.draft(key)
    assert kept is not None
    assert kept.text == "Bản nữa"


def test_undo_after_delivery_sends_the_inverse_with_the_old_text(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Ban dau"))
    decision = newsroom.decide(Verdict.APPROVE, key, text="Bản đầu", name="Tên")
    newsroom.deliver()
    with newsroom.store.read() as r:
        undoable = r.undoable()
    assert undoable is not None
    assert (undoable.sent, undoable.possible) == (True, True)
    assert (undoable.decision, undoable.comments) == (decision, (key,))
    undone = newsroom.undo(decision)
    assert (undone.cancelled, undone.queued) == (0, 1)
    assert newsroom.state(key) is State.PENDING
    (leased,) = newsroom.lease()
    intent = leased.intent
    assert (intent.action, intent.text, intent.name) == (Action.RESTORE, "Ban dau", "Bạn đọc 1")
    assert intent.version == "2"
    newsroom.finish(leased, DeliveryState.DELIVERED, comment=newsroom.result(leased, "3"))
    assert newsroom.state(key) is State.PENDING
    with newsroom.store.read() as r:
        detail = r.detail(key)
    assert detail is not None
    assert detail.text == "Ban dau"
    assert newsroom.sound()


def test_undo_while_it_is_being_sent_waits_behind_it(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    decision = newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    assert newsroom.undo(decision).queued == 1
    assert newsroom.lease(now=True) == ()
    newsroom.finish(leased, DeliveryState.DELIVERED, comment=newsroom.result(leased))
    (inverse,) = newsroom.lease(now=True)
    assert (inverse.intent.action, inverse.intent.version) == (Action.RESTORE, "2")


def test_an_undo_behind_a_delivery_that_failed_has_nothing_to_do(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    decision = newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    newsroom.undo(decision)
    newsroom.finish(leased, DeliveryState.REFUSED, problem="no right")
    assert newsroom.lease(now=True) == ()
    assert newsroom.state(key) is State.PENDING
    assert newsroom.sound()


def test_what_was_undone_while_it_was_sent_is_not_sent_again(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    decision = newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    newsroom.undo(decision)
    newsroom.finish(leased, DeliveryState.DUE_AGAIN, problem="no answer")
    (inverse,) = newsroom.lease(now=True)
    assert inverse.intent.action is Action.RESTORE
    newsroom.finish(inverse, DeliveryState.ALREADY, comment=comment(1))
    assert newsroom.lease(now=True) == ()
    assert newsroom.state(key) is State.PENDING
    assert newsroom.sound()


def test_undoing_a_later_decision_keeps_the_mended_text_that_is_being_sent(
    newsroom: Newsroom,
) -> None:
    (key,) = newsroom.arrive(comment(1, "Ban dau"))
    newsroom.decide(Verdict.APPROVE, key, text="Bản đầu")
    (leased,) = newsroom.lease(now=True)
    newsroom.undo(newsroom.decide(Verdict.REJECT, key))
    newsroom.finish(leased, DeliveryState.DUE_AGAIN, problem="no answer")
    (again,) = newsroom.lease(now=True)
    assert (again.intent.action, again.intent.text) == (Action.APPROVE, "Bản đầu")
    newsroom.finish(again, DeliveryState.DELIVERED, comment=newsroom.result(again))
    assert newsroom.lease(now=True) == ()
    assert newsroom.state(key) is State.APPROVED
    assert newsroom.sound()


def test_an_undo_behind_a_delivery_that_surely_was_not_sent_has_nothing_to_do(
    newsroom: Newsroom,
) -> None:
    (key,) = newsroom.arrive(comment(1))
    decision = newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    newsroom.undo(decision)
    with newsroom.store.write() as w:
        assert w.unsent(leased)
    assert newsroom.lease(now=True) == ()
    assert newsroom.state(key) is State.PENDING
    assert newsroom.sound()


def test_an_undo_after_a_lost_answer_finds_its_own_earlier_attempt(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Ban dau"))
    decision = newsroom.decide(Verdict.APPROVE, key, text="Bản đầu")
    (leased,) = newsroom.lease(now=True)
    newsroom.finish(leased, DeliveryState.DUE_AGAIN, problem="no answer")
    undone = newsroom.undo(decision)
    assert (undone.cancelled, undone.queued) == (0, 1)
    (inverse,) = newsroom.lease(now=True)
    assert inverse.intent.version == "1"
    # The approval had got through after all: the site has another version than expected.
    newsroom.finish(inverse, DeliveryState.CONFLICT, comment=newsroom.result(leased, "2"))
    assert newsroom.state(key) is State.PENDING
    (again,) = newsroom.lease()
    assert (again.intent.action, again.intent.version) == (Action.RESTORE, "2")
    assert again.intent.text == "Ban dau"
    assert again.intent.key != inverse.intent.key
    assert newsroom.sound()


def test_comments_that_moved_since_are_left_alone(newsroom: Newsroom) -> None:
    one, two = newsroom.arrive(comment(1), comment(2))
    first = newsroom.decide(Verdict.HOLD, one, two)
    newsroom.decide(Verdict.APPROVE, two)
    undone = newsroom.undo(first)
    assert (undone.comments, undone.skipped) == ((one,), (two,))
    assert newsroom.state(two) is State.APPROVED


def test_undoing_the_later_decision_makes_the_earlier_one_undoable(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    first = newsroom.decide(Verdict.HOLD, key)
    second = newsroom.decide(Verdict.CHIEF, key, actor="Bình")
    with newsroom.store.read() as r:
        assert r.undoable("An") is None
    newsroom.undo(second)
    assert newsroom.state(key) is State.HELD
    with newsroom.store.read() as r:
        undoable = r.undoable("An")
    assert undoable is not None
    assert undoable.decision == first
    newsroom.undo(first)
    assert newsroom.state(key) is State.PENDING
    assert newsroom.sound()


def test_undo_says_when_the_site_has_no_way_back(newsroom: Newsroom) -> None:
    with newsroom.store.write() as w:
        w.update_site(newsroom.site_id, site_info(actions=ALL - {Action.RESTORE}))
    (key,) = newsroom.arrive(comment(1))
    decision = newsroom.decide(Verdict.SPAM, key)
    newsroom.deliver()
    with newsroom.store.read() as r:
        undoable = r.undoable()
    assert undoable is not None
    assert (undoable.sent, undoable.possible) == (True, False)
    assert newsroom.undo(decision).skipped == (key,)
    assert newsroom.state(key) is State.SPAM


def test_undoing_a_removal_publishes_again(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, state=RemoteState.APPROVED))
    decision = newsroom.decide(Verdict.TAKEDOWN, key, urgent=True, ordered_by="Ban biên tập")
    newsroom.deliver()
    newsroom.undo(decision)
    assert newsroom.state(key) is State.APPROVED
    (leased,) = newsroom.lease()
    assert leased.intent.action is Action.APPROVE


def edited_before_it_was_sent(newsroom: Newsroom, verdict: Verdict) -> tuple[int, str]:
    """Decide about a published comment whose reader edits before the site is told."""
    (key,) = newsroom.arrive(comment(1, "Ý cũ", state=RemoteState.APPROVED))
    decision = newsroom.decide(verdict, key)
    (leased,) = newsroom.lease(now=True)
    there = replace(newsroom.result(leased, "3"), text="Ý mới")
    newsroom.finish(leased, DeliveryState.ALREADY, comment=there)
    return key, decision


@pytest.mark.parametrize("verdict", [Verdict.RETURN, Verdict.TAKEDOWN])
def test_undo_never_publishes_a_text_that_nobody_here_has_read(
    newsroom: Newsroom, verdict: Verdict
) -> None:
    key, decision = edited_before_it_was_sent(newsroom, verdict)
    state = newsroom.state(key)
    assert state is (State.PENDING if verdict is Verdict.RETURN else State.TAKEN_DOWN)
    with newsroom.store.read() as r:
        (said,) = r.recent(None, 5)
        assert r.standings([key])[key].text == "Ý mới"
        assert [version.source for version in r.versions(key)] == ["reader", "reader"]
    assert (said.decision, said.possible) == (decision, False)
    assert "nobody here has read" in said.words.en
    undone = newsroom.undo(decision)
    assert (undone.comments, undone.queued, undone.skipped) == ((), 0, (key,))
    assert newsroom.state(key) is state
    assert newsroom.lease(now=True) == ()
    assert newsroom.sound()


def test_a_decision_made_meanwhile_is_not_carried_over_to_a_text_that_was_not_read(
    newsroom: Newsroom,
) -> None:
    (key,) = newsroom.arrive(comment(1, "Ý cũ", state=RemoteState.APPROVED))
    newsroom.decide(Verdict.RETURN, key)
    (leased,) = newsroom.lease(now=True)
    newsroom.decide(Verdict.APPROVE, key)
    there = replace(newsroom.result(leased, "3"), text="Ý mới")
    newsroom.finish(leased, DeliveryState.ALREADY, comment=there)
    assert newsroom.lease(now=True) == ()
    assert newsroom.state(key) is State.PENDING
    assert newsroom.sound()


def test_a_return_that_the_site_carried_out_is_taken_back(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, state=RemoteState.APPROVED))
    decision = newsroom.decide(Verdict.RETURN, key)
    newsroom.deliver()
    assert newsroom.undo(decision).queued == 1
    (leased,) = newsroom.lease()
    assert (leased.intent.action, leased.intent.version) == (Action.APPROVE, "2")
    assert newsroom.state(key) is State.APPROVED


def test_an_edit_that_the_site_altered_is_taken_back(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "Ban dau", state=RemoteState.APPROVED))
    with newsroom.store.write() as w:
        w.decide_apply(
            "edit",
            Decision(Verdict.APPROVE, (key,), "An", text="<b>Bản đầu</b>"),
            [
                Ruling(
                    key,
                    w.standings([key])[key].version_id,
                    State.APPROVED,
                    Action.EDIT,
                    "<b>Bản đầu</b>",
                )
            ],
            not_before=newsroom.clock(),
            urgent=False,
        )
    (leased,) = newsroom.lease(now=True)
    there = replace(newsroom.result(leased), text="Bản đầu")
    newsroom.finish(leased, DeliveryState.DELIVERED, comment=there, altered=True)
    assert newsroom.undo("edit").queued == 1
    (inverse,) = newsroom.lease(now=True)
    assert (inverse.intent.action, inverse.intent.text) == (Action.EDIT, "Ban dau")
