"""A queue that is split by section and article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.model import Person, Query, Role
from tests.integration.store.newsroom import article, comment

if TYPE_CHECKING:
    from moderator.store import Store
    from tests.integration.store.newsroom import Newsroom

SECTIONS = ("Thể thao", "Thể thao - Bóng đá", "Đô thị", "")


@pytest.fixture
def split(newsroom: Newsroom) -> tuple[int, ...]:
    """Return a comment in each of the sections and one on a bridge in the third."""
    places = [
        replace(article(number), section=section, title=f"Bài {number}")
        for number, section in enumerate(SECTIONS, 1)
    ]
    places.append(replace(article(9), section="Đô thị", title="Chuyện một CÂY CẦU"))
    return newsroom.arrive(
        *(comment(number, article=place) for number, place in enumerate(places, 1))
    )


def _give(
    newsroom: Newsroom, name: str, sections: tuple[str, ...], titles: tuple[str, ...]
) -> None:
    with newsroom.store.write() as writing:
        writing.put_person("Lan", Person(name, Role.MODERATOR, sections, titles, newsroom.clock()))


def _seen(store: Store, name: str) -> set[int]:
    with store.read() as reading:
        return set(reading.ids(Query(part=name)))


def test_what_is_somebody_elses_is_left_out_and_what_is_nobodys_is_seen_by_all(
    split: tuple[int, ...], newsroom: Newsroom, store: Store
) -> None:
    sport, football, city, nowhere, bridge = split
    assert _seen(store, "Lan") == set(split)

    _give(newsroom, "Lan", ("the thao*",), ())
    _give(newsroom, "Minh", ("Thể thao - Bóng đá",), ("cây cầu",))

    assert _seen(store, "Lan") == {sport, football, city, nowhere}
    assert _seen(store, "Minh") == {football, city, nowhere, bridge}
    assert _seen(store, "Hà") == {city, nowhere}
    assert _seen(store, "") == set(split)


def test_a_star_stands_for_anything_between(
    split: tuple[int, ...], newsroom: Newsroom, store: Store
) -> None:
    _give(newsroom, "Lan", ("*thao*bong*", "***"), ("*một*cầu",))
    assert _seen(store, "Hà") == set()
    _give(newsroom, "Lan", ("*thao*bong*", "do*thi*thi"), ("*một*cầu", "xe*cầu"))
    assert set(split) - _seen(store, "Hà") == {split[1], split[4]}
