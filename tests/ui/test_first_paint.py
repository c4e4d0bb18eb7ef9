from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from moderator.app.collecting import THRESHOLDS, Collector
from moderator.app.first_paint import FirstPaint
from moderator.app.settling import Settling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class Painted(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        self.seen.append("painted")


def test_what_waits_for_the_window_begins_after_its_first_paint(qtbot: QtBot) -> None:
    window = Painted()
    qtbot.addWidget(window)
    FirstPaint(window, lambda: window.seen.append("begun"))
    window.show()
    qtbot.waitUntil(lambda: "begun" in window.seen)
    window.repaint()
    qtbot.waitUntil(lambda: window.seen[-1] == "painted")
    assert window.seen[0] == "painted"
    assert window.seen.count("begun") == 1


def test_a_window_that_nobody_sees_begins_all_the_same(qtbot: QtBot) -> None:
    window = Painted()
    qtbot.addWidget(window)
    FirstPaint(window, lambda: window.seen.append("begun"))
    qtbot.waitUntil(lambda: bool(window.seen), timeout=10_000)
    assert window.seen == ["begun"]


class Text(QObject):
    painted = Signal(object)


@pytest.fixture
def collectors(qapp: QApplication) -> Iterator[QApplication]:
    """Take away what collects garbage for the program."""
    yield qapp
    for collector in qapp.findChildren(Collector):
        delete(collector)
    gc.unfreeze()


def test_what_can_wait_begins_once_a_comment_can_be_read(
    collectors: QApplication, qtbot: QtBot
) -> None:
    text, begun = Text(), list[bool]()
    Settling(text.painted, lambda: begun.append(bool(collectors.findChildren(Collector))), text)
    assert begun == []
    text.painted.emit(1)
    text.painted.emit(2)
    qtbot.waitUntil(lambda: bool(begun))
    text.painted.emit(3)
    assert begun == [True]


class Ring:
    def __init__(self) -> None:
        self.itself = self


def old_ring() -> Ring:
    ring = Ring()
    gc.collect(1)  # it is old now, and looking quickly passes it by
    return ring


def test_unused_objects_are_collected_while_the_person_is_away(collectors: QApplication) -> None:
    Collector(collectors)
    ring = old_ring()
    old = weakref.ref(ring)
    del ring
    gc.collect(1)
    collectors.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert old() is not None
    collectors.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert old() is None


def test_new_ones_are_collected_on_the_window_s_thread_whoever_made_them(
    collectors: QApplication, qtbot: QtBot
) -> None:
    gc.enable()
    Collector(collectors)
    threads: list[threading.Thread] = []

    def make() -> None:
        for _ in range(THRESHOLDS[0] + 1):
            weakref.finalize(Ring(), lambda: threads.append(threading.current_thread()))

    other = threading.Thread(target=make)
    other.start()
    other.join()
    assert threads == []
    qtbot.waitUntil(lambda: len(threads) > THRESHOLDS[0])
    assert set(threads) == {threading.main_thread()}


def test_with_nothing_to_read_it_begins_all_the_same(
    collectors: QApplication, qtbot: QtBot
) -> None:
    text, begun = Text(), list[bool]()
    Settling(text.painted, lambda: begun.append(bool(collectors.findChildren(Collector))), text)
    qtbot.waitUntil(lambda: bool(begun), timeout=10_000)
    assert begun == [True]


def test_the_window_is_built_without_what_only_the_database_and_sites_need() -> None:
    brought = "import sys, moderator.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", brought], capture_output=True, check=True)
    modules = set(done.stdout.decode().split())
    assert "moderator.ui.main_window" in modules
    assert modules.isdisjoint(
        {"sqlalchemy", "moderator.store", "httpx", "numpy", "keyring", "tomlkit", "alembic"}
    )
    assert modules.isdisjoint({"difflib", "socket"})


def test_no_module_is_read_in_search_of_a_feature_of_qt() -> None:
    """PySide's own way of importing reads the source of all that comes after it, and keeps it."""
    read = "import linecache, moderator.app, moderator.store; print(*linecache.cache, sep=chr(10))"
    done = subprocess.run([sys.executable, "-c", read], capture_output=True, check=True, text=True)
    assert [one for one in done.stdout.split() if "moderator" in one] == []
