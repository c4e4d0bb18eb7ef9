from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest

from moderator.worker.threads import InOrder, NewestFirst, join_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMIT = 10.0


@pytest.fixture
def reader() -> Iterator[NewestFirst]:
    lane = NewestFirst("test-reader")
    yield lane
    lane.close()
    assert join_all(lane.threads, LIMIT)


def wait_for(event: threading.Event) -> None:
    event.wait(LIMIT)


def plugged(lane: NewestFirst) -> threading.Event:
    """Keep the lane busy until the returned event is set."""
    busy, free = threading.Event(), threading.Event()

    def job() -> None:
        busy.set()
        free.wait(LIMIT)

    lane.give("", lambda _: job)
    assert busy.wait(LIMIT)
    return free


def started(name: str) -> InOrder:
    lane = InOrder(name)
    lane.start()
    return lane


def test_a_lane_runs_its_jobs_in_order_and_finishes_them_when_closed() -> None:
    lane, ran = started("test-writer"), list[int]()
    for number in range(100):
        assert lane.give(partial(ran.append, number))
    lane.close(drop=False)
    assert join_all(lane.threads, LIMIT)
    assert ran == list(range(100))


def test_what_was_given_before_the_start_waits_and_runs_after_the_first_job() -> None:
    lane, ran = InOrder("test-writer"), list[str]()
    lane.give(lambda: ran.append("given"))
    assert ran == []
    lane.start(lambda: ran.append("first"))
    lane.close(drop=False)
    assert join_all(lane.threads, LIMIT)
    assert ran == ["first", "given"]


def test_a_lane_closed_before_its_start_never_starts() -> None:
    lane = InOrder("test-writer")
    lane.close(drop=False)
    lane.start()
    assert lane.threads == []


def test_a_closed_lane_takes_nothing_more() -> None:
    lane = started("test-writer")
    lane.close(drop=False)
    assert not lane.give(lambda: None)
    assert join_all(lane.threads, LIMIT)


def test_a_lane_closed_with_drop_forgets_what_waits() -> None:
    lane, busy, free, ran = started("test"), threading.Event(), threading.Event(), list[int]()

    def block() -> None:
        busy.set()
        free.wait(LIMIT)

    lane.give(block)
    assert busy.wait(LIMIT)
    lane.give(lambda: ran.append(1))
    lane.close(drop=True)
    free.set()
    assert join_all(lane.threads, LIMIT)
    assert ran == []


def test_joining_a_stuck_thread_gives_up_and_says_so() -> None:
    lane, free = started("test"), threading.Event()
    lane.give(partial(wait_for, free))
    lane.close(drop=False)
    assert not join_all(lane.threads, 0.01)
    free.set()
    assert join_all(lane.threads, LIMIT)


def test_the_newest_request_runs_first(reader: NewestFirst) -> None:
    free, ran, done = plugged(reader), list[str](), threading.Event()

    def make(name: str) -> Callable[[int], Callable[[], None]]:
        def job() -> None:
            ran.append(name)
            if len(ran) == 3:
                done.set()

        return lambda _: job

    for name in ("first", "second", "third"):
        reader.give("", make(name))
    free.set()
    assert done.wait(LIMIT)
    assert ran == ["third", "second", "first"]


def test_a_request_that_somebody_waits_for_goes_ahead_of_newer_ones() -> None:
    reader, ran, done = (
        NewestFirst("test-reader", ahead=("detail",)),
        list[str](),
        threading.Event(),
    )
    free = plugged(reader)

    def make(name: str) -> Callable[[int], Callable[[], None]]:
        return lambda _: lambda: ran.append(name)

    reader.give("", lambda _: done.set)
    for topic in ("rows", "detail", "counts"):
        reader.give(topic, make(topic))
    free.set()
    assert done.wait(LIMIT)
    assert ran == ["detail", "counts", "rows"]
    reader.close()
    assert join_all(reader.threads, LIMIT)


def test_a_newer_request_of_a_topic_replaces_the_waiting_one(reader: NewestFirst) -> None:
    free, ran, done = plugged(reader), list[str](), threading.Event()
    numbers: list[int] = []

    def make(name: str) -> Callable[[int], Callable[[], None]]:
        def build(number: int) -> Callable[[], None]:
            numbers.append(number)
            return lambda: ran.append(name)

        return build

    reader.give("", lambda _: done.set)
    reader.give("search", make("old"))
    reader.give("search", make("new"))
    free.set()
    assert done.wait(LIMIT)
    assert ran == ["new"]
    assert not reader.fresh("search", numbers[0])
    assert reader.fresh("search", numbers[1])


def test_a_job_is_told_when_a_newer_one_of_its_topic_overtakes_it() -> None:
    free, busy, told = threading.Event(), threading.Event(), list[str]()

    def overtaken() -> None:
        told.append("overtaken")
        free.set()

    lane = NewestFirst("test-lister", overtaken=overtaken)

    def slow() -> None:
        busy.set()
        assert free.wait(LIMIT)

    lane.give("list", lambda _: slow)
    assert busy.wait(LIMIT)
    lane.give("rows", lambda _: partial(told.append, "rows"))
    assert told == []
    done = threading.Event()
    lane.give("list", lambda _: done.set)
    assert done.wait(LIMIT)
    lane.give("list", lambda _: partial(told.append, "list"))
    lane.close()
    assert join_all(lane.threads, LIMIT)
    assert told.count("overtaken") == 1


def test_a_job_that_raises_is_logged_and_its_lane_goes_on(
    reader: NewestFirst, caplog: pytest.LogCaptureFixture
) -> None:
    lane = InOrder("ordered")
    lane.start()
    ended = [threading.Event(), threading.Event()]

    def wrong() -> None:
        raise ZeroDivisionError

    lane.give(wrong)
    lane.give(ended[0].set)
    free = plugged(reader)
    reader.give("", lambda _: ended[1].set)
    reader.give("rows", lambda _: wrong)  # the newest runs first
    free.set()
    assert all(event.wait(LIMIT) for event in ended)
    lane.close(drop=False)
    reader.close()
    assert join_all([*lane.threads, *reader.threads], LIMIT)
    assert caplog.text.count("a lane's job failed") == 2
