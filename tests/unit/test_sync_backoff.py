from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.sync.backoff import (
    CEILING,
    LONGEST_WISH,
    MISSING_AGAIN,
    URGENT_CEILING,
    backoff,
    missing,
)

chances = st.floats(0, 1, exclude_max=True)


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 2.5), (2, 5), (3, 10), (4, 20), (9, 450), (60, 450)]
)
def test_the_wait_doubles_up_to_its_ceiling(failures: int, seconds: float) -> None:
    assert backoff(failures, 0.0) == timedelta(seconds=seconds)


@given(st.integers(0, 10_000), chances)
def test_every_wait_lies_between_half_a_step_and_the_ceiling(failures: int, chance: float) -> None:
    assert timedelta(seconds=2.5) <= backoff(failures, chance) <= CEILING


@given(st.integers(1, 10_000), chances)
def test_an_urgent_removal_never_waits_longer_than_half_a_minute(
    failures: int, chance: float
) -> None:
    assert backoff(failures, chance, urgent=True) <= URGENT_CEILING


def test_the_sites_own_wish_is_honoured_also_for_an_urgent_removal() -> None:
    assert backoff(1, 0.5, wish=120) == timedelta(seconds=120)
    assert backoff(1, 0.5, wish=120, urgent=True) == timedelta(seconds=120)


@pytest.mark.parametrize("wish", [1e9, 1e300, float("inf")])
def test_an_absurd_wish_is_cut_to_an_hour(wish: float) -> None:
    assert backoff(1, 0.5, wish=wish) == LONGEST_WISH


@pytest.mark.parametrize("wish", [0, -5, float("nan")])
def test_a_meaningless_wish_changes_nothing(wish: float) -> None:
    assert backoff(1, 0.5, wish=wish) == backoff(1, 0.5)


def test_what_is_not_found_is_asked_for_some_hours_and_then_no_more() -> None:
    waits = [missing(times) for times in range(len(MISSING_AGAIN))]
    assert tuple(waits) == MISSING_AGAIN
    assert sum(MISSING_AGAIN, timedelta()) > timedelta(hours=4)
    assert missing(len(MISSING_AGAIN)) is None
