"""The system's allocator keeps little of what threads are done with."""

from __future__ import annotations

import json
import platform
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="GNU's allocator alone")

# Eight threads, all of them alive at once, take pieces that the interpreter asks the system for.
THREADS = """
import ctypes, json, os, sys, threading
from pathlib import Path
from moderator.frugal import {what}

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

def work():
    everybody.wait()
    mine = [bytearray(20_000) for _ in range(100)]
    kept.extend(mine[::10])
    del mine
    everybody.wait()

{before}
kept, everybody = [], threading.Barrier(8)
threads = [threading.Thread(target=work) for _ in range(8)]
for one in threads: one.start()
for one in threads: one.join()
held = resident()
{after}
library = ctypes.CDLL(None)
library.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
library.fdopen.restype = ctypes.c_void_p
library.fflush.argtypes = [ctypes.c_void_p]
read, write = os.pipe()
file = library.fdopen(write, b"w")
library.malloc_info(0, file)
library.fflush(file)
arenas = os.read(read, 1 << 16).count(b"<heap ")
print(json.dumps([arenas, held - resident()]))
"""


def told(what: str, before: str = "", after: str = "") -> tuple[int, int]:
    """Return how many arenas there are, and how many bytes less than before ``after``."""
    program = THREADS.format(what=what, before=before, after=after)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    arenas, given = json.loads(done.stdout)
    return arenas, given


def test_threads_share_their_memory() -> None:
    assert told("keep_little")[0] > 2
    assert told("keep_little", before="keep_little()")[0] == 2


def test_what_nothing_uses_is_given_back() -> None:
    """Fourteen of sixteen MB are free, but between pieces that are kept."""
    assert told("give_back", after="give_back()")[1] > 5_000_000
