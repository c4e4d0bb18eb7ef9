"""Floods at a site whose clock is wrong, and what is said of that clock."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.flaky_site import ARTICLE

if TYPE_CHECKING:
    from tests.desks import Newsroom


def write(newsroom: Newsroom, count: int, *, off: timedelta, ago: float = 0) -> None:
    """Let readers write ``count`` comments in the minute before ``ago`` minutes ago."""
    begin = newsroom.clock() - timedelta(minutes=ago + 1) + off
    for number in range(count):
        remote_id = newsroom.site.post(f"Ý kiến {newsroom.clock():%H:%M} số {number}")
        at = begin + timedelta(seconds=60 * number / count)
        newsroom.site.change(remote_id, created_at=at)


def day(newsroom: Newsroom, *, off: timedelta, rounds: int = 4) -> None:
    """Let some minutes of an ordinary day pass, with a comment in each."""
    for _ in range(rounds):
        newsroom.clock.forward(minutes=1)
        write(newsroom, 1, off=off)
        newsroom.round()


def told(newsroom: Newsroom) -> timedelta:
    """Return what is said of the site's clock."""
    (status,) = newsroom.desk.status()
    return status.clock_ahead


@pytest.mark.parametrize("minutes", [12, 180, 60 * 24])
def test_a_flood_is_seen_at_once_where_the_clock_is_ahead(room: Newsroom, minutes: int) -> None:
    write(room, 40, off=timedelta(minutes=minutes))
    room.round()
    (flood,) = room.desk.floods.active()
    assert (flood.comments, flood.shown) == (40, ARTICLE.title)
    assert abs(told(room) - timedelta(minutes=minutes)) < timedelta(minutes=2)


@pytest.mark.parametrize("hours", [1, 7])
def test_a_flood_is_seen_where_the_clock_is_behind(room: Newsroom, hours: int) -> None:
    off = timedelta(hours=-hours)
    room.round()
    day(room, off=off)
    assert abs(told(room) - off) < timedelta(minutes=2)
    room.clock.forward(minutes=1)
    write(room, 40, off=off)
    room.round()
    (flood,) = room.desk.floods.active()
    assert flood.comments == 44  # with those of the minutes before


def test_a_backlog_fetched_at_once_says_nothing_of_the_clock(room: Newsroom) -> None:
    write(room, 60, off=timedelta(0), ago=180)
    room.round()
    assert told(room) == timedelta(0)
    day(room, off=timedelta(0))
    # Comments that the site kept back come late, in rounds close to each other.
    for _ in range(2):
        room.clock.forward(minutes=1)
        write(room, 60, off=timedelta(0), ago=180)
        room.round()
    assert told(room) == timedelta(0)
    assert room.desk.floods.active() == ()


def test_what_came_overnight_is_a_backlog_too(room: Newsroom) -> None:
    room.round()
    for _ in range(3):
        room.clock.forward(hours=8)
        write(room, 60, off=timedelta(0), ago=180)
        room.round()
    assert told(room) == timedelta(0)
    assert room.desk.floods.active() == ()


def test_one_wrong_date_is_not_a_wrong_clock(room: Newsroom) -> None:
    room.round()
    day(room, off=timedelta(days=365), rounds=1)
    assert told(room) == timedelta(0)
    day(room, off=timedelta(0))
    assert told(room) == timedelta(0)


def test_a_clock_that_was_set_right_is_believed_again(room: Newsroom) -> None:
    write(room, 5, off=timedelta(hours=7))
    room.round()
    assert told(room) > timedelta(hours=6)
    day(room, off=timedelta(0))
    assert told(room) == timedelta(0)
