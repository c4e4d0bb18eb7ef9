"""Ctrl+Z after an act about an article: that act, and not the decision before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.errors import DecisionError, NotAllowed
from moderator.model import Role, State, Undoable, Verdict
from moderator.model.article import ArticleAct, Did, Handling

if TYPE_CHECKING:
    from tests.desks import Newsroom


def opened(newsroom: Newsroom) -> tuple[int, int]:
    """Return a comment and its article."""
    comment = newsroom.post("Ý kiến ở bài này")
    article = newsroom.desk.articles.of_comment(comment)
    assert article is not None
    return comment, article


def last(newsroom: Newsroom, actor: str = "An") -> ArticleAct:
    act = newsroom.desk.articles.last_act(actor)
    assert isinstance(act, ArticleAct)
    return act


def test_the_newest_act_is_taken_back_first_then_the_decision_before_it(room: Newsroom) -> None:
    desk = room.desk
    _, article = opened(room)
    other = room.post("Ý kiến khác")
    room.decide(Verdict.REJECT, other, actor="An")
    assert isinstance(desk.articles.last_act("An"), Undoable)

    desk.articles.handle("An", article, Handling.PAUSED)
    act = last(room)
    assert (act.did, act.article_id, act.actor, act.chiefs) == (Did.PAUSED, article, "An", False)
    assert desk.articles.last_act("Binh") is None
    assert desk.articles.undo("An", act.seq).handling is Handling.EVERYBODY
    decision = desk.articles.last_act("An")
    assert isinstance(decision, Undoable)  # taking back is nothing to take back
    assert decision.comments == (other,)
    desk.undo("An", decision.decision)
    assert room.row(other).state is State.PENDING
    assert desk.articles.last_act("An") is None
    room.check()


def test_a_decision_after_the_act_is_the_newer_one(newsroom: Newsroom) -> None:
    comment, article = opened(newsroom)
    newsroom.desk.articles.handle("An", article, Handling.PAUSED)
    newsroom.desk.articles.handle("An", article, Handling.EVERYBODY)
    assert last(newsroom).did is Did.EVERYBODY
    newsroom.decide(Verdict.HOLD, comment, actor="An")
    found = newsroom.desk.articles.last_act("An")
    assert isinstance(found, Undoable)
    newsroom.desk.undo("An", found.decision)
    act = last(newsroom)
    assert newsroom.desk.articles.undo("An", act.seq).handling is Handling.PAUSED


def test_what_another_decided_since_is_not_undone(room: Newsroom) -> None:
    _, article = opened(room)
    room.desk.articles.handle("An", article, Handling.PAUSED)
    act = last(room)
    with pytest.raises(DecisionError):
        room.desk.articles.undo("Binh", act.seq)  # it is not Binh's
    room.desk.articles.handle("Binh", article, Handling.EVERYBODY)
    assert room.desk.articles.last_act("An") is None
    with pytest.raises(DecisionError):
        room.desk.articles.undo("An", act.seq)
    policy = room.desk.articles.policy(article)
    assert policy is not None
    assert policy.handling is Handling.EVERYBODY
    room.check()


def test_closing_is_taken_back_with_its_days_and_the_site_hears_nothing(room: Newsroom) -> None:
    desk = room.desk
    _, article = opened(room)
    desk.articles.close_after("An", article, 30)
    before = desk.articles.policy(article)
    assert before is not None
    desk.articles.close("An", article)
    act = last(room)
    assert (act.did, act.chiefs) == (Did.CLOSED, True)
    after = desk.articles.undo("An", act.seq)
    assert (after.closed, after.close_after, after.closes_at) == (False, 30, before.closes_at)
    room.later()
    assert room.site.calls.count("commenting") == 1  # what it was closed for is never said
    there = desk.articles.policy(article)
    assert there is not None
    assert there.open_there is not False
    room.check()


def test_opening_again_and_days_are_taken_back(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    _, article = opened(newsroom)
    desk.articles.close("An", article)
    desk.articles.reopen("An", article)
    assert desk.articles.undo("An", last(newsroom).seq).closed
    assert desk.articles.last_act("An") is None  # the newest about the article is no act
    desk.articles.close_after("Binh", article, 7)
    assert desk.articles.undo("Binh", last(newsroom, "Binh").seq).close_after is None


def test_what_became_the_chiefs_is_the_chiefs_to_take_back(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    _, article = opened(newsroom)
    desk.articles.handle("An", article, Handling.CHIEF)
    act = last(newsroom)
    desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    with pytest.raises(NotAllowed):
        desk.articles.undo("An", act.seq)
    assert desk.articles.last_act("An") is None  # nor does the key offer what it may not do
