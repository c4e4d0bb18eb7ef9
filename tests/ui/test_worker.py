from __future__ import annotations

import threading
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QThread

from moderator.desk import Desk
from moderator.errors import DecisionError, ModeratorError, StoreError, Unreachable
from moderator.model import Decision, State, Verdict
from moderator.worker import Worker
from tests.desks import Clock, ruleset
from tests.worker_bench import LIMIT, SECONDS, Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from moderator.model import SiteRecord
    from moderator.sync import Sync
    from moderator.ui.lanes import Lanes


def ours() -> set[str]:
    """Return the program's threads that run, less those that a test before left to end alone."""
    return {
        thread.name
        for thread in threading.enumerate()
        if thread.name.startswith("moderator-") and thread not in EARLIER
    }


EARLIER: set[threading.Thread] = set()


@pytest.fixture(autouse=True)
def before() -> None:
    EARLIER.clear()
    EARLIER.update(threading.enumerate())


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(tmp_path, qtbot, poll=timedelta(milliseconds=40))
    yield made
    assert made.worker.stop(SECONDS)
    for store in made.stores:
        store.close()
    assert ours() == set()


def test_the_worker_offers_what_the_window_asks_for(bench: Bench) -> None:
    lanes: Lanes = bench.worker
    assert lanes.sync_now is not None
    bench.start()


def test_writes_run_in_order_and_answer_on_the_windows_thread(bench: Bench) -> None:
    bench.start()
    ran: list[int] = []
    answered: list[tuple[int, bool]] = []
    here = QThread.currentThread()

    def job(number: int) -> Callable[[Desk], int]:
        def run(_desk: Desk) -> int:
            ran.append(number)
            return number

        return run

    for number in range(20):
        bench.worker.write(
            job(number),
            lambda found: answered.append((found, QThread.currentThread() is here)),
        )
    bench.until(lambda: len(answered) == 20)
    assert ran == list(range(20))
    assert answered == [(number, True) for number in range(20)]


def test_jobs_given_before_the_database_is_open_wait_for_it(bench: Bench) -> None:
    answered: list[object] = []
    bench.worker.read(lambda desk: desk.counts(), answered.append)
    bench.worker.write(lambda desk: desk.record_login("Lan"), answered.append)
    assert answered == []
    bench.start()
    bench.until(lambda: len(answered) == 2)


def saying(word: str, _desk: Desk) -> str:
    return word


@pytest.mark.parametrize("late", [False, True])
def test_a_superseded_read_answers_only_where_it_may_come_late(bench: Bench, *, late: bool) -> None:
    bench.start()
    busy, free = threading.Event(), threading.Event()
    answered: list[str] = []

    def slow(_desk: Desk) -> str:
        busy.set()
        assert free.wait(SECONDS)
        return "slow"

    bench.worker.read(slow, answered.append, topic="rows", late=late)
    assert busy.wait(SECONDS)
    for word in ("first", "second", "third"):
        bench.worker.read(partial(saying, word), answered.append, topic="rows", late=late)
    bench.worker.read(lambda _: "other", answered.append, topic="counts")
    free.set()
    bench.until(lambda: answered[-2:] == ["other", "third"])
    assert answered[:-2] == (["slow"] if late else [])


def test_an_error_goes_to_its_handler_or_else_to_the_signal(bench: Bench) -> None:
    bench.start()
    handled: list[ModeratorError] = []

    def refuse(_desk: Desk) -> None:
        raise DecisionError("no")

    bench.worker.write(refuse, failed=handled.append)
    bench.until(lambda: len(handled) == 1)
    assert bench.failures == []
    bench.worker.read(refuse, lambda _: None)
    bench.until(lambda: len(bench.failures) == 1)
    assert isinstance(bench.failures[0], DecisionError)


def test_a_bug_in_a_job_is_shown_and_logged_and_the_lane_lives_on(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.start()
    bench.worker.write(lambda _: 1 // 0)
    bench.until(lambda: len(bench.failures) == 1)
    assert isinstance(bench.failures[0], ZeroDivisionError)
    assert "a job failed" in caplog.text
    answered: list[int] = []
    bench.worker.write(lambda _: 7, answered.append)
    bench.until(lambda: answered == [7])


def test_a_database_that_cannot_be_opened_is_said_once(qtbot: QtBot) -> None:
    def broken() -> Desk:
        raise StoreError("damaged")

    def never(_record: SiteRecord) -> Sync:
        raise AssertionError("no site without a database")

    worker = Worker(broken, never, clock=Clock(), poll=timedelta(seconds=1))
    with qtbot.waitSignal(worker.unusable, timeout=LIMIT) as told:
        worker.start()
    assert isinstance(told.args[0], StoreError)
    refused: list[ModeratorError] = []
    worker.read(lambda desk: desk.counts(), lambda _: None, failed=refused.append)
    qtbot.waitUntil(lambda: len(refused) == 1, timeout=LIMIT)
    assert worker.stop(SECONDS)
    assert ours() == set()


def test_a_new_comment_arrives_by_itself(bench: Bench) -> None:
    bench.site.post("Ý kiến đầu tiên")
    bench.start()
    bench.until(lambda: any(changes.ids for changes in bench.changes))
    bench.until(lambda: any(each.connected for status in bench.statuses for each in status))
    assert len(bench.pending()) == 1


def test_a_decision_goes_when_its_window_has_passed(bench: Bench) -> None:
    remote_id = bench.site.post("Ý kiến đầu tiên")
    bench.start()
    bench.until(lambda: any(changes.ids for changes in bench.changes))
    (comment,) = bench.pending()
    bench.worker.write(lambda desk: desk.decide(Decision(Verdict.APPROVE, (comment,), "Lan")))
    bench.until(lambda: any(each.waiting for status in bench.statuses for each in status))
    assert bench.site.effects == []
    bench.until_in_time(lambda: len(bench.site.effects) == 1)
    assert bench.site.effects[0].remote_id == remote_id


def test_what_another_program_writes_is_seen(bench: Bench) -> None:
    bench.site.post("Ý kiến đầu tiên")
    bench.start()
    bench.until(lambda: any(changes.ids for changes in bench.changes))
    (comment,) = bench.pending()
    bench.changes.clear()
    with bench.other() as store:
        Desk(store, ruleset(), clock=bench.clock).decide(Decision(Verdict.HOLD, (comment,), "Minh"))
    bench.until(lambda: any(comment in changes.ids for changes in bench.changes))
    found = bench.answer(lambda desk: desk.rows([comment])[0].state)
    assert found is State.HELD


def test_a_site_that_fails_shows_in_the_status_and_is_tried_again(bench: Bench) -> None:
    bench.start()
    bench.until(lambda: any(each.connected for status in bench.statuses for each in status))
    bench.site.trouble("fetch", Unreachable("cable cut"))
    bench.until_in_time(lambda: any(each[0].connected is False for each in bench.statuses))
    bench.until_in_time(lambda: bench.statuses[-1][0].connected is True)
    assert bench.failures == []


def test_sync_now_starts_a_round_without_waiting(tmp_path: Path, qtbot: QtBot) -> None:
    bench = Bench(tmp_path, qtbot, poll=timedelta(hours=1))
    bench.start()
    bench.until(lambda: any(each.connected for status in bench.statuses for each in status))
    bench.changes.clear()
    bench.site.post("Ý kiến đầu tiên")
    bench.worker.sync_now()
    bench.until(lambda: any(changes.ids for changes in bench.changes))
    assert bench.worker.stop(SECONDS)
    bench.stores[0].close()


def test_a_site_connected_later_is_visited_after_a_refresh(tmp_path: Path, qtbot: QtBot) -> None:
    bench = Bench(tmp_path, qtbot, poll=timedelta(hours=1))
    bench.start()
    bench.until(lambda: bool(bench.statuses))
    info = bench.site.info()
    with bench.other() as store, store.write() as writing:
        second = writing.add_site(replace(info, address="http://127.0.0.2"))
    bench.worker.refresh()
    bench.until(
        lambda: any(
            each.site.id == second and each.connected
            for status in bench.statuses
            for each in status
        )
    )
    assert bench.worker.stop(SECONDS)
    bench.stores[0].close()


def test_a_task_reports_its_progress_and_its_result(bench: Bench) -> None:
    bench.start()
    seen: list[tuple[int, int]] = []
    done: list[str] = []

    def work(_desk: Desk, progress: Callable[[int, int], None], _stop: Callable[[], bool]) -> str:
        for step in range(3):
            progress(step, 3)
        return "done"

    bench.worker.task(work, done.append, progress=lambda step, total: seen.append((step, total)))
    bench.until(lambda: done == ["done"])
    assert seen == [(0, 3), (1, 3), (2, 3)]


def test_a_cancelled_task_stops_at_its_next_step(bench: Bench) -> None:
    bench.start()
    begun, cancelled = threading.Event(), threading.Event()
    done: list[str] = []

    def work(_desk: Desk, _progress: Callable[[int, int], None], stop: Callable[[], bool]) -> str:
        begun.set()
        assert cancelled.wait(SECONDS)
        return "stopped" if stop() else "whole"

    cancel = bench.worker.task(work, done.append)
    assert begun.wait(SECONDS)
    cancel()
    cancelled.set()
    bench.until(lambda: done == ["stopped"])


def test_closing_writes_what_was_decided_and_sends_nothing_more(
    tmp_path: Path, qtbot: QtBot
) -> None:
    bench = Bench(tmp_path, qtbot, poll=timedelta(milliseconds=40))
    bench.site.post("Ý kiến đầu tiên")
    bench.start()
    bench.until(lambda: any(changes.ids for changes in bench.changes))
    (comment,) = bench.pending()
    bench.worker.write(lambda desk: desk.decide(Decision(Verdict.APPROVE, (comment,), "Lan")))
    assert bench.worker.stop(SECONDS)
    bench.stores[0].close()
    assert ours() == set()
    assert bench.site.effects == []
    with bench.other() as store, store.read() as reading:
        assert reading.rows([comment])[0].state is State.APPROVED
        assert reading.waiting(bench.site_id)[0] == 1


def test_closing_during_a_request_that_hangs_gives_up_in_time(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path, qtbot, poll=timedelta(hours=1))
    asked, answer = threading.Event(), threading.Event()
    fetch = bench.site.fetch

    def hanging(cursor: str | None, limit: int = 200) -> object:
        asked.set()
        assert answer.wait(SECONDS)
        return fetch(cursor, limit)

    monkeypatch.setattr(bench.site, "fetch", hanging)
    bench.start()
    bench.until(asked.is_set)
    assert not bench.worker.stop(0.05)
    answer.set()
    assert bench.worker.stop(SECONDS)
    bench.stores[0].close()
    assert ours() == set()


def test_closing_before_the_database_is_open_leaves_nothing_behind(
    tmp_path: Path, qtbot: QtBot
) -> None:
    bench = Bench(tmp_path, qtbot, poll=timedelta(hours=1))
    bench.worker.read(lambda desk: desk.counts(), lambda _: None)
    assert bench.worker.stop(SECONDS)
    assert ours() == set()
