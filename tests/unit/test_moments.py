"""Moments at the ends of the calendar, where a time zone has no date for them."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from moderator.cli.times import shown
from moderator.desk.floods import minute
from moderator.export.columns import local_time

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
FIRST = datetime(1, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["Asia/Ho_Chi_Minh", "America/New_York"])
def _zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_zone")
def test_the_ends_of_the_calendar_can_be_shown_exported_and_filtered_by() -> None:
    for moment, year in ((LAST, "9999"), (FIRST, "0001")):
        assert shown(moment).zfill(16).startswith(year)
        assert local_time(moment).startswith(year)
        assert minute(moment).startswith(year)
