"""Several threads may read a kind of data for the first time at once."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

KINDS: Final = 400

RACE: Final = """
from __future__ import annotations
import sys, threading
import msgspec
from moderator.model.converting import converted

sys.setswitchinterval(1e-5)
told = {"inner": {"number": 1}, "more": [{"number": 2}], "named": {"name": {"number": 3}}}

for _ in range(int(sys.argv[1])):
    class Inner(msgspec.Struct):
        number: int
        word: str | None = None

    class Outer(msgspec.Struct):
        inner: Inner
        more: tuple[Inner, ...]
        named: dict[str, Inner]

    begin, read = threading.Barrier(3), []
    def run(value, kind):
        begin.wait()
        read.append(converted(value, kind))
    kinds = ((told, Outer), (told, Outer), (told["inner"], Inner))
    threads = [threading.Thread(target=run, args=one) for one in kinds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read) == 3, read
"""


def test_kinds_read_for_the_first_time_on_several_threads() -> None:
    """In a process of its own, which crashes where threads get in each other's way."""
    done = subprocess.run(
        [sys.executable, "-c", RACE, str(KINDS)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
