"""The site suite on the stand-in for WordPress; ``tests/live`` runs it on a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site_suite import DecidingSuite, ReadingSuite, WeatherSuite
from tests.site_suite.wordpress import WordPressSuite
from tests.wordpress_double import Double
from tests.wordpress_place import WordPressPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.sites import Site


@pytest.fixture(scope="module", params=[True, False], ids=["permalinks", "rest_route"])
def double(request: pytest.FixtureRequest) -> Iterator[Double]:
    started = Double(pretty=request.param)
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


class TestDeciding(DecidingSuite):
    """Deciding on WordPress."""


class TestWeather(WeatherSuite):
    """WordPress in bad weather."""


class TestWordPress(WordPressSuite):
    """What only WordPress does."""
