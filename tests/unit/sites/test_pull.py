from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator.sites.http import Answer
from moderator.sites.shapes import Fields
from moderator.sites.wordpress_pull import Place, Pull

if TYPE_CHECKING:
    from collections.abc import Mapping

WHOLE = 100
FIRST: dict[str, str | int] = {"order": "asc", "per_page": 100, "after": "1980-01-01T00:00:00Z"}
START = datetime(2026, 3, 1, tzinfo=UTC)


class Listing:
    """WordPress's list as the pull sees it: ``times`` maps ids to seconds after START.

    ``hidden`` comments are counted but not shown; ``cut`` is a page size the site insists on.
    """

    def __init__(self, times: dict[int, int], hidden: set[int], cut: int) -> None:
        self.times = times
        self.hidden = hidden
        self.cut = cut
        self.requests = 0
        self.date: str | None = None

    def comments(self, params: Mapping[str, str | int]) -> tuple[list[Fields], Answer]:
        self.requests += 1
        after = datetime.fromisoformat(str(params.get("after", "1980-01-01T00:00:00Z")))
        by_id = params.get("orderby") == "id"
        rows = sorted(
            (
                (second, number)
                for number, second in self.times.items()
                if START + timedelta(seconds=second) > after
            ),
            key=lambda row: row[1] if by_id else row,
        )
        if params["order"] == "desc":
            rows.reverse()
        asked = int(params["per_page"])
        size = min(asked, self.cut)
        page = int(params.get("page", 1))
        shown = [
            Fields({"id": number, "date_gmt": f"{START + timedelta(seconds=second):%FT%T}"}, "c")
            for second, number in rows[(page - 1) * size : page * size]
            if number not in self.hidden
        ]
        headers = {"X-WP-Total": str(len(rows)), "X-WP-TotalPages": str(-(-len(rows) // asked))}
        if self.date is not None:
            headers["Date"] = self.date
        return shown, Answer(200, httpx.Headers(headers), b"", "")


def everything(pull: Pull, cursor: str | None, now: datetime) -> tuple[list[int], str]:
    found: list[int] = []
    for _ in range(2_000):
        comments, place = pull.next(cursor, 5, now)
        found += [each.number("id") for each in comments]
        cursor = place.cursor()
        if place.phase == "done":
            return found, cursor
    raise AssertionError("the pull does not end")


@settings(deadline=None)
@given(
    st.dictionaries(st.integers(1, 400), st.integers(0, 40), max_size=60),
    st.sets(st.integers(1, 400), max_size=5),
    st.sampled_from([WHOLE, 3, 1]),
    st.dictionaries(st.integers(401, 500), st.integers(35, 900), max_size=30),
)
def test_a_pull_and_a_poll_bring_everything_that_is_shown(
    times: dict[int, int], hidden: set[int], cut: int, later: dict[int, int]
) -> None:
    hidden = hidden if cut == WHOLE else set()  # both at once would need a page a comment
    listing = Listing(times, hidden, cut)
    pull = Pull(listing)
    found, cursor = everything(pull, None, START)
    assert set(found) == times.keys() - hidden
    listing.times = times | later
    more, cursor = everything(pull, cursor, START)
    newest = max(times.values(), default=0)
    expected = {number for number, second in later.items() if second > newest - 600}
    assert expected <= set(more)
    again, cursor = everything(pull, cursor, START)  # once, where one was dated ahead of others
    assert set(again) <= listing.times.keys()
    assert everything(pull, cursor, START)[0] == []


@pytest.mark.parametrize(("hours", "cost"), [(1, 1), (0, 2)])  # is its clock ahead, or the last?
def test_a_poll_that_finds_nothing_costs_one_request(hours: int, cost: int) -> None:
    listing = Listing({1: 0, 2: 5, 3: 3_000}, set(), 100)
    pull = Pull(listing)
    now = START + timedelta(hours=hours)
    _, cursor = everything(pull, None, now)
    before = listing.requests
    assert everything(pull, cursor, now)[0] == []
    assert listing.requests == before + cost


def test_waiting_comments_are_walked_again_after_half_an_hour() -> None:
    listing = Listing({1: 0, 2: 50_000}, set(), 100)
    pull = Pull(listing)
    _, cursor = everything(pull, None, START)
    found, _ = everything(pull, cursor, START + timedelta(minutes=29))
    assert 1 not in found
    found, _ = everything(pull, cursor, START + timedelta(minutes=31))
    assert 1 in found


@pytest.mark.parametrize(
    ("date", "ours"),
    [
        (None, START),
        ("never", START),
        ("Sun, 01 Mar 2026 00:00:00 GMT", START - timedelta(days=900)),
        ("Sun, 01 Mar 2026 07:00:00 +0700", START + timedelta(days=9_000)),
    ],
)
@pytest.mark.parametrize("early", [False, True])
def test_a_comment_of_a_day_to_come_hides_none_of_those_sent_before_it(
    date: str | None, ours: datetime, *, early: bool
) -> None:
    far = {9: 300_000_000}
    listing = Listing({1: -900, 2: 0, **(far if early else {})}, set(), 100)
    listing.date = date
    pull = Pull(listing)
    found, cursor = everything(pull, None, ours)
    assert set(found) == set(listing.times)
    listing.times |= {3: 30, **far}
    found, cursor = everything(pull, cursor, ours)
    assert set(found) == ({3} if early else {3, 9})
    listing.times[4] = 60
    before = listing.requests
    found, cursor = everything(pull, cursor, ours)
    assert found == [4]
    assert everything(pull, cursor, ours)[0] == []
    assert listing.requests == before + 2


@pytest.mark.parametrize("walk", [timedelta(0), timedelta(hours=1)])
@pytest.mark.parametrize("wrong", [timedelta(0), timedelta(days=900), timedelta(days=-900)])
def test_a_comment_dated_hours_ahead_hides_none_that_is_sent_after_it(
    wrong: timedelta, walk: timedelta
) -> None:
    hour = 3_600
    listing = Listing({1: -hour, 2: -60}, set(), 100)
    pull = Pull(listing)

    def poll(cursor: str | None, passed: timedelta) -> tuple[list[int], str]:
        listing.date = format_datetime(START + passed)
        return everything(pull, cursor, START + passed + wrong)

    _, cursor = poll(None, timedelta(0))
    listing.times[3] = 10 * hour
    found, cursor = poll(cursor, timedelta(minutes=1))
    assert found == [3]
    listing.times |= {4: 90, 5: int(walk.total_seconds()) + 100}
    found, cursor = poll(cursor, timedelta(minutes=2) + walk)
    assert {4, 5} <= set(found)
    listing.times[6] = int(walk.total_seconds()) + 130
    found, cursor = poll(cursor, timedelta(minutes=3) + walk)
    assert 6 in found
    before = listing.requests
    assert poll(cursor, timedelta(minutes=4) + walk)[0] == []
    assert listing.requests <= before + 2


def test_a_site_that_takes_its_own_time_for_gmt_is_not_read_again_and_again() -> None:
    ahead = 14 * 3_600
    listing = Listing({number: ahead + number * 60 for number in range(-200, 0)}, set(), 100)
    pull = Pull(listing)
    _, cursor = everything(pull, None, START)
    before = listing.requests
    assert everything(pull, cursor, START)[0] == []
    assert listing.requests <= before + 4


def test_a_place_kept_from_before_in_a_year_to_come_is_left() -> None:
    listing = Listing({1: 0}, set(), 100)
    pull = Pull(listing)
    far = START + timedelta(days=2_000)
    _, cursor = everything(pull, Place("done", far, 1, (), far, START).cursor(), START)
    listing.times[2] = 5
    assert 2 in everything(pull, cursor, START)[0]


@pytest.mark.parametrize("cursor", ["", "x", "{}", "[1]", '{"phase":"new","after":1e99}', "null"])
def test_a_cursor_that_is_none_of_ours_starts_anew(cursor: str) -> None:
    pull = Pull(Listing({1: 0}, set(), 100))
    found, _ = everything(pull, cursor, START)
    assert 1 in found


def test_a_server_that_always_says_the_same_does_not_keep_us() -> None:
    class Stuck(Listing):
        def comments(self, params: Mapping[str, str | int]) -> tuple[list[Fields], Answer]:
            shown, answer = super().comments({**params, **FIRST, "page": 1})
            self.requests += 1
            return shown, answer

    listing = Stuck(dict.fromkeys(range(1, 90), 7), set(), 100)
    found, _ = everything(Pull(listing), None, START)
    assert set(found) == set(range(1, 90))
    assert listing.requests < 1_000
