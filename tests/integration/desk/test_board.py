"""The board's days by this computer's clock, and who may see figures of single people."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from moderator.desk.board import edges, scope
from moderator.errors import NotAllowed
from moderator.model import Role, Verdict
from moderator.model.article import Handling
from moderator.model.figures import Split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desks import Newsroom


@pytest.fixture(params=["Asia/Ho_Chi_Minh", "UTC", "Europe/Paris"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_days_begin_at_this_computers_midnight(zone: str) -> None:
    found = edges(date(2026, 11, 17), date(2026, 11, 23))
    assert len(found) == 8
    assert all(one.astimezone().hour == one.astimezone().minute == 0 for one in found)
    begins = {"Asia/Ho_Chi_Minh": 17, "UTC": 0, "Europe/Paris": 23}[zone]
    assert found[0].astimezone(UTC).hour == begins


def test_a_day_is_cut_into_its_hours_also_where_clocks_go_back_or_on(zone: str) -> None:
    for day, hours in ((date(2026, 10, 25), 25), (date(2026, 3, 29), 23), (date(2026, 6, 1), 24)):
        found = edges(day, day)
        assert len(found) - 1 == (hours if zone == "Europe/Paris" else 24)
        assert {after - before for before, after in pairwise(found)} == {timedelta(hours=1)}


@pytest.mark.parametrize(
    ("first", "last", "bars"),
    [
        (date(2026, 11, 22), date(2026, 11, 23), 48),
        (date(2026, 11, 21), date(2026, 11, 23), 3),
        (date(2026, 9, 23), date(2026, 11, 23), 62),
        (date(2026, 9, 22), date(2026, 11, 23), 9),
        (date(2025, 1, 15), date(2026, 11, 23), 23),
    ],
)
def test_long_times_are_cut_into_weeks_and_months(first: date, last: date, bars: int) -> None:
    found = edges(first, last)
    assert len(found) - 1 == bars
    assert all(before < after for before, after in pairwise(found))
    assert found[0] == datetime(first.year, first.month, first.day).astimezone()
    end = last + timedelta(days=1)
    assert found[-1] == datetime(end.year, end.month, end.day).astimezone()


def test_figures_of_people_are_for_the_chief_and_off_until_turned_on(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    comment = newsroom.post("Một ý kiến về cây cầu")
    newsroom.decide(Verdict.APPROVE, comment, actor="Nam")
    today = newsroom.clock().astimezone().date()
    wanted = scope(today, today)
    assert desk.board.decided(wanted, "Lan").people is None
    desk.people.set_role("Lan", "Lan", Role.CHIEF)
    with pytest.raises(NotAllowed):
        desk.board.watch("Nam", on=True)
    assert desk.board.watch("Lan", on=True)
    assert desk.board.decided(wanted, "Nam").people is None
    people = desk.board.decided(wanted, "Lan").people
    assert people is not None
    assert [(one.name, one.decided) for one in people] == [("Nam", Split(approved=1))]
    assert (desk.board.choices("Lan").may, desk.board.choices("Nam").may) == (True, False)
    assert desk.board.choices("Nam").watching.by == "Lan"
    assert desk.board.watch("Lan", on=False)
    assert desk.board.decided(wanted, "Lan").people is None


def test_what_is_set_aside_waits_in_no_bar(newsroom: Newsroom) -> None:
    comment = newsroom.post("Một ý kiến về cây cầu")
    detail = newsroom.desk.open(comment)
    assert detail is not None
    today = newsroom.clock().astimezone().date()
    before = newsroom.desk.board.queued(scope(today, today))
    assert (before.total, before.aside) == (1, 0)
    newsroom.desk.articles.handle("An", detail.article.id, Handling.PAUSED)
    after = newsroom.desk.board.queued(scope(today, today))
    assert (after.total, after.oldest, after.aside) == (0, None, 1)
