"""A screen of one's own: X without a monitor, a window manager, a session bus, in a folder.

Everything started here is ended here; nothing of the person's own session is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LIMIT_S = 60
PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/libexec", "/usr/lib"])
ELSEWHERE = {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "SESSION_MANAGER", "IBUS_ADDRESS"}


def needed(*programs: str) -> None:
    """Skip the test where a program lacks; ``make live`` installs them where it may."""
    lacking = [one for one in programs if shutil.which(one, path=PATH) is None]
    if lacking:
        pytest.skip(f"not on this machine: {', '.join(lacking)}")


class Screen:
    """The screen, the bus, and the environment of what runs on them."""

    def __init__(self, folder: Path) -> None:
        """Keep settings and sockets in ``folder``."""
        self._folder = folder
        self._stack = ExitStack()
        self.environment = {
            name: value for name, value in os.environ.items() if name not in ELSEWHERE
        }

    def __enter__(self) -> Self:
        needed("Xvfb", "openbox", "dbus-daemon", "xdotool")
        run, home = self._folder / "run", self._folder / "home"
        run.mkdir(mode=0o700)
        home.mkdir()
        self.environment |= {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(run),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "GSETTINGS_BACKEND": "keyfile",
            "LC_ALL": "C.UTF-8",
        }
        number = self.told(  # -r: on a slow machine a key would else be held long enough to repeat
            *("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-r")
        )
        self.environment["DISPLAY"] = f":{number}"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.told(
            "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"
        )
        self.start("openbox")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def start(self, *command: str, **more: str) -> subprocess.Popen[str]:
        """Start a program on the screen; it is ended with the screen."""
        found = shutil.which(command[0], path=PATH) or command[0]
        process = subprocess.Popen(
            [found, *command[1:]],
            env=self.environment | more,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._stack.callback(_end, process)
        return process

    def told(self, *command: str) -> str:
        """Start a program and return the first line that it says."""
        process = self.start(*command)
        assert process.stdout is not None
        with Alarm(process):
            line = process.stdout.readline().strip()
        assert line, f"{command[0]} said nothing"
        return line

    def run(self, *command: str, may_fail: bool = False) -> str:
        """Run a program to its end; return what it said."""
        return subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=not may_fail,
        ).stdout

    def keys(self, *keys: str) -> None:
        """Press keys one after another, as X names them: ``1``, ``ctrl+Return``."""
        self.run("xdotool", "key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Press the keys that ``text`` is made of."""
        self.run("xdotool", "type", "--delay", "60", text)


class Alarm:
    """Ends a process that says nothing for too long, so that reading from it comes back."""

    def __init__(self, process: subprocess.Popen[str], seconds: float = LIMIT_S) -> None:
        """Give ``process`` so many seconds."""
        self._timer = threading.Timer(seconds, process.kill)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(20)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
