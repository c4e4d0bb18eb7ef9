"""Starts the program's window as always and prints how much memory it takes; then ends it.

Run by ``test_memory.py``, as a module: the program's processes begin by reading the file that was
run, and would load Qt with this one. Arguments: how many comments come from the site, for how many
seconds it works, then moderator's own. The site is in memory; everything else is the program.
"""

from __future__ import annotations

import gc
import json
import sys
from contextlib import suppress

# ruff: noqa: E402
gc.disable()  # as the program does while it imports

from moderator.app import start  # before Qt, as there: it keeps PySide's way of importing out

# isort: split
import psutil
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from moderator import __main__ as program
from moderator import compose
from tests.bench import readers
from tests.flaky_site import FlakySite

LOOK_MS = 250
SITE = FlakySite()
MB = 1 << 20


def taken() -> dict[str, float]:
    """Return what the program and its processes take now, in MB.

    Pages that several of them share, or that other programs have too, count in parts in ``pss``
    and whole in ``rss``; ``own`` is what would be free without the program.
    """
    one = psutil.Process()
    every = [one.memory_full_info()]
    for each in one.children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # it ended meanwhile, as idle ones do
            every.append(each.memory_full_info())
    return {
        "pss": sum(each.pss for each in every) / MB,
        "rss": sum(each.rss for each in every) / MB,
        "own": sum(each.uss for each in every) / MB,
        "processes": len(every),
    }


class Scales(QObject):
    """Weighs the program again and again, and keeps what it was at its heaviest."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.most: dict[str, float] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.weigh)
        self._timer.start(LOOK_MS)

    @Slot()
    def weigh(self) -> None:
        now = taken()
        if now["pss"] > self.most.get("pss", 0.0):
            self.most = now


class Watched(start.Program):
    """The program, with somebody looking."""

    seconds = 0.0

    def start(self) -> None:
        self._told: dict[str, dict[str, float]] = {}
        self.window.queue.model.counted.connect(self._whole)
        super().start()

    def _whole(self) -> None:
        """Weigh it with the whole list; then let comments come while the queue is checked anew."""
        self.window.queue.model.counted.disconnect(self._whole)
        self._told["whole"] = taken()
        self._scales = Scales(self.window)
        QTimer.singleShot(round(self.seconds * 1000), self.window, self._end)

    def _end(self) -> None:
        self._scales.weigh()
        told = self._told | {"most": self._scales.most, "end": taken()}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        QApplication.quit()


def main() -> int:
    """Run the program until it has been weighed."""
    coming, seconds = int(sys.argv.pop(1)), float(sys.argv.pop(1))
    for number in range(coming):
        SITE.post(readers.text(20_000_000 + number), name="Bạn đọc mới")
    compose.open_site = lambda _secrets, _info: SITE  # type: ignore[assignment]
    Watched.seconds = seconds
    start.Program = Watched  # type: ignore[misc]  # the program's own way is taken, but for this
    return program.main()
