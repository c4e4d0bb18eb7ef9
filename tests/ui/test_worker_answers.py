"""Every request ends: done, failed or superseded, also where the program itself is wrong."""

from __future__ import annotations

import threading
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal, NoReturn

import pytest

from moderator.errors import DecisionError, ModeratorError, ProgramFault
from moderator.worker import Worker
from tests.desks import Clock
from tests.worker_bench import LIMIT, SECONDS, Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from moderator.desk import Desk
    from moderator.model import SiteRecord
    from moderator.sync import Sync

Lane = Literal["reader", "lister", "writer", "task"]
LANES: tuple[Lane, ...] = ("reader", "lister", "writer", "task")


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(tmp_path, qtbot, poll=timedelta(hours=1))
    made.start()
    yield made
    assert made.worker.stop(SECONDS)
    for store in made.stores:
        store.close()


def give(
    worker: Worker,
    lane: Lane,
    job: Callable[[], str],
    done: Callable[[str], None],
    failed: Callable[[ModeratorError], None] | None,
) -> None:
    if lane == "task":
        worker.task(lambda _desk, _progress, _stop: job(), done, failed=failed)
    elif lane == "writer":
        worker.write(lambda _desk: job(), done, failed=failed)
    else:
        topic = "list" if lane == "lister" else "rows"
        worker.read(lambda _desk: job(), done, topic=topic, failed=failed)


def bug() -> NoReturn:
    raise ZeroDivisionError("ours")


@pytest.mark.parametrize("lane", LANES)
def test_a_request_that_meets_a_bug_is_told_so_and_the_window_too(bench: Bench, lane: Lane) -> None:
    told: list[Exception] = []
    done: list[str] = []
    bench.worker.failed.connect(told.append)
    give(bench.worker, lane, bug, done.append, told.append)
    bench.until(lambda: len(told) == 2)
    assert [type(one) for one in told] == [ZeroDivisionError, ProgramFault]
    give(bench.worker, lane, lambda: "goes on", done.append, told.append)
    bench.until(lambda: bool(done))
    assert done == ["goes on"]
    assert len(told) == 2


@pytest.mark.parametrize("lane", LANES)
def test_a_request_that_is_refused_is_told_so_alone(bench: Bench, lane: Lane) -> None:
    def refuse() -> NoReturn:
        raise DecisionError("no")

    told: list[ModeratorError] = []
    give(bench.worker, lane, refuse, lambda _: None, told.append)
    bench.until(lambda: bool(told))
    assert [type(one) for one in told] == [DecisionError]
    assert bench.failures == []


@pytest.mark.parametrize("lane", ["reader", "lister"])
def test_a_superseded_request_whose_job_has_a_bug_is_heard_no_more(
    bench: Bench, lane: Lane
) -> None:
    busy, free = threading.Event(), threading.Event()
    told: list[object] = []

    def slow_bug() -> NoReturn:
        busy.set()
        assert free.wait(SECONDS)
        bug()

    give(bench.worker, lane, slow_bug, told.append, told.append)
    assert busy.wait(SECONDS)
    give(bench.worker, lane, lambda: "newer", told.append, told.append)
    free.set()
    bench.until(lambda: bool(told))
    assert told == ["newer"]
    assert [type(one) for one in bench.failures] == [ZeroDivisionError]


@pytest.mark.parametrize("lane", LANES)
def test_a_bug_while_opening_ends_what_waits_and_says_that_nothing_will_run(
    qtbot: QtBot, lane: Lane
) -> None:
    def broken() -> Desk:
        bug()

    def never(_record: SiteRecord) -> Sync:
        raise AssertionError("no site without a database")

    worker = Worker(broken, never, clock=Clock(), poll=timedelta(seconds=1))
    failures: list[Exception] = []
    told: list[ModeratorError] = []
    worker.failed.connect(failures.append)
    give(worker, lane, lambda: "never", lambda _: None, told.append)
    with qtbot.waitSignal(worker.unusable, timeout=LIMIT) as unusable:
        worker.start()
    qtbot.waitUntil(lambda: bool(told), timeout=LIMIT)
    assert [type(one) for one in (*unusable.args, *told)] == [ProgramFault, ProgramFault]
    assert [type(one) for one in failures] == [ZeroDivisionError]
    assert worker.stop(SECONDS)


def test_an_answer_in_the_window_that_raises_takes_no_other_along(
    bench: Bench, qtbot: QtBot
) -> None:
    answered: list[int] = []

    def wrong(_found: int) -> None:
        bug()

    with qtbot.captureExceptions() as caught:
        bench.worker.write(lambda _: 1, wrong)
        for number in range(3):
            bench.worker.write(partial(_same, number), answered.append)
        bench.until(lambda: len(answered) == 3)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert answered == [0, 1, 2]


def _same(number: int, _desk: Desk) -> int:
    return number
