"""Somebody at work for a while, with sync, re-checking and learning behind the window.

``MODERATOR_BENCH_SOAK_S`` says for how many seconds.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
import traceback
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from shiboken6 import delete

from moderator.app.collecting import Collector
from moderator.app.learner import Learner
from moderator.app.start import SWITCH_S
from moderator.frugal import keep_little
from moderator.model import Query, State
from moderator.rules.checkers import Checkers
from moderator.rules.rulebook import Rulebook
from moderator.settings import Settings, files
from moderator.ui.rechecking import Rechecking
from moderator.ui.sidebar import View
from tests.bench import readers
from tests.bench.measure import Report, Times, memory_mb, number
from tests.desks import Newsroom
from tests.rules_desk import COURSE, save
from tests.windows import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme

SOAK_S = float(os.environ.get("MODERATOR_BENCH_SOAK_S", "30"))
BEAT_MS = 4
ACT_MS = 320
COMING = 100
COME_EVERY_MS = 2000
LONG_MS = 50.0
TOLD = 3


class Pulse(QObject):
    """A heartbeat of the window's thread; what it was late by, somebody at the keys would feel.

    Linux tells for how long the thread was ready and no processor was free, because other programs
    had it; that is noted too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self.waited: list[float] = []
        self._told = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._waited = self._waiting_ms()
        self.last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self.last) * 1000 - BEAT_MS))
        self.last = now
        waited = self._waiting_ms()
        self.waited.append(min(waited - self._waited, self.late[-1]))
        self._waited = waited

    def _waiting_ms(self) -> float:
        return int(self._told.read_text().split()[1]) / 1e6 if self._told.exists() else 0.0

    def own(self) -> list[float]:
        """Return what it was late by, less what other programs made it wait."""
        return [late - waited for late, waited in zip(self.late, self.waited, strict=True)]


class Hands(QObject):
    """Decides three times a second; scrolls, jumps, changes the list and searches in between."""

    def __init__(self, desk: Bench) -> None:
        super().__init__()
        self._desk = desk
        self.done: Counter[str] = Counter()
        self.decided: list[float] = []  # key → next comment painted, which is done at once
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(ACT_MS)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    @Slot()
    def _act(self) -> None:
        desk, window = self._desk, self._desk.window
        self._turn += 1
        desk.seconds.now += 1
        desk.room.clock.forward(seconds=ACT_MS / 1000)
        bar = window.queue.view.verticalScrollBar()
        if self._turn % 23 == 0:
            states = (State.PENDING, State.HELD, None)
            window.sidebar.choose_view(View(states[self._turn // 23 % 3]))
            self.done["views"] += 1
        elif self._turn % 7 == 0:
            bar.setValue(bar.maximum() * (self._turn * 37 % 61) // 61)
            self.done["jumps"] += 1
        elif self._turn % 5 == 0:
            bar.setValue(bar.value() + 3 * bar.singleStep())
            self.done["scrolls"] += 1
        else:
            before, began = window.queue.model.rowCount(), time.perf_counter()
            QTest.keyClick(window.queue.view, "9")  # type: ignore[call-overload]  # the stubs list each kind of key apart
            if window.queue.model.rowCount() < before:  # a key too early decides nothing
                self.decided.append((time.perf_counter() - began) * 1000)


class Witness:
    """Looks from another thread at what the window's thread is doing while it is late.

    Told is that place, and which thread had a processor for longest since all was well: where the
    window's has little of it, the other kept the interpreter or the processors.
    """

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._main = threading.get_ident()
        self._stop = threading.Event()
        self.seen: Counter[str] = Counter()
        self._thread = threading.Thread(target=self._watch, name="witness")
        self._thread.start()

    def _watch(self) -> None:
        before, beat, looks = _worked(), self._pulse.last, 0
        while not self._stop.wait(0.01):
            looks += 1
            if (time.perf_counter() - self._pulse.last) * 1000 > LONG_MS:
                self.seen[f"{self._place()}, at work: {_busiest(before)}"] += 1
            elif self._pulse.last != beat and looks % 5 == 0:
                before, beat = _worked(), self._pulse.last

    def _place(self) -> str:
        frame = sys._current_frames().get(self._main)  # noqa: SLF001 - Python's way
        places = traceback.extract_stack(frame)
        ours = [f"{one.name}:{one.lineno}" for one in places if "moderator" in one.filename]
        return " ".join(ours[-3:]) or "outside our code"

    def end(self) -> None:
        self._stop.set()
        self._thread.join()


def _worked() -> dict[int, int]:
    """Return for how many nanoseconds each thread had a processor; empty where nobody tells."""
    found = {}
    for one in threading.enumerate():
        told = Path(f"/proc/self/task/{one.native_id}/schedstat")
        with suppress(OSError):  # it ended, or this is not Linux
            found[one.native_id or 0] = int(told.read_text().split()[0])
    return found


def _busiest(before: dict[int, int]) -> str:
    """Return the two threads that had a processor for longest since ``before``, and how long."""
    names = {one.native_id: one.name for one in threading.enumerate()}
    spent = {number: now - before.get(number, now) for number, now in _worked().items()}
    most = sorted(spent, key=lambda number: -spent[number])[:2]
    return ", ".join(
        f"{names.get(number, 'one that ended')} {spent[number] / 1e6:.0f} ms" for number in most
    )


@pytest.fixture
def desk(
    long_queue: Path, tmp_path: Path, qtbot: QtBot, qapp: QApplication, theme: Theme
) -> Iterator[Bench]:
    """A window whose queue is to be checked anew, since a rule was added."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)
    room = Newsroom.open(long_queue, book=Rulebook(tmp_path / "rules", files.replace))
    room.checkers = room.desk.rulekeeping.checkers = Checkers()
    save(room, COURSE)
    bench = Bench(qtbot, room, theme, Settings())
    bench.open()
    keep_little()
    collector = Collector(qapp)
    yield bench
    delete(collector)
    gc.unfreeze()
    bench.close()
    room.checkers.close()
    room.close()
    sys.setswitchinterval(usual)


def test_a_shift_with_all_that_goes_on_behind_it(desk: Bench, theme: Theme, report: Report) -> None:
    assert desk.worker is not None
    worker, room = desk.worker, desk.room
    left = room.desk.rulekeeping.recheck_waiting()
    decided = len(room.desk.ids(Query(state=State.SPAM)))
    come = 0

    def arrive() -> None:
        nonlocal come
        for one in range(COMING):
            room.site.post(readers.text(10_000_000 + come + one), name="Bạn đọc mới")
        come += COMING
        worker.sync_now()

    rechecking = Rechecking(worker, theme, desk.window.status)
    learner = Learner(worker, desk.window)
    worker.opened.emit()  # the learner waits for it
    rechecking.look()
    pulse, hands = Pulse(), Hands(desk)
    witness = Witness(pulse)
    coming = QTimer()
    coming.timeout.connect(arrive)
    coming.start(COME_EVERY_MS)
    desk.qtbot.wait(round(SOAK_S * 1000))
    coming.stop()
    witness.end()
    del learner
    desk.until(lambda: True)
    decided = len(room.desk.ids(Query(state=State.SPAM))) - decided
    checked = left - room.desk.rulekeeping.recheck_waiting()
    assert decided > 0
    assert checked > 0
    report.tell("soak", f"{SOAK_S:.0f} s: decided, came, checked", f"{decided}, {come}, {checked}")
    report.tell("soak", "decide → the next comment painted", Times(tuple(hands.decided)))
    for name, late in (("", pulse.late), (", less the wait for a processor", pulse.own())):
        longest, long = number(max(late)), sum(one > LONG_MS for one in late)
        report.tell("soak", f"window's thread late by{name}", Times(tuple(late)))
        report.tell("soak", f"longest stall{name}", f"{longest} ms, over 50 ms: {long}")
    for place, times in witness.seen.most_common(TOLD):
        report.tell("soak", "seen during stalls", f"{times} × {place}")
    report.tell("soak", "memory", f"{memory_mb():.0f} MB")
