"""Ten windows on one queue while others decide: what they read again, how soon they show it.

``MODERATOR_BENCH_OTHERS`` says how many comments others decide meanwhile (default 5,000): a fifth
one by one, by programs of their own, the rest as steps of a whole list.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from moderator.desk import Desk
from moderator.desk.sweep import STEP
from moderator.model import Decision, ItemResult, Order, Query, State, Verdict
from moderator.store import Store
from tests.bench.measure import Report, ms, number
from tests.desks import ruleset
from tests.listeners import Listener

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OTHERS = int(os.environ.get("MODERATOR_BENCH_OTHERS", "5000"))
WINDOWS = 10
MODERATORS = 4
SAMPLES = 40
LIMIT_S = 900.0


def _now() -> datetime:
    return datetime.now(UTC)


def test_ten_windows_follow_what_others_decide(
    shared_queue: str, qtbot: QtBot, tmp_path: Path, report: Report
) -> None:
    with ExitStack() as opened:
        windows = [
            opened.enter_context(
                closing(Listener(qtbot, _now, url=shared_queue, name=f"w{at}", limit_s=LIMIT_S))
            )
            for at in range(WINDOWS)
        ]
        store = opened.enter_context(closing(Store.open(shared_queue, clock=_now)))
        for window in windows:
            window.open()
        _follow(store, shared_queue, windows, qtbot=qtbot, folder=tmp_path, report=report)


def _follow(
    store: Store,
    url: str,
    windows: list[Listener],
    *,
    qtbot: QtBot,
    folder: Path,
    report: Report,
) -> None:
    desk = Desk(store, ruleset(), clock=_now, undo_window=timedelta(hours=1), station="first")
    times = _latencies(desk, windows)
    report.tell("windows", f"key at one desk → gone from {WINDOWS} others' lists", ms(times))

    began = time.perf_counter()
    before = desk.counts().states[State.PENDING]
    each = OTHERS // 5 // MODERATORS // 50 * 50
    programs = [_moderator(url, f"M{at}", each, folder) for at in range(MODERATORS)]
    left = OTHERS - each * MODERATORS
    while left > 0:
        ids = desk.first_ids(Query(order=Order.NEWEST), min(STEP, left))
        decided = desk.decide(Decision(Verdict.HOLD, tuple(ids), "Lan"))
        left -= sum(item.result is ItemResult.DONE for item in decided.items)
        qtbot.wait(100)  # the windows' thread is this one
    qtbot.waitUntil(
        lambda: all(one.poll() is not None for one in programs), timeout=int(LIMIT_S * 1000)
    )
    said = [json.loads(one.communicate()[0].splitlines()[-1]) for one in programs]
    seconds = time.perf_counter() - began
    wanted = list(desk.ids(Query()))
    assert before - len(wanted) >= OTHERS - MODERATORS * 50
    for window in windows:
        window.until_shows(wanted)
    done = f"{before - len(wanted):,} in {seconds:.0f} s"
    report.tell("windows", "others decided meanwhile", done)
    single = [took for one in said for took in one["times"]]
    report.tell("windows", "their decisions, one by one", ms(single))
    late = time.perf_counter() - began - seconds
    report.tell("windows", "all lists the same after the last one", f"{number(late)} s")
    report.tell("windows", "lists put up anew", sum(window.resets for window in windows))
    report.tell("windows", "lists read whole again", sum(window.desk.whole for window in windows))
    for window in windows:
        assert (window.resets, window.desk.whole) == (0, 0)
        assert window.failures == []


def test_two_windows_on_one_file(long_queue: Path, qtbot: QtBot, report: Report) -> None:
    store = Store.open(data=long_queue, clock=_now)
    desk = Desk(store, ruleset(), clock=_now, undo_window=timedelta(hours=1), station="first")
    window = Listener(qtbot, _now, data=long_queue, name="second", limit_s=LIMIT_S)
    window.open()
    times = _latencies(desk, [window])
    what = "key at one desk → gone from another's list, on one file asked each second"
    report.tell("windows", what, ms(times))
    assert (window.resets, window.desk.whole) == (0, 0)
    window.close()
    store.close()


def _latencies(desk: Desk, windows: list[Listener]) -> list[float]:
    """Return how long after a key each window's list was without the comment."""
    times: list[float] = []
    for comment in desk.first_ids(Query(order=Order.NEWEST), SAMPLES):
        for window in windows:
            window.await_(comment)
        began = time.perf_counter()
        desk.decide(Decision(Verdict.HOLD, (comment,), "Lan"))
        for window in windows:
            window.until_left(comment)
            times.append(window.left[comment] - began)
    return times


def _moderator(url: str, name: str, most: int, folder: Path) -> subprocess.Popen[str]:
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.one_moderator", url, name, str(most), folder / "sent"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()
    return program
