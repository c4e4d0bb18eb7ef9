"""What learning asks of the store: decisions that stand, and what the model says of who waits."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moderator.model import DeliveryState, FindingKind, Order, Query, State, Verdict
from moderator.store import Checked
from moderator.store.standing import with_learned
from tests.integration.store.newsroom import Newsroom, comment, finding

EVERYTHING = 100


def taught(room: Newsroom) -> dict[int, tuple[bool, str, str]]:
    with room.store.read() as r:
        found = r.newest_taught(r.learning().since, EVERYTHING)
        assert [one.seq for one in found] == sorted((one.seq for one in found), reverse=True)
        # Asked for one by one the answer is the same, and None for all others.
        with_ids = r.taught(range(1, 50), r.learning().since)
        assert {one for one in with_ids.values() if one is not None} == set(found)
    return {one.comment_id: (one.removed, one.text, one.name) for one in found}


def test_decisions_that_stand_teach_with_the_text_decided_on(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(*(comment(n, f"Ý kiến {n}") for n in range(1, 8)))
    verdicts = (
        Verdict.APPROVE,
        Verdict.REJECT,
        Verdict.SPAM,
        Verdict.TAKEDOWN,
        Verdict.HOLD,
        Verdict.CHIEF,
    )
    for verdict, key in zip(verdicts, ids, strict=False):
        newsroom.decide(verdict, key)
    assert taught(newsroom) == {
        ids[0]: (False, "Ý kiến 1", "Bạn đọc 1"),
        ids[1]: (True, "Ý kiến 2", "Bạn đọc 2"),
        ids[2]: (True, "Ý kiến 3", "Bạn đọc 3"),
        ids[3]: (True, "Ý kiến 4", "Bạn đọc 4"),
    }


def test_a_mended_text_teaches_as_it_was_mended(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1, "bai hay qua"))
    newsroom.decide(Verdict.APPROVE, key, text="Bài hay quá", name="Hạnh")
    assert taught(newsroom) == {key: (False, "Bài hay quá", "Hạnh")}
    newsroom.deliver()
    assert taught(newsroom) == {key: (False, "Bài hay quá", "Hạnh")}


def test_undo_and_a_newer_decision_unlearn(newsroom: Newsroom) -> None:
    first, second = newsroom.arrive(comment(1), comment(2))
    undone = newsroom.decide(Verdict.REJECT, first)
    newsroom.decide(Verdict.REJECT, second)
    newsroom.decide(Verdict.APPROVE, second)
    assert taught(newsroom)[second][0] is False
    newsroom.undo(undone)
    assert set(taught(newsroom)) == {second}


def test_an_undone_change_of_mind_teaches_the_first_decision_again(newsroom: Newsroom) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.REJECT, key)
    again = newsroom.decide(Verdict.APPROVE, key)
    newsroom.undo(again)
    assert taught(newsroom)[key][0] is True


def test_what_readers_or_others_change_later_teaches_no_more(newsroom: Newsroom) -> None:
    one = comment(1)
    (key,) = newsroom.arrive(one)
    newsroom.decide(Verdict.APPROVE, key)
    newsroom.deliver()
    newsroom.save(replace(one, version="3", text="Tôi viết lại"))
    assert newsroom.state(key) is State.PENDING
    assert taught(newsroom) == {}


def test_purged_texts_are_unlearnt(newsroom: Newsroom) -> None:
    first, second = newsroom.arrive(comment(1), comment(2))
    newsroom.decide(Verdict.REJECT, first, second)
    with newsroom.store.read() as r:
        before = r.head_seq()
        (seq,) = [one.seq for one in r.newest_taught(0, EVERYTHING) if one.comment_id == first]
    with newsroom.store.write() as w:
        w.purge("An", [seq], "yêu cầu của bạn đọc")
    assert set(taught(newsroom)) == {second}
    with newsroom.store.read() as r:
        assert r.moved(before, 10) == (first,)


def test_what_moved_is_told_unless_it_is_too_much(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(*(comment(n) for n in range(1, 4)))
    with newsroom.store.read() as r:
        start = r.head_seq()
    newsroom.decide(Verdict.REJECT, *ids)
    with newsroom.store.read() as r:
        assert r.moved(start, 3) == ids
        assert r.moved(start, 2) is None
        assert r.moved(r.head_seq() + 1, 9) is None  # another database than before
        assert r.moved(r.head_seq(), 9) == ()


def test_forgetting_begins_anew_and_stands_in_the_log(newsroom: Newsroom) -> None:
    first, second, third = newsroom.arrive(comment(1), comment(2), comment(3))
    newsroom.decide(Verdict.REJECT, first)
    with newsroom.store.write() as w:
        assert w.switch_learning("An", on=True, forget=True).on
    assert taught(newsroom) == {}
    undone = newsroom.decide(Verdict.APPROVE, first)
    newsroom.decide(Verdict.APPROVE, second)
    assert set(taught(newsroom)) == {first, second}
    newsroom.undo(undone)  # back to a decision that was forgotten
    assert set(taught(newsroom)) == {second}
    with newsroom.store.write() as w:
        w.switch_learning("An", on=False)
    newsroom.decide(Verdict.APPROVE, third)
    with newsroom.store.read() as r:
        assert not r.learning().on
    assert set(taught(newsroom)) == {second, third}
    assert newsroom.sound()


def test_only_the_newest_are_given(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(*(comment(n) for n in range(1, 6)))
    for key in ids:
        newsroom.decide(Verdict.REJECT, key)
    with newsroom.store.read() as r:
        assert [one.comment_id for one in r.newest_taught(0, 2)] == [ids[4], ids[3]]


def _say(room: Newsroom, key: int, score: int | None) -> None:
    with room.store.write() as w:
        (one,) = w.to_sort_among([key])
        w.put_learned({key: (one.version_id, score)})


def test_what_the_model_says_weighs_in_the_order_and_the_counts(newsroom: Newsroom) -> None:
    low, high, plain = newsroom.arrive(
        Checked(comment(1), (finding(),), "rules1", 0.2), comment(2), comment(3)
    )
    _say(newsroom, high, 900)
    with newsroom.store.read() as r:
        assert list(r.ids(Query(order=Order.RISK))) == [high, low, plain]
        assert r.counts().findings == {FindingKind.SPAM: 1, FindingKind.LEARNED: 1}
        assert list(r.ids(Query(finding=FindingKind.LEARNED))) == [high]
        (row,) = r.rows([high])
        assert [(one.kind, one.score) for one in row.findings] == [(FindingKind.LEARNED, 0.9)]
        assert [one.score for one in r.to_sort(0, 10)] == [None, 900, None]
    assert newsroom.sound()
    _say(newsroom, low, 300)  # moves up, and is not said
    with newsroom.store.read() as r:
        assert r.counts().findings[FindingKind.LEARNED] == 1
        assert [one.kind for one in r.rows([low])[0].findings] == [FindingKind.SPAM]
    assert newsroom.sound()
    _say(newsroom, high, None)
    with newsroom.store.read() as r:
        assert list(r.ids(Query(order=Order.RISK))) == [low, high, plain]
        assert FindingKind.LEARNED not in r.counts().findings
    assert newsroom.sound()


def test_it_stays_through_another_ruleset_and_ends_with_the_version(newsroom: Newsroom) -> None:
    one = comment(1)
    (key,) = newsroom.arrive(Checked(one, (finding(),), "rules1", 0.5))
    _say(newsroom, key, 800)
    with newsroom.store.write() as w:
        w.save_findings("rules2", {key: ((), 0.1)})
    with newsroom.store.read() as r:
        assert r.counts().findings == {FindingKind.LEARNED: 1}
    assert newsroom.sound()
    newsroom.save(replace(one, version="2", text="Tôi viết lại"))
    with newsroom.store.read() as r:
        assert r.counts().findings == {}
        assert r.rows([key])[0].findings == ()
        assert r.to_sort(0, 9)[0].score is None
    assert newsroom.sound()


def test_what_was_said_of_an_older_version_is_not_kept(newsroom: Newsroom) -> None:
    one = comment(1)
    (key,) = newsroom.arrive(one)
    with newsroom.store.read() as r:
        (before,) = r.to_sort_among([key])
    newsroom.save(replace(one, version="2", text="Tôi viết lại"))
    with newsroom.store.write() as w:
        w.put_learned({key: (before.version_id, 900)})
    with newsroom.store.read() as r:
        assert r.counts().findings == {}
    assert newsroom.sound()


def test_all_of_it_is_cleared_in_blocks(newsroom: Newsroom) -> None:
    ids = newsroom.arrive(*(comment(n) for n in range(1, 6)))
    for key in ids:
        _say(newsroom, key, 700)
    cleared = []
    for _ in range(4):
        with newsroom.store.write() as w:
            cleared.append(w.clear_learned(2))
    assert cleared == [2, 2, 1, 0]
    assert newsroom.sound()


def test_a_comment_that_was_decided_is_sorted_no_more(newsroom: Newsroom) -> None:
    first, second = newsroom.arrive(comment(1), comment(2))
    _say(newsroom, first, 700)
    newsroom.decide(Verdict.REJECT, first)
    (leased,) = newsroom.lease(now=True)
    assert newsroom.finish(leased, DeliveryState.DELIVERED)
    with newsroom.store.read() as r:
        assert [one.comment_id for one in r.to_sort(0, 9)] == [second]
        assert FindingKind.LEARNED not in r.counts().findings
    with newsroom.store.write() as w:
        w.rebuild()
    assert newsroom.sound()


def test_the_note_is_kept_and_replaced(newsroom: Newsroom) -> None:
    with newsroom.store.write() as w:
        assert w.sorted_by() == ""
        w.note_sorted("a")
        w.note_sorted("b")
    with newsroom.store.read() as r:
        assert r.sorted_by() == "b"


@pytest.mark.parametrize("score", [250, 499, 500, 1000])
def test_the_weight_is_that_of_the_rules(score: int) -> None:
    kinds, risk = with_learned(2, 400, score)
    assert risk == pytest.approx(1000 * (1 - 0.6 * (1 - 0.6 * score / 1000)), abs=1)
    assert bool(kinds & 32768) == (score >= 500)
