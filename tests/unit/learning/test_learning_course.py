"""The course of weeks: each comment judged by what was learnt before it."""

from __future__ import annotations

from datetime import UTC, date, timedelta

from moderator.learning import Example, course, features
from moderator.learning.course import MOST_SHOWN
from tests import learning_desk

DAY = timedelta(days=1) // timedelta(microseconds=1)
MONDAY = 1_788_739_200 * 1_000_000  # 7 September 2026, 0:00 UTC


def _examples(number: int, step: int) -> list[Example]:
    return [
        Example(at, features(one.text), one.removed, 0.0, MONDAY + at * step)
        for at, one in enumerate(learning_desk.comments(number))
    ]


def test_weeks_begin_on_monday_and_learning_gains_on_them() -> None:
    found = course(_examples(1200, DAY // 30), UTC)
    assert [one.begins for one in found] == [
        date(2026, 9, 7) + timedelta(weeks=week) for week in range(6)
    ]
    assert {one.days for one in found} == {7}
    assert sum(one.decisions for one in found) == 1200
    first, *later = found
    assert first.rules is not None
    assert first.both is not None
    for one in later:
        assert one.both is not None
        assert one.rules is not None
        assert one.both > one.rules + 0.2


def test_a_short_history_is_told_by_days_and_a_thin_one_without_figures() -> None:
    by_day = course(_examples(300, DAY // 60), UTC)
    assert {one.days for one in by_day} == {1}
    assert [one.begins for one in by_day] == [
        date(2026, 9, 7) + day * timedelta(1) for day in range(5)
    ]
    thin = course(_examples(60, DAY), UTC)
    assert {one.both for one in thin[-2:]} == {None}


def test_before_anything_is_known_only_the_rules_have_a_figure() -> None:
    (first, *_) = course(_examples(199, DAY // 60), UTC)
    assert first.rules is not None
    assert first.both is None


def test_no_more_weeks_than_the_picture_holds() -> None:
    found = course(_examples(400, DAY // 4), UTC)
    assert len(found) == MOST_SHOWN
    assert found[-1].begins == date(2026, 12, 14)


def test_nothing_from_nothing_and_when_stopped() -> None:
    assert course([]) == ()
    assert course(_examples(30, DAY), stop=lambda: True) == ()
