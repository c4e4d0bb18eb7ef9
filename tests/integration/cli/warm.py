"""A process that has imported the program and forks itself for each call of it.

Each call is still a process of its own, with its own arguments, variables, folder and streams; it
is spared half a second of imports. Where a process cannot fork, or a test must see a real start,
the tests start the program itself.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CAN_FORK = hasattr(os, "fork")
_STREAMS = ("stdin", "stdout", "stderr")


def call(
    words: Sequence[str], given: bytes, environment: Mapping[str, str], limit_s: float
) -> tuple[int, bytes, bytes]:
    """Run ``moderator`` with ``words``; return its exit code and what it wrote to its streams."""
    with tempfile.TemporaryDirectory(prefix="call-") as folder:
        paths = [Path(folder) / name for name in _STREAMS]
        paths[0].write_bytes(given)
        request = {
            "words": ["moderator", *words],
            "environment": dict(environment),
            "folder": str(Path.cwd()),
            "streams": list(map(str, paths)),
        }
        code = _answer(json.dumps(request).encode() + b"\n", limit_s)
        return code, paths[1].read_bytes(), paths[2].read_bytes()


@cache
def _started() -> list[subprocess.Popen[bytes]]:
    return []


def _process() -> subprocess.Popen[bytes]:
    running = _started()
    if not running or running[-1].poll() is not None:
        # It ends with its standard input, however this process ends.
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.cli.warm"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        atexit.register(process.communicate)
        running.append(process)
    return running[-1]


def _answer(request: bytes, limit_s: float) -> int:
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(request)
    process.stdin.flush()
    if not select.select([process.stdout], [], [], limit_s)[0]:
        process.kill()
        process.wait()
        raise subprocess.TimeoutExpired("moderator", limit_s)
    return int(process.stdout.readline())


def _serve() -> dict[str, Any]:
    """Fork for each request; return in the child with the request, end with the input."""
    pending = b""
    while True:
        while b"\n" not in pending:
            piece = os.read(0, 65536)
            if not piece:
                os._exit(0)
            pending += piece
        line, _, pending = pending.partition(b"\n")
        child = os.fork()
        if not child:
            request: dict[str, Any] = json.loads(line)
            return request
        _, status = os.waitpid(child, 0)
        os.write(1, b"%d\n" % os.waitstatus_to_exitcode(status))


def _become(request: dict[str, Any]) -> NoReturn:
    for handle, path in enumerate(request["streams"]):
        opened = os.open(path, os.O_RDONLY if handle == 0 else os.O_WRONLY | os.O_CREAT)
        os.dup2(opened, handle)
        os.close(opened)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    with contextlib.suppress(AttributeError):
        time.tzset()
    sys.argv = request["words"]
    from moderator.__main__ import main  # noqa: PLC0415

    sys.exit(main())


if __name__ == "__main__":
    import moderator.cli
    import moderator.compose
    import moderator.desk
    import moderator.store
    import moderator.sync  # noqa: F401  # what nearly every call imports

    _become(_serve())
