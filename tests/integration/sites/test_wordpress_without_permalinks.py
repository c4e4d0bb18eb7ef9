"""Reading and deciding where WordPress's API is only to be had under ``?rest_route=``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.model import Action, DeliveryState, RemoteState
from tests.site_suite import ReadingSuite
from tests.site_suite.deciding import deliver, intent
from tests.wordpress_double import Double
from tests.wordpress_place import WordPressPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.sites import Site


@pytest.fixture(scope="module")
def place() -> Iterator[WordPressPlace]:
    double = Double(pretty=False)
    opened = WordPressPlace(double.address, double.accounts)
    yield opened
    opened.close()
    double.stop()


@pytest.fixture
def site(place: WordPressPlace) -> Iterator[Site]:
    opened = place.open()
    yield opened
    opened.close()


class TestReading(ReadingSuite):
    """Reading from WordPress without permalinks."""


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (Action.APPROVE, RemoteState.APPROVED),
        (Action.REJECT, RemoteState.REJECTED),
        (Action.SPAM, RemoteState.SPAM),
    ],
)
def test_decisions_arrive(
    place: WordPressPlace, site: Site, action: Action, state: RemoteState
) -> None:
    remote_id = place.post("Không có đường dẫn đẹp")
    (outcome,) = deliver(site, intent(site, remote_id, action))
    assert outcome.state is DeliveryState.DELIVERED
    assert place.stored(remote_id).state is state
