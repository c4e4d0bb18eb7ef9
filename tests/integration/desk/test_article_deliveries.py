"""What a site is told about articles when a program ends in the middle, or is sent away."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from moderator.errors import LoginNeeded
from moderator.model import LogQuery
from moderator.model.article import ArticleOutcome
from moderator.model.terms import DeliveryState
from tests.flaky_site import Crash

if TYPE_CHECKING:
    from moderator.store.article_acts import LeasedArticle
    from tests.desks import Newsroom

NO_WAIT = timedelta(0)


def closed(room: Newsroom) -> int:
    """Have an article closed by the desk; return its number."""
    comment = room.post("Ý kiến ở bài sắp đóng")
    article = room.desk.articles.of_comment(comment)
    assert article is not None
    room.desk.articles.close("Trưởng ban", article)
    return article


def lease(room: Newsroom, ttl: timedelta = NO_WAIT) -> tuple[LeasedArticle, ...]:
    with room.store.write() as writing:
        return writing.articles.lease_due(
            room.site_id, "another", room.clock(), 10, ttl=ttl, ignore_window=True
        )


def open_there(room: Newsroom) -> bool | None:
    return next(iter(room.site.comments.values())).article.comments_open


def test_what_a_program_that_ended_was_telling_is_told_at_the_next_start(room: Newsroom) -> None:
    closed(room)
    room.clock.forward(seconds=11)
    room.site.trouble("commenting", Crash())
    with pytest.raises(Crash):
        room.round()
    with room.store.write() as writing:
        writing.end_leases(lambda _owner: True)
    room.round()
    assert open_there(room) is False


def test_a_late_answer_of_a_program_whose_lease_ran_out_counts_for_nothing(room: Newsroom) -> None:
    closed(room)
    (late,) = lease(room)
    (again,) = lease(room)
    assert late.intent.key == again.intent.key
    done = ArticleOutcome(late.intent.key, DeliveryState.DELIVERED, open=False)
    with room.store.write() as writing:
        assert not writing.articles.finish(late, done)
        assert writing.articles.finish(again, done)


def test_a_site_that_refused_to_close_an_article_is_told_again(room: Newsroom) -> None:
    room.site.refuses_closing = True
    article = closed(room)
    room.later()
    rows = len(room.desk.log(LogQuery()))
    room.site.refuses_closing = False
    assert room.desk.articles.close("Trưởng ban", article).sending is DeliveryState.WAITING
    room.later()
    assert open_there(room) is False
    room.desk.articles.close("Trưởng ban", article)
    assert len(room.desk.log(LogQuery())) == rows + 2  # the wish, and what became of it


def test_a_refused_login_loses_no_wish(room: Newsroom) -> None:
    closed(room)
    room.site.trouble("commenting", LoginNeeded("401"))
    room.later()
    assert open_there(room) is True
    room.later(minutes=1)
    assert open_there(room) is False


def test_an_article_not_found_is_told_again_over_hours(newsroom: Newsroom) -> None:
    room = newsroom
    comment = room.post("Ý kiến ở bài trang chưa thấy")
    article = room.desk.articles.of_comment(comment)
    assert article is not None
    room.site.lost_articles = 1
    room.desk.articles.close("Trưởng ban", article)
    room.later()
    policy = room.desk.articles.policy(article)
    assert policy is not None
    assert (policy.sending, policy.missed) == (DeliveryState.DUE_AGAIN, 1)
    room.later(minutes=5)
    assert room.site.lost_articles == 0
    room.later(minutes=6)
    policy = room.desk.articles.policy(article)
    assert policy is not None
    assert policy.sending is DeliveryState.DELIVERED
