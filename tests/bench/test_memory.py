"""How much memory the whole program takes: the window, its threads and its processes."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from moderator.rules.rulebook import Rulebook
from moderator.settings import Profile, files
from tests.bench.test_start import run
from tests.desks import Newsroom
from tests.rules_desk import COURSE, save

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.measure import Report

PROBE = "import sys; from tests.bench.memory_probe import main; sys.exit(main())"
COMING = 3000
WORK_S = float(os.environ.get("MODERATOR_BENCH_MEMORY_S", "40"))
SHOWN = {
    "whole": "the whole list is known",
    "most": "at most, while comments come and the queue is checked anew",
    "end": f"after {WORK_S:.0f} s of that",
}


def test_memory(long_queue: Path, report: Report) -> None:
    profile = Profile.at(long_queue)
    room = Newsroom.open(long_queue, book=Rulebook(profile.rules, files.replace))
    save(room, COURSE)  # the queue is to be checked anew
    waiting = room.desk.rulekeeping.recheck_waiting()
    room.close()
    told = json.loads(run("-c", PROBE, str(COMING), str(WORK_S), "--data", str(long_queue)))
    for key, what in SHOWN.items():
        one = told[key]
        report.tell(
            "memory",
            what,
            f"{one['pss']:.0f} MB (resident {one['rss']:.0f}, its own {one['own']:.0f};"
            f" {one['processes']} processes)",
        )
    room = Newsroom.open(long_queue, book=Rulebook(profile.rules, files.replace))
    left = room.desk.rulekeeping.recheck_waiting()
    room.close()
    report.tell("memory", "checked anew meanwhile", f"{waiting - left}")
    assert told["most"]["pss"] >= told["whole"]["pss"] > 0
    assert left < waiting
