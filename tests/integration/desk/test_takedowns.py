from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.errors import DecisionError, Unreachable
from moderator.model import RemoteState, State, Verdict

if TYPE_CHECKING:
    from tests.desks import Newsroom

ORDER = {"ordered_by": "Thư ký toà soạn", "document": "12/CV-TS"}


@pytest.fixture
def published(newsroom: Newsroom) -> int:
    comment = newsroom.post("Một ý kiến đã đăng")
    newsroom.decide(Verdict.APPROVE, comment)
    newsroom.later()
    return comment


def checks(newsroom: Newsroom) -> list[int | None]:
    with newsroom.store.read() as reading:
        return [
            entry.comment_id
            for entry in reading.ledger_entries(0, 1000)
            if entry.kind == "takedown_checked"
        ]


@pytest.mark.parametrize(
    "order", [{}, {"ordered_by": "Thư ký"}, {"ordered_by": " ", "document": "12"}]
)
def test_a_removal_needs_who_ordered_it_and_the_document(
    newsroom: Newsroom, published: int, order: dict[str, str]
) -> None:
    with pytest.raises(DecisionError):
        newsroom.decide(Verdict.TAKEDOWN, published, **order)


def test_a_removal_does_not_wait_for_the_undo_window(newsroom: Newsroom, published: int) -> None:
    newsroom.decide(Verdict.TAKEDOWN, published, **ORDER)
    assert newsroom.row(published).state is State.TAKEN_DOWN
    report = newsroom.round()
    assert newsroom.site.comments[newsroom.remote(published)].state is RemoteState.REJECTED
    assert report.unconfirmed == 0
    assert checks(newsroom) == [published]


def test_the_status_says_that_a_removal_may_go_now(newsroom: Newsroom, published: int) -> None:
    newsroom.decide(Verdict.REJECT, newsroom.post("Ý kiến khác"))
    assert newsroom.desk.status()[0].urgent_due is None
    newsroom.decide(Verdict.TAKEDOWN, published, **ORDER)
    assert newsroom.desk.status()[0].urgent_due == newsroom.clock()


def test_a_removal_overtakes_everything_that_waits(newsroom: Newsroom, published: int) -> None:
    others = [newsroom.post(f"Ý kiến thứ {number}") for number in range(15)]
    newsroom.decide(Verdict.APPROVE, *others)
    newsroom.clock.forward(seconds=30)
    newsroom.decide(Verdict.TAKEDOWN, published, **ORDER)
    before = len(newsroom.site.effects)
    newsroom.round()
    assert newsroom.site.effects[before].remote_id == newsroom.remote(published)
    assert len(newsroom.site.effects) == before + 16


def test_a_removal_is_not_done_while_the_public_page_shows_the_comment(
    newsroom: Newsroom, published: int
) -> None:
    newsroom.site.stale_pages.add(newsroom.remote(published))
    newsroom.decide(Verdict.TAKEDOWN, published, **ORDER)
    assert newsroom.round().unconfirmed == 1
    assert newsroom.later(minutes=1).unconfirmed == 1
    assert checks(newsroom) == []
    newsroom.site.stale_pages.clear()
    assert newsroom.later(minutes=1).unconfirmed == 0
    assert checks(newsroom) == [published]
    newsroom.later(minutes=1)
    assert checks(newsroom) == [published]


def test_a_removal_asks_about_the_replies_that_stay(newsroom: Newsroom, published: int) -> None:
    reply = newsroom.post("Tôi cũng nghĩ vậy", parent=newsroom.remote(published))
    newsroom.decide(Verdict.APPROVE, reply)
    newsroom.later()
    asked = newsroom.decide(Verdict.TAKEDOWN, published, **ORDER)
    assert [question.code for question in asked.questions] == ["published_replies"]
    assert [row.id for row in newsroom.desk.published_replies(published)] == [reply]
    confirmed = frozenset({"published_replies"})
    assert newsroom.decide(Verdict.TAKEDOWN, published, confirmed=confirmed, **ORDER).decision


def test_a_comment_approved_elsewhere_is_found_by_its_link_and_removed(
    newsroom: Newsroom,
) -> None:
    newsroom.round()
    remote_id = newsroom.site.post("Đã đăng từ nơi khác", state=RemoteState.APPROVED)
    link = newsroom.site.comments[remote_id].link
    assert link is not None
    assert newsroom.desk.find(link) is None
    found = newsroom.sync("finder").find(link)
    assert found is not None
    newsroom.decide(Verdict.TAKEDOWN, found, **ORDER)
    newsroom.round()
    assert newsroom.site.comments[remote_id].state is RemoteState.REJECTED


def test_a_link_the_site_does_not_know_finds_nothing(newsroom: Newsroom) -> None:
    assert newsroom.sync("finder").find("http://127.0.0.1/khong-co#y-kien-1") is None


def test_a_removal_tries_again_within_half_a_minute(newsroom: Newsroom, published: int) -> None:
    newsroom.decide(Verdict.TAKEDOWN, published, **ORDER)
    for _ in range(8):
        newsroom.site.trouble("deliver", Unreachable("502"))
        newsroom.later(seconds=31)
    newsroom.later(seconds=31)
    assert newsroom.site.comments[newsroom.remote(published)].state is RemoteState.REJECTED


def test_a_removal_of_a_comment_that_is_gone_is_confirmed(
    newsroom: Newsroom, published: int
) -> None:
    newsroom.site.delete(newsroom.remote(published))
    newsroom.decide(Verdict.TAKEDOWN, published, **ORDER)
    newsroom.round()
    newsroom.later()
    assert newsroom.row(published).state in {State.TAKEN_DOWN, State.GONE}
