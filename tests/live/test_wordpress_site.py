"""The site suite on a real WordPress."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site_suite import ArticleSuite, DecidingSuite, ReadingSuite, WeatherSuite
from tests.site_suite.wordpress import WordPressSuite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.sites import Site
    from tests.wordpress_place import WordPressPlace


@pytest.fixture
def site(place: WordPressPlace) -> Iterator[Site]:
    place.calm()
    opened = place.open()
    yield opened
    opened.close()


class TestReading(ReadingSuite):
    """Reading from a real WordPress."""


class TestArticles(ArticleSuite):
    """Articles of WordPress."""


class TestDeciding(DecidingSuite):
    """Deciding on a real WordPress."""


class TestWeather(WeatherSuite):
    """A real WordPress in bad weather."""


class TestWordPress(WordPressSuite):
    """What only WordPress does."""
