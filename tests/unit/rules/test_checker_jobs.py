"""What the checking processes are given first, and when there is no more for them."""

from __future__ import annotations

from concurrent.futures import Future
from queue import Empty

import pytest

from moderator.rules.checkers import Job, Jobs
from tests.desks import ruleset


def job() -> Job:
    recipe = ruleset().recipe
    assert recipe is not None
    return Job(recipe, "", [], [], Future())


def test_what_is_wanted_now_goes_before_what_is_done_behind_somebodys_work() -> None:
    jobs, behind, first, second = Jobs(), job(), job(), job()
    jobs.put(behind, behind=True)
    jobs.put(first, behind=False)
    jobs.put(second, behind=False)
    assert [jobs.take(0, behind=True, timeout=None) for _ in range(3)] == [first, second, behind]


def test_a_core_is_left_free_of_what_is_done_behind_somebodys_work() -> None:
    jobs, behind = Jobs(), job()
    jobs.put(behind, behind=True)
    with pytest.raises(Empty):
        jobs.take(0, behind=False, timeout=0)
    assert jobs.take(0, behind=True, timeout=None) is behind


def test_a_further_process_is_for_many_jobs() -> None:
    jobs, three = Jobs(), [job() for _ in range(3)]
    for one in three[:2]:
        jobs.put(one, behind=False)
    with pytest.raises(Empty):
        jobs.take(2, behind=True, timeout=0)
    jobs.put(three[2], behind=False)
    assert jobs.take(2, behind=True, timeout=None) is three[0]


def test_at_the_end_what_nobody_took_comes_back_and_nobody_waits() -> None:
    jobs, now, behind = Jobs(), job(), job()
    jobs.put(behind, behind=True)
    jobs.put(now, behind=False)
    assert jobs.close() == [now, behind]
    assert jobs.take(0, behind=True, timeout=None) is None
