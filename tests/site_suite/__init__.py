"""The one suite that runs for every site's adapter."""

from tests.site_suite.articles import ArticleSuite
from tests.site_suite.deciding import DecidingSuite
from tests.site_suite.place import Place
from tests.site_suite.readers import BlockingSuite
from tests.site_suite.reading import ReadingSuite
from tests.site_suite.weather import WeatherSuite

__all__ = [
    "ArticleSuite",
    "BlockingSuite",
    "DecidingSuite",
    "Place",
    "ReadingSuite",
    "WeatherSuite",
]
