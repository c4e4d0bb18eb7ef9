"""Opening and closing articles: every kind of site that says it can."""

from __future__ import annotations

import uuid
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from moderator.errors import Garbled, Unreachable
from moderator.model import DeliveryState
from moderator.model.article import ArticleIntent

if TYPE_CHECKING:
    from moderator.sites import Site
    from tests.site_suite.place import Place


def wish(site: Site, remote_id: str, *, open_: bool) -> ArticleIntent:
    """Return a wish about the article of a comment."""
    comment = site.reread([remote_id])[remote_id]
    assert comment is not None
    return ArticleIntent(str(uuid.uuid4()), comment.article.remote_id, open_)


class ArticleSuite:
    """Closing and opening on a running site."""

    def test_an_article_is_closed_and_opened_and_the_site_shows_it(
        self, place: Place, site: Site
    ) -> None:
        assert site.info().closes_articles
        remote_id = place.post("Bài này sắp đóng")
        for open_, state in ((False, DeliveryState.DELIVERED), (True, DeliveryState.DELIVERED)):
            intent = wish(site, remote_id, open_=open_)
            done = site.set_commenting(intent)
            assert (done.key, done.state, done.open) == (intent.key, state, open_)
            again = site.set_commenting(intent)
            assert (again.state, again.open) == (DeliveryState.ALREADY, open_)
            with closing(place.open()) as fresh:
                comment = fresh.reread([remote_id])[remote_id]
            assert comment is not None
            assert comment.article.comments_open is open_

    @pytest.mark.parametrize("remote_id", ["999999", "khong-co", "../comments", "a/b?c=1#d"])
    def test_an_unknown_article_is_gone(self, site: Site, remote_id: str) -> None:
        done = site.set_commenting(ArticleIntent("k", remote_id, open=False))
        assert done.state is DeliveryState.GONE

    def test_a_site_in_trouble_raises_and_a_later_try_succeeds(
        self, place: Place, site: Site
    ) -> None:
        remote_id = place.post("Bài đóng lúc trang đang bận")
        intent = wish(site, remote_id, open_=False)
        method = "PATCH" if place.kind == "contract" else "POST"
        place.weather("503", count=1, method=method)
        with pytest.raises(Unreachable):
            site.set_commenting(intent)
        place.calm()
        assert site.set_commenting(intent).state is DeliveryState.DELIVERED
        assert site.set_commenting(wish(site, remote_id, open_=True)).open is True

    @pytest.mark.parametrize("mode", ["html", "garbage"])
    def test_a_page_instead_of_an_answer_is_no_refusal(
        self, place: Place, site: Site, mode: str
    ) -> None:
        remote_id = place.post("Bài đóng lúc trang bảo trì")
        intent = wish(site, remote_id, open_=False)
        method = "PATCH" if place.kind == "contract" else "POST"
        place.weather(mode, count=1, method=method)
        with pytest.raises(Garbled):
            site.set_commenting(intent)
        place.calm()
        assert site.set_commenting(intent).state is DeliveryState.DELIVERED
        assert site.set_commenting(wish(site, remote_id, open_=True)).open is True

    def test_a_lost_answer_is_asked_for_again(self, place: Place, site: Site) -> None:
        remote_id = place.post("Bài đóng mà mất câu trả lời")
        intent = wish(site, remote_id, open_=False)
        method = "PATCH" if place.kind == "contract" else "POST"
        place.weather("half", count=1, method=method)
        assert site.set_commenting(intent).open is False
        place.calm()
        assert site.set_commenting(wish(site, remote_id, open_=True)).open is True
