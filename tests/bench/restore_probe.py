"""Restores texts with one restorer in a fresh process and prints what that took, as JSON.

Run by ``test_text.py`` with the restorer's name, in whichever Python has it, so it uses nothing
but the standard library. It reads JSON from standard input: a list of [typed, restored] pairs to
be judged, and a list of texts to be timed.
"""

from __future__ import annotations

import json
import re
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SYLLABLE = re.compile(r"[^\W\d_]+")


def moderator() -> Callable[[str], str]:
    from moderator.text.restore import restore  # noqa: PLC0415  # its cost is measured

    return restore


def pyvi() -> Callable[[str], str]:
    restore: Callable[[str], str] = import_module("pyvi.ViUtils").add_accents
    return restore


def nom() -> Callable[[str], str]:
    restore: Callable[[str], str] = import_module("nom.text").fix_diacritics
    return restore


def memory_mb(field: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(field):
            return int(line.split()[1]) / 1024
    raise OSError("the system does not tell how much memory is used")


def main() -> None:
    """Measure, then print."""
    work = json.load(sys.stdin)
    empty = memory_mb("VmRSS:")
    began = time.perf_counter()
    restore = {"moderator": moderator, "pyvi": pyvi, "nom-vn": nom}[sys.argv[1]]()
    restore("hom nay troi dep")
    first_s = time.perf_counter() - began
    added = memory_mb("VmRSS:") - empty
    right = total = whole = failed = 0
    for typed, wanted in work["judged"]:
        try:
            given = SYLLABLE.findall(restore(typed))
        except Exception:  # noqa: BLE001  # not ours: an empty text is enough for some
            failed += 1
            given = []
        expected = SYLLABLE.findall(wanted)
        total += len(expected)
        right += sum(map(str.__eq__, given, expected)) if len(given) == len(expected) else 0
        whole += given == expected
    syllables = sum(len(SYLLABLE.findall(text)) for text in work["timed"])
    times = []
    for _ in range(3):
        began = time.process_time()
        for text in work["timed"]:
            restore(text)
        times.append(time.process_time() - began)
    found = {
        "first_s": first_s,
        "added_mb": added,
        "peak_mb": memory_mb("VmHWM:") - empty,
        "syllables_s": syllables / sorted(times)[1],
        "right": right / total,
        "failed": failed,
        "whole": whole / len(work["judged"]),
    }
    print(json.dumps(found))  # noqa: T201  # its answer


if __name__ == "__main__":
    main()
