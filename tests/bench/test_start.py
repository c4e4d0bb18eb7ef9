"""How long the window takes from the start of its process until somebody can work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.measure import Report, Times

PROBE = Path(__file__).with_name("start_probe.py")
ROOT = PROBE.parents[2]
STARTS = 6
SHOWN = {
    "window": "window painted",
    "list": "first rows in the list",
    "comment": "first comment painted: a decision is possible",
    "whole": "whole list known",
}


FLOOR = """
import sys, time
from PySide6.QtWidgets import QApplication, QTableView
application = QApplication([])
view = QTableView()
view.show()
view.repaint()
print((time.monotonic() - float(sys.argv[1])) * 1000)
"""


def run(*words: str) -> str:
    # Bytecode is kept between the starts, as it is where the program was installed.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=kept
        | {
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "QT_QPA_PLATFORM": "offscreen",
        },
        timeout=120,
    )
    return done.stdout


def begin(folder: Path) -> dict[str, float]:
    return dict(json.loads(run(str(PROBE), str(time.monotonic()), "--data", str(folder))))


def floor() -> float:
    return float(run("-c", FLOOR, str(time.monotonic())))


def test_start(long_queue: Path, report: Report) -> None:
    both = [(begin(long_queue), floor()) for _ in range(STARTS)][1:]  # the first one compiles
    starts = [one for one, _ in both]
    for key, what in SHOWN.items():
        report.tell("start", what, Times(tuple(one[key] for one in starts)))
    report.tell("start", "floor: an empty table painted", Times(tuple(one for _, one in both)))
    report.tell("start", "memory with the whole list", f"{starts[-1]['memory']:.0f} MB")
    assert all(one["window"] < one["comment"] for one in starts)
