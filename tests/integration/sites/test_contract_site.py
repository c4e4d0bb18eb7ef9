"""The site suite on the sample newspaper, and what only the contract promises."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from moderator.errors import Unreachable
from moderator.model import Action, DeliveryState, RemoteState
from moderator.model.article import ArticleIntent
from tests.demo_place import DemoPlace
from tests.site_suite import (
    ArticleSuite,
    BlockingSuite,
    DecidingSuite,
    ReadingSuite,
    WeatherSuite,
)
from tests.site_suite.deciding import intent
from tests.site_suite.readers import wish
from tests.site_suite.reading import pull

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.sites import Site


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoPlace]:
    started = DemoPlace(tmp_path_factory.mktemp("paper"))
    yield started
    started.stop()


@pytest.fixture
def site(place: DemoPlace) -> Iterator[Site]:
    place.calm()
    opened = place.open()
    yield opened
    opened.close()


class TestReading(ReadingSuite):
    """Reading from a contract site."""

    def test_a_deleted_comment_comes_as_gone(self, place: DemoPlace, site: Site) -> None:
        remote_id = place.post("Sẽ bị xóa")
        _, cursor = pull(site)
        place.delete(remote_id)
        page = site.fetch(cursor)
        assert page.gone == (remote_id,)
        assert page.comments == ()

    def test_what_others_decide_comes_with_the_next_poll(
        self, place: DemoPlace, site: Site
    ) -> None:
        remote_id = place.post("Người khác quyết")
        _, cursor = pull(site)
        place.event(do="decide", id=remote_id, state="spam", by="Thư ký")
        found, _ = pull(site, cursor)
        assert found[remote_id].decided_by == "Thư ký"

    @pytest.mark.parametrize("spoil", ["expire", "foreign"])
    def test_a_cursor_that_no_longer_counts_starts_a_full_pull(
        self, place: DemoPlace, site: Site, spoil: str
    ) -> None:
        remote_id = place.post("Vẫn phải thấy")
        _, cursor = pull(site)
        if spoil == "expire":
            place.event(do="expire")
        else:
            cursor = "of-another-site"
        found, _ = pull(site, cursor)
        assert remote_id in found


class TestArticles(ArticleSuite):
    """Articles of a contract site."""

    def test_a_token_that_may_only_read_is_told_so(self, place: DemoPlace) -> None:
        with closing(place.open("limited")) as limited:
            assert limited.info().closes_articles is False
            comment = next(iter(limited.reread([place.post("Chỉ được đọc")]).values()))
            assert comment is not None
            done = limited.set_commenting(ArticleIntent("k", comment.article.remote_id, open=False))
        assert (done.state, done.problem) == (DeliveryState.REFUSED, "not_supported")


class TestBlocking(BlockingSuite):
    """Blocking readers of a contract site."""

    def test_a_token_that_may_only_read_is_told_so(self, place: DemoPlace, site: Site) -> None:
        intent = wish(site, place.post("Mã này chỉ được đọc"))
        with closing(place.open("limited")) as limited:
            assert not limited.info().blocks(intent.reader)
            done = limited.set_blocked(intent)
        assert (done.state, done.problem) == (DeliveryState.REFUSED, "not_supported")


class TestDeciding(DecidingSuite):
    """Deciding on a contract site."""


class TestWeather(WeatherSuite):
    """A contract site in bad weather."""

    @pytest.mark.parametrize("mode", ["401", "403"])
    def test_a_login_lost_after_a_lost_answer_does_not_mean_that_nothing_arrived(
        self, place: DemoPlace, site: Site, mode: str
    ) -> None:
        remote_id = place.post("Mất câu trả lời rồi mất đăng nhập")
        wish = intent(site, remote_id, Action.APPROVE)
        place.weather("half", method="POST")
        place.weather(mode, method="POST")
        with pytest.raises(Unreachable):
            list(site.deliver([wish]))
        assert place.stored(remote_id).state is RemoteState.APPROVED
