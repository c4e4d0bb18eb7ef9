from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.errors import DecisionError, NotAllowed, Unreachable
from moderator.model import (
    Action,
    DeliveryState,
    Field,
    FindingKind,
    ItemResult,
    LogQuery,
    Query,
    RemoteState,
    Role,
    State,
    Term,
    Verdict,
)
from moderator.model.article import Handling
from moderator.store import article_policies
from tests.flaky_site import ARTICLE

if TYPE_CHECKING:
    from moderator.model import Obstacle
    from tests.desks import Newsroom

OTHER = replace(ARTICLE, remote_id="8", title="Bài khác", url="http://127.0.0.1/bai-khac-8.html")
PAUSED = Query(state=State.PENDING, terms=(Term(Field.IS, ("paused",)),))


def two(newsroom: Newsroom) -> tuple[int, int, int]:
    """Return a comment of an article, one of another article, and the first article."""
    first = newsroom.post("Ý kiến thứ nhất ở bài này")
    newsroom.site.post("Ý kiến ở bài kia", name="Lan", article=OTHER)
    newsroom.round()
    second = max(newsroom.pending())
    article = newsroom.desk.articles.of_comment(first)
    assert article is not None
    return first, second, article


def kinds(newsroom: Newsroom) -> list[str]:
    return [row.kind for row in newsroom.desk.log(LogQuery())]


def test_what_waits_under_a_paused_article_leaves_the_queue_and_comes_back(
    room: Newsroom,
) -> None:
    first, second, article = two(room)
    desk = room.desk
    before = desk.counts()
    policy = desk.articles.handle("An", article, Handling.PAUSED, "Dồn dập, chờ xem")
    assert (policy.handling, policy.actor, policy.aside) == (Handling.PAUSED, "An", True)
    assert list(desk.ids(Query())) == [second]
    assert [room.row(one).handling for one in (first, second)] == [
        Handling.PAUSED,
        Handling.EVERYBODY,
    ]
    assert list(desk.ids(PAUSED)) == [first]
    assert list(desk.ids(Query(article_id=article))) == [first]
    assert list(desk.among(Query(), [first, second])) == [second]
    counts = desk.counts()
    assert (counts.waiting, counts.aside) == (before.waiting - 1, {Handling.PAUSED: 1})
    assert [total for _, _, total in counts.sites] == [1]
    new = room.site.post("Thêm một ý kiến nữa")
    room.round()
    assert list(desk.ids(Query())) == [second]
    assert len(desk.ids(PAUSED)) == 2
    assert new
    assert desk.articles.handle("Bình", article, Handling.EVERYBODY).plain
    assert desk.counts().aside == {}
    assert len(desk.ids(Query())) == 3
    assert kinds(room) == ["article_paused", "article_everybody"]
    assert room.desk.log(LogQuery())[0].article == ARTICLE.title
    assert room.desk.log(LogQuery())[0].note == "Dồn dập, chờ xem"


def test_findings_of_what_is_set_aside_are_not_counted(newsroom: Newsroom) -> None:
    newsroom.post("Liên hệ 0901234567 để vay vốn lãi suất thấp", name="Một")
    first, _, article = two(newsroom)
    assert newsroom.desk.counts().findings[FindingKind.PHONE] == 1
    newsroom.desk.articles.handle("An", article, Handling.PAUSED)
    assert newsroom.desk.counts().findings[FindingKind.PHONE] == 0
    assert first


def test_an_act_that_changes_nothing_writes_nothing(newsroom: Newsroom) -> None:
    _, _, article = two(newsroom)
    newsroom.desk.articles.handle("An", article, Handling.EVERYBODY)
    newsroom.desk.articles.reopen("An", article)
    newsroom.desk.articles.close_after("An", article, None)
    assert kinds(newsroom) == []
    with pytest.raises(DecisionError):
        newsroom.desk.articles.close("An", 999)
    with pytest.raises(DecisionError):
        newsroom.desk.articles.close_after("An", article, 0)


def test_approving_under_a_paused_or_closed_article_asks_first(newsroom: Newsroom) -> None:
    first, _, article = two(newsroom)
    newsroom.desk.articles.handle("An", article, Handling.PAUSED)
    newsroom.desk.articles.close("An", article)
    asked = newsroom.decide(Verdict.APPROVE, first)
    assert asked.decision is None
    assert {one.code for one in asked.questions} == {"article_paused", "article_closed"}
    done = newsroom.decide(
        Verdict.APPROVE, first, confirmed=frozenset({"article_paused", "article_closed"})
    )
    assert [item.result for item in done.items] == [ItemResult.DONE]
    other = newsroom.post("Ý kiến khác")
    assert newsroom.decide(Verdict.REJECT, other).decision is not None


def test_under_the_chiefs_article_only_the_chief_decides(room: Newsroom) -> None:
    first, second, article = two(room)
    desk = room.desk
    desk.people.set_role("Minh", "Minh", Role.CHIEF)
    with pytest.raises(NotAllowed):
        desk.articles.handle("An", article, Handling.CHIEF)
    desk.articles.handle("Minh", article, Handling.CHIEF)
    assert list(desk.ids(Query())) == [second]
    assert desk.counts().aside == {Handling.CHIEF: 1}
    for verdict in (Verdict.APPROVE, Verdict.REJECT, Verdict.SPAM, Verdict.HOLD):
        (item,) = room.decide(verdict, first, actor="An").items
        assert item.result is ItemResult.IMPOSSIBLE, verdict
    assert room.decide(Verdict.CHIEF, first, actor="An", note="Xem giúp").decision
    with pytest.raises(NotAllowed):
        desk.articles.handle("An", article, Handling.EVERYBODY)
    assert room.decide(Verdict.APPROVE, first, actor="Minh").decision
    with pytest.raises(NotAllowed):
        desk.articles.close("An", article)
    with pytest.raises(NotAllowed):
        desk.articles.reopen("An", article)
    with pytest.raises(NotAllowed):
        desk.articles.close_after("An", article, 3)


def test_closing_tells_the_site_after_the_window_and_reads_back(room: Newsroom) -> None:
    _, _, article = two(room)
    closed = room.desk.articles.close("An", article)
    assert (closed.closed, closed.sending) == (True, DeliveryState.WAITING)
    room.round()
    assert "commenting" not in room.site.calls
    room.later()
    policy = room.desk.articles.policy(article)
    assert policy is not None
    assert (policy.sending, policy.open_there) == (DeliveryState.DELIVERED, False)
    assert kinds(room)[-1] == "article_sent"
    room.desk.articles.reopen("An", article)
    room.later()
    policy = room.desk.articles.policy(article)
    assert policy is not None
    assert (policy.closed, policy.open_there) == (False, True)


def test_reopening_within_the_window_leaves_the_site_alone(newsroom: Newsroom) -> None:
    _, _, article = two(newsroom)
    newsroom.desk.articles.close("An", article)
    newsroom.desk.articles.reopen("An", article)
    newsroom.later()
    assert newsroom.site.calls.count("commenting") == 1
    policy = newsroom.desk.articles.policy(article)
    assert policy is not None
    assert policy.sending is DeliveryState.ALREADY


def test_a_lost_answer_is_tried_again_with_the_same_key(newsroom: Newsroom) -> None:
    _, _, article = two(newsroom)
    newsroom.desk.articles.close("An", article)
    newsroom.site.trouble("commenting", Unreachable("mất mạng"), after=True)
    newsroom.later()
    policy = newsroom.desk.articles.policy(article)
    assert policy is not None
    assert policy.sending is DeliveryState.DUE_AGAIN
    newsroom.later(minutes=1)
    policy = newsroom.desk.articles.policy(article)
    assert policy is not None
    assert (policy.sending, policy.problem) == (DeliveryState.ALREADY, None)


def test_a_closing_that_was_lost_does_not_follow_the_reopening(room: Newsroom) -> None:
    _, _, article = two(room)
    room.desk.articles.close("An", article)
    room.clock.forward(minutes=1)
    with room.store.write() as writing:
        lost = writing.articles.lease_due(
            room.site_id, "ended", room.clock(), 10, ttl=timedelta(seconds=-1)
        )
    assert len(lost) == 1
    room.desk.articles.reopen("An", article)
    room.later()
    room.later(minutes=2)
    policy = room.desk.articles.policy(article)
    assert policy is not None
    assert (policy.closed, policy.open_there) == (False, True)
    assert room.site.calls.count("commenting") == 1


def test_a_closing_that_came_back_unsent_does_not_follow_the_reopening(
    newsroom: Newsroom,
) -> None:
    _, _, article = two(newsroom)
    newsroom.desk.articles.close("An", article)
    newsroom.clock.forward(minutes=1)
    with newsroom.store.write() as writing:
        (leased,) = writing.articles.lease_due(
            newsroom.site_id, "here", newsroom.clock(), 10, ttl=timedelta(minutes=5)
        )
    newsroom.desk.articles.reopen("An", article)
    with newsroom.store.write() as writing:
        writing.articles.put_back(leased)
    newsroom.later()
    newsroom.later(minutes=2)
    policy = newsroom.desk.articles.policy(article)
    assert policy is not None
    assert (policy.closed, policy.open_there) == (False, True)


def test_a_refusal_is_told_and_the_closing_holds_here(newsroom: Newsroom) -> None:
    first, _, article = two(newsroom)
    newsroom.site.refuses_closing = True
    newsroom.desk.articles.close("An", article)
    newsroom.later()
    policy = newsroom.desk.articles.policy(article)
    assert policy is not None
    assert (policy.closed, policy.sending) == (True, DeliveryState.REFUSED)
    assert policy.problem == "rest_cannot_edit"
    assert newsroom.decide(Verdict.APPROVE, first).questions


def test_a_site_that_cannot_is_never_asked(newsroom: Newsroom) -> None:
    newsroom.site.closes_articles = False
    _, _, article = two(newsroom)
    policy = newsroom.desk.articles.close("An", article)
    assert (policy.closed, policy.site_closes, policy.sending) == (True, False, None)
    newsroom.later()
    assert "commenting" not in newsroom.site.calls


def test_an_approval_that_has_not_left_is_stopped_by_closing(newsroom: Newsroom) -> None:
    first, second, article = two(newsroom)
    newsroom.decide(Verdict.APPROVE, first)
    newsroom.decide(Verdict.APPROVE, second)
    newsroom.desk.articles.close("Minh", article)
    assert newsroom.row(first).state is State.PENDING
    newsroom.later()
    assert [effect.remote_id for effect in newsroom.site.effects] == [newsroom.remote(second)]
    # What the site was told names the row that closed, not one of those written with it.
    rows = {row.kind: row.seq for row in newsroom.desk.log(LogQuery())}
    with newsroom.store.read() as reading:
        (sent,) = reading.ledger_entries(rows["article_sent"] - 1, 1)
    assert json.loads(sent.payload)["asked_by"] == rows["article_closed"]


@pytest.mark.parametrize("paused", [True, False])
def test_an_approval_that_was_being_sent_is_stopped_when_it_comes_back(
    room: Newsroom, *, paused: bool
) -> None:
    first, second, article = two(room)
    room.decide(Verdict.APPROVE, first)
    room.decide(Verdict.APPROVE, second)
    room.clock.forward(minutes=1)
    with room.store.write() as writing:
        leased = writing.lease_due(room.site_id, "here", room.clock(), 10)
    if paused:
        room.desk.articles.handle("Minh", article, Handling.PAUSED)
    else:
        room.desk.articles.close("Minh", article)
    assert room.row(first).state is State.APPROVED
    with room.store.write() as writing:
        for one in leased:
            writing.unsent(one)
    room.round()
    detail = room.desk.open(first)
    assert detail is not None
    assert detail.stopped is not None
    assert (detail.stopped.approved_by, detail.stopped.by) == ("Lan", "Minh")
    assert detail.row.state is State.PENDING
    room.later()
    assert room.remote(first) not in {
        effect.remote_id for effect in room.site.effects if effect.action is Action.APPROVE
    }
    assert room.site.comments[room.remote(second)].state is RemoteState.APPROVED


def test_what_is_decided_later_about_an_article_leaves_the_chiefs_approval(room: Newsroom) -> None:
    first, _, article = two(room)
    desk = room.desk
    desk.people.set_role("Minh", "Minh", Role.CHIEF)
    desk.people.set_role("Minh", "Bình", Role.CHIEF)
    desk.articles.handle("Minh", article, Handling.CHIEF)
    room.decide(Verdict.APPROVE, first, actor="Minh", confirmed=frozenset({"held"}))
    desk.articles.close_after("Bình", article, 300)
    room.later()
    assert room.site.comments[room.remote(first)].state is RemoteState.APPROVED
    (against,) = _against(room, first)
    assert against.actor == "Minh"


def _against(room: Newsroom, comment_id: int) -> tuple[Obstacle, ...]:
    with room.store.read() as reading:
        return reading.holding.against([comment_id])[comment_id]


def test_an_article_closes_by_itself_when_its_days_are_over(newsroom: Newsroom) -> None:
    first, _, article = two(newsroom)
    published = newsroom.clock() - timedelta(days=2)
    newsroom.site.set_article(replace(ARTICLE, published_at=published))
    newsroom.clock.forward(minutes=1)
    newsroom.round(reconcile=True)
    set_ = newsroom.desk.articles.close_after("An", article, 3)
    assert set_.closes_at == published + timedelta(days=3)
    assert newsroom.desk.log(LogQuery())[-1].note == "sau 3 ngày"
    newsroom.later(hours=23)
    assert "article_closed" not in kinds(newsroom)
    newsroom.later(hours=2)
    policy = newsroom.desk.articles.policy(article)
    assert policy is not None
    assert (policy.closed, policy.by_date, policy.open_there) == (True, True, False)
    # What came in time is decided as ever.
    assert newsroom.decide(Verdict.APPROVE, first).decision
    newsroom.desk.articles.reopen("An", article)
    newsroom.later(days=9)
    policy = newsroom.desk.articles.policy(article)
    assert policy is not None
    assert (policy.closed, policy.close_after) == (False, None)


def test_without_a_date_the_first_comment_counts(newsroom: Newsroom) -> None:
    first, _, article = two(newsroom)
    policy = newsroom.desk.articles.close_after("An", article, 5)
    assert policy.closes_at == newsroom.row(first).created_at + timedelta(days=5)


def test_what_holds_is_made_anew_from_the_log(room: Newsroom) -> None:
    _, _, article = two(room)
    desk = room.desk
    desk.articles.handle("An", article, Handling.PAUSED)
    desk.articles.close_after("Bình", article, 7)
    before = desk.articles.listed()
    with room.store.write() as writing:
        writing.rebuild()
    assert desk.articles.listed() == before
    with room.store.read() as reading:
        assert article_policies.aside(reading._t) == {article: Handling.PAUSED}  # noqa: SLF001
    assert desk.verify_log().intact
