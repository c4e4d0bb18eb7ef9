"""How fast the real window answers a key and scrolls, beside a floor with nothing behind it."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from moderator.app.collecting import Collector
from moderator.app.start import SWITCH_S
from moderator.frugal import keep_little
from moderator.model import Query
from moderator.settings import Settings
from moderator.ui.sidebar import View
from tests.bench import readers
from tests.bench.floor import Floor, FloorPane
from tests.bench.measure import Report, Times, in_turn, memory_mb, ms
from tests.desks import ruleset
from tests.windows import Bench, turn_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QTableView
    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme
    from tests.desks import Newsroom

DECISIONS = 40
FRAMES = 200
JUMPS = 120
SWITCHES = 16
IN_MEMORY = 1000
LONGEST_MS = 10_000


@pytest.fixture
def desk(room: Newsroom, qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[Bench]:
    """A window on the long queue; threads take turns and garbage is collected as in the program."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)
    bench = Bench(qtbot, room, theme, Settings())
    bench.open()
    keep_little()
    collector = Collector(qapp)
    yield bench
    delete(collector)
    gc.unfreeze()
    bench.close()
    sys.setswitchinterval(usual)


@pytest.fixture
def floor(desk: Bench, qtbot: QtBot, theme: Theme) -> Floor:
    """A table of the same size and length with rows that are simply there."""
    view = desk.window.queue.view
    rows = desk.room.desk.rows(desk.room.desk.first_ids(Query(), IN_MEMORY))
    count = view.model().rowCount()
    floor = Floor(rows, count, beside=view, theme=theme, clock=desk.room.clock)
    qtbot.addWidget(floor)
    floor.show()
    qtbot.waitExposed(floor)
    return floor


@pytest.fixture
def pane(desk: Bench, qtbot: QtBot, theme: Theme) -> FloorPane:
    """A pane of the same size with comments that are simply there."""
    found = (desk.room.desk.open(one) for one in desk.room.desk.first_ids(Query(), IN_MEMORY // 10))
    shown = desk.window.detail
    assert desk.worker is not None
    pane = FloorPane(
        [one for one in found if one is not None],
        desk.worker,
        beside=shown,
        theme=theme,
        clock=desk.room.clock,
    )
    qtbot.addWidget(pane)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def test_decide_and_see_the_next(
    desk: Bench, floor: Floor, pane: FloorPane, report: Report
) -> None:
    """From the key until the next comment's text was painted; then the decision is written.

    The floor to be compared with does as much: it goes to the next row, takes the one before out
    and paints both the row and a whole comment, all of which are simply in memory. Of the time
    that takes, the row alone is a small part, told too: no desk can show a comment within it.
    """
    floor.go_to(0)

    def real() -> Times:
        return ms([_decide(desk) for _ in range(DECISIONS)])

    def least() -> Times:
        return ms([_leave(floor, pane) for _ in range(DECISIONS)])

    before = desk.window.queue.model.rowCount()
    with_desk, without = in_turn(real, least)
    assert before - desk.window.queue.model.rowCount() >= DECISIONS
    alone = ms([_leave(floor) for _ in range(DECISIONS)])
    report.tell("window", "decide → the next comment painted", with_desk)
    report.tell("window", "floor: next row, remove, paint it and a comment in memory", without)
    report.tell("window", "of its floor, p50", _ratio(with_desk.median, without.median))
    report.tell("window", "the row alone, without a comment", alone)


def test_scrolling(desk: Bench, floor: Floor, report: Report) -> None:
    """From a notch of the wheel, or a pull at the scroll bar, until all that follows is done.

    The wheel's events go to the list as Qt brings them, and what is seen is painted when the event
    loop comes to it, for the desk as for its floor: so the desk's threads wait as they would for a
    person.
    """
    view = desk.window.queue.view

    for name, move in (("wheel", turn_wheel), ("top to bottom", _pull)):
        with_desk, without = in_turn(
            lambda move=move: _scroll(view, move),  # type: ignore[misc]  # bound at once
            lambda move=move: _scroll(floor, move),  # type: ignore[misc]  # bound at once
        )
        report.tell("window", f"frame while scrolling, {name}", with_desk)
        report.tell("window", f"floor: frame while scrolling, {name}", without)
        report.tell("window", "of its floor, p99", _ratio(with_desk.tail, without.tail))


def test_while_comments_come_in(desk: Bench, report: Report) -> None:
    """The same while another thread checks comments, as it does for minutes in a first sync.

    Like a round of sync it gives way between comments while the window is at work.
    """
    assert desk.worker is not None
    give_way, checked, stop = desk.worker.give_way, Counter[str](), threading.Event()

    def check() -> None:
        while not stop.is_set():
            give_way()
            ruleset().check(readers.text(checked.total()))
            checked["comments"] += 1

    busy = threading.Thread(target=check)
    busy.start()
    decided = ms([_decide(desk) for _ in range(DECISIONS)])
    frames = _scroll(desk.window.queue.view, turn_wheel)
    stop.set()
    busy.join()
    assert checked.total() > DECISIONS
    report.tell("window", "decide → next painted, while comments come in", decided)
    report.tell("window", "frame while scrolling and comments come in", frames)


def test_jumping(desk: Bench, qapp: QApplication, report: Report) -> None:
    """From a jump into the middle of the list until every row in view was read and painted."""
    view, bar = desk.window.queue.view, desk.window.queue.view.verticalScrollBar()
    times = []
    for jump in range(1, JUMPS + 1):
        began = time.perf_counter()
        bar.setValue(bar.maximum() * (jump * 37 % 127) // 127)
        view.viewport().repaint()
        _wait(desk.window.queue.model.dataChanged, lambda: _all_here(desk))
        view.viewport().repaint()
        times.append(time.perf_counter() - began)
        qapp.processEvents()
    report.tell("window", "jump → every row in view painted", ms(times))
    report.tell("window", "memory of window, desk and test", f"{memory_mb():.0f} MB")


def test_switching(desk: Bench, report: Report) -> None:
    """From choosing a view until its first rows are painted, and until the whole list is known."""
    window, model = desk.window, desk.window.queue.model
    first, whole = [], []
    for turn in range(SWITCHES):
        loaded = list[bool]()

        def note(seen: list[bool] = loaded) -> None:
            seen.append(True)

        model.loaded.connect(note)
        began = time.perf_counter()
        window.sidebar.choose_view(View(None) if turn % 2 == 0 else View())
        _wait(model.loaded, lambda seen=loaded: bool(seen))  # type: ignore[misc]  # bound at once
        window.queue.view.viewport().repaint()
        first.append(time.perf_counter() - began)
        model.loaded.disconnect(note)
        desk.until(lambda: model.complete)
        whole.append(time.perf_counter() - began)
    report.tell("window", "another view → its first rows painted", ms(first))
    report.tell("window", "another view → the whole list known", ms(whole))


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.2f} ×"


def _wait(signal: SignalInstance, enough: Callable[[], bool]) -> None:
    """Let the window work until ``signal`` comes and it is enough."""
    came, late = QEventLoop(), QTimer()

    def look(*_given: object) -> None:
        if enough():
            came.quit()

    late.setSingleShot(True)
    late.timeout.connect(came.quit)
    late.start(LONGEST_MS)
    signal.connect(look)
    if not enough():
        came.exec()
    signal.disconnect(look)
    assert enough()


def _decide(desk: Bench) -> float:
    """Decide as soon as the window lets anybody: a text must have been on the screen a moment."""
    desk.until_read()
    desk.until(lambda: _next_here(desk))
    desk.qtbot.wait(Settings().min_view_ms)
    text, painted = desk.window.detail.comment.painted, list[float]()

    def note(_version: int) -> None:
        painted.append(time.perf_counter())

    text.connect(note)
    began = time.perf_counter()
    QTest.keyClick(desk.window.queue.view, "9")  # type: ignore[call-overload]  # the stubs list each kind of key apart
    _wait(text, lambda: bool(painted))
    text.disconnect(note)
    return painted[0] - began


def _next_here(desk: Bench) -> bool:
    window = desk.window
    after = window.queue.model.id_at(window.queue.view.currentIndex().row() + 1)
    return window.browsing.ahead.get(after) is not None


def _leave(floor: Floor, pane: FloorPane | None = None) -> float:
    began = time.perf_counter()
    floor.leave()
    floor.viewport().repaint()
    if pane is not None:
        pane.show_next()
    return time.perf_counter() - began


def _pull(view: QTableView) -> None:
    """Pull the handle of the scroll bar further down."""
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + bar.maximum() // FRAMES)


def _scroll(view: QTableView, move: Callable[[QTableView], None]) -> Times:
    """Scroll down frame by frame; each has all that the window's thread does meanwhile."""
    bar, times = view.verticalScrollBar(), []
    QCursor.setPos(
        view.viewport().mapToGlobal(view.viewport().rect().center())
    )  # the wheel's place
    bar.setValue(0)
    QApplication.processEvents()
    for _frame in range(FRAMES):
        was, began = bar.value(), time.perf_counter()
        move(view)
        QApplication.processEvents()
        times.append(time.perf_counter() - began)
        assert bar.value() > was
    return ms(times)


def _all_here(desk: Bench) -> bool:
    view, model = desk.window.queue.view, desk.window.queue.model
    first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
    last = last if last >= 0 else model.rowCount() - 1
    return all(model.row(model.id_at(at)) is not None for at in range(first, last + 1))
