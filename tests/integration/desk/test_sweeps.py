"""Deciding about all that a filter finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.desk import sweep
from moderator.filters.line import parse
from moderator.filters.queries import narrowed
from moderator.model import Decision, ItemResult, Query, RemoteState, State, Verdict

if TYPE_CHECKING:
    from tests.desks import Newsroom


def _nothing(_done: int, _total: int) -> None:
    return


def _go_on() -> bool:
    return False


def _all(line: str) -> Query:
    return narrowed(Query(), parse(line).filter, "Lan")


def _filled(newsroom: Newsroom, number: int) -> list[int]:
    for at in range(number):
        newsroom.site.post(f"Mong sớm có cầu, lần {at}", name=f"Bạn đọc {at}")
    newsroom.round()
    return newsroom.pending()


def test_a_whole_list_is_decided_in_steps_and_undone_as_one(newsroom: Newsroom) -> None:
    everything = _filled(newsroom, 2 * sweep.STEP + 50)
    other = newsroom.post("Không liên quan gì")
    done = list[int]()
    wanted = sweep.gather(newsroom.desk, _all('"mong sớm"'), Decision(Verdict.REJECT, (), "Lan"))
    foreseen = sweep.preview(newsroom.desk, wanted, _nothing, _go_on)
    assert foreseen.results == {ItemResult.DONE: len(everything)}
    assert newsroom.pending() == [*everything, other]
    swept = sweep.carry_out(
        newsroom.desk, wanted, lambda looked, _total: done.append(looked), _go_on
    )
    assert done == [200, 400, 450]
    assert swept.results == {ItemResult.DONE: 450}
    assert newsroom.pending() == [other]
    undone = newsroom.desk.undo("Lan")
    assert undone.decision == swept.decision
    assert len(undone.comments) == 450
    assert newsroom.pending() == [*everything, other]


def test_what_changed_or_raises_a_question_is_left_and_told(newsroom: Newsroom) -> None:
    first, second, third = _filled(newsroom, 3)
    wanted = sweep.gather(newsroom.desk, _all("cầu"), Decision(Verdict.APPROVE, (), "Lan"))
    newsroom.site.change(newsroom.remote(first), text="Vay tiền nhanh, gọi ngay")
    newsroom.desk.save_draft(second, newsroom.row(second).version_id, "Mong sớm", "Bạn")
    newsroom.round(reconcile=True)
    swept = sweep.carry_out(newsroom.desk, wanted, _nothing, _go_on)
    assert swept.results == {ItemResult.CHANGED: 1, ItemResult.ASK: 1, ItemResult.DONE: 1}
    assert {item.comment_id: item.result for item in swept.left} == {
        first: ItemResult.CHANGED,
        second: ItemResult.ASK,
    }
    assert all(item.words is not None for item in swept.left)
    assert swept.questions == {"draft_unused": 1}
    assert newsroom.row(third).state is State.APPROVED
    assert newsroom.row(second).state is State.PENDING


def test_a_sweep_that_is_stopped_keeps_what_it_did(newsroom: Newsroom) -> None:
    _filled(newsroom, sweep.STEP + 5)
    wanted = sweep.gather(newsroom.desk, _all(""), Decision(Verdict.SPAM, (), "Lan"))
    looked = list[int]()
    swept = sweep.carry_out(
        newsroom.desk, wanted, lambda done, _total: looked.append(done), lambda: bool(looked)
    )
    assert (swept.looked, swept.total) == (sweep.STEP, sweep.STEP + 5)
    assert len(newsroom.pending()) == 5
    newsroom.later()
    states = [one.state for one in newsroom.site.comments.values()]
    assert states.count(RemoteState.SPAM) > 0
    assert len(newsroom.desk.undo("Lan").comments) == sweep.STEP


def test_what_comes_in_later_is_not_decided(newsroom: Newsroom) -> None:
    (first,) = _filled(newsroom, 1)
    wanted = sweep.gather(newsroom.desk, _all("cầu"), Decision(Verdict.HOLD, (), "Lan"))
    late = newsroom.post("Mong cầu sớm xong")
    sweep.carry_out(newsroom.desk, wanted, _nothing, _go_on)
    assert newsroom.row(first).state is State.HELD
    assert newsroom.row(late).state is State.PENDING


def test_what_somebody_else_decided_meanwhile_is_left(newsroom: Newsroom) -> None:
    first, second = _filled(newsroom, 2)
    wanted = sweep.gather(newsroom.desk, _all("cầu"), Decision(Verdict.SPAM, (), "Lan"))
    newsroom.decide(Verdict.REJECT, first, actor="Minh")
    swept = sweep.carry_out(newsroom.desk, wanted, _nothing, _go_on)
    assert swept.results == {ItemResult.TAKEN: 1, ItemResult.DONE: 1}
    assert newsroom.row(first).state is State.REJECTED
    assert newsroom.row(second).state is State.SPAM


def test_single_ones_are_left_out_as_they_were(newsroom: Newsroom) -> None:
    ids = _filled(newsroom, 4)
    found = sweep.gather(newsroom.desk, _all("cầu"), Decision(Verdict.SPAM, (), "Lan"))
    fewer = sweep.without(found, frozenset({ids[1], 987_654}))
    assert list(fewer.comments) == [ids[0], ids[2], ids[3]]
    assert len(fewer.versions) == len(fewer.states) == 3
    swept = sweep.carry_out(newsroom.desk, fewer, _nothing, _go_on)
    assert swept.results == {ItemResult.DONE: 3}
    assert newsroom.pending() == [ids[1]]
