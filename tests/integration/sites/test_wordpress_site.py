"""The site suite on the stand-in for WordPress; ``tests/live`` runs it on a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.model import DeliveryState, RemoteState
from moderator.model.blocking import BlockIntent
from tests.site_suite import ArticleSuite, DecidingSuite, ReadingSuite, WeatherSuite
from tests.site_suite.wordpress import WordPressSuite
from tests.wordpress_double import Double
from tests.wordpress_place import WordPressPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.sites import Site


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    started = Double()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def place(double: Double) -> Iterator[WordPressPlace]:
    opened = WordPressPlace(double.address, double.accounts)
    yield opened
    opened.close()


@pytest.fixture
def site(place: WordPressPlace) -> Iterator[Site]:
    place.calm()
    opened = place.open()
    yield opened
    opened.close()


class TestReading(ReadingSuite):
    """Reading from WordPress."""

    def test_what_the_open_api_shows_counts_as_public(
        self, place: WordPressPlace, site: Site, double: Double
    ) -> None:
        comment = site.find(place.post("Trang giấu, API vẫn cho đọc", state="approved"))
        assert comment is not None
        double.shows_comments = False
        assert site.publicly_visible(comment) is True
        place.decide(comment.remote_id, RemoteState.REJECTED)
        assert site.publicly_visible(comment) is False
        double.shows_comments = True


class TestArticles(ArticleSuite):
    """Articles of WordPress."""


def test_wordpress_says_that_it_cannot_block_readers(site: Site) -> None:
    assert not site.info().blocks("a:1")
    assert not site.info().blocks("e:lan@thu.example")
    done = site.set_blocked(BlockIntent("k", "a:1", blocks=True, days=1, reason="", version=None))
    assert done.state is DeliveryState.REFUSED
    assert "WordPress" in (done.problem or "")


class TestDeciding(DecidingSuite):
    """Deciding on WordPress."""


class TestWeather(WeatherSuite):
    """WordPress in bad weather."""


class TestWordPress(WordPressSuite):
    """What only WordPress does."""
