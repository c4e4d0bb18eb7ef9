from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.model.hours import DAY, Hours, known_zone


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_approve_at_night_publish_at_six() -> None:
    hours = Hours(6 * 60, 22 * 60)  # in Hồ Chí Minh City it is seven hours later than in UTC
    assert hours.is_open(at("2026-11-23T14:59"))
    assert not hours.is_open(at("2026-11-23T15:00"))
    assert hours.next_opening(at("2026-11-23T15:00")) == at("2026-11-23T23:00")
    assert hours.next_opening(at("2026-11-23T22:59:59")) == at("2026-11-23T23:00")
    assert hours.next_opening(at("2026-11-23T23:00")) == at("2026-11-23T23:00")


def test_hours_over_midnight() -> None:
    hours = Hours(20 * 60, 2 * 60, "UTC")
    assert [hours.is_open(at(f"2026-11-23T{hour:02}:00")) for hour in (1, 2, 19, 20, 23)] == [
        True,
        False,
        False,
        True,
        True,
    ]
    assert hours.next_opening(at("2026-11-23T02:00")) == at("2026-11-23T20:00")


def test_six_stays_six_when_the_clocks_change() -> None:
    hours = Hours(6 * 60, 22 * 60, "Europe/Paris")
    assert hours.next_opening(at("2026-03-28T21:30")) == at("2026-03-29T04:00")
    assert hours.next_opening(at("2026-03-27T21:30")) == at("2026-03-28T05:00")
    assert hours.next_opening(at("2026-10-24T20:30")) == at("2026-10-25T05:00")


def test_an_hour_that_the_clock_skips_opens_when_it_is_past() -> None:
    hours = Hours(2 * 60 + 30, 4 * 60, "Europe/Paris")
    assert hours.next_opening(at("2026-03-28T23:00")) == at("2026-03-29T01:00")
    assert hours.is_open(at("2026-03-29T01:00"))


@given(
    st.integers(0, DAY - 1),
    st.integers(0, DAY - 1),
    st.sampled_from(
        ["Asia/Ho_Chi_Minh", "Europe/Paris", "America/New_York", "Australia/Lord_Howe"]
    ),
    st.integers(0, 3 * 366 * DAY),
)
def test_the_next_opening_is_the_first_open_minute(
    opens: int, closes: int, zone: str, minute: int
) -> None:
    hours = Hours(opens, closes, zone)
    moment = at("2026-01-01T00:00") + timedelta(minutes=minute)
    opening = hours.next_opening(moment)
    assert opening >= moment
    assert hours.is_open(opening)
    assert opening - moment <= timedelta(days=2)
    if opening > moment:
        assert not hours.is_open(opening - timedelta(minutes=1))
        assert not any(
            hours.is_open(moment + timedelta(minutes=step))
            for step in range(0, int((opening - moment).total_seconds() / 60), 30)
        )


@pytest.mark.parametrize(
    ("name", "known"),
    [("Asia/Ho_Chi_Minh", True), ("Asia/Nowhere", False), ("../x", False), ("", False)],
)
def test_zones_are_known_by_their_names(name: str, known: bool) -> None:  # noqa: FBT001
    assert known_zone(name) is known


def test_in_a_zone_that_is_not_known_here_nothing_is_published_and_nothing_fails() -> None:
    hours = Hours(6 * 60, 22 * 60, "Asia/Không có")
    noon = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
    assert not hours.is_open(noon)
    assert noon < hours.next_opening(noon) < noon + timedelta(hours=1)
    assert Hours(0, 0, "Asia/Không có").is_open(noon)
