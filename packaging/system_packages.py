"""Finds which system libraries, programs and fonts are missing, and installs them.

usage: system_packages.py run|test|live

Missing is what cannot be loaded or run, not what a package list lacks, so this asks nothing of
the package manager when all is there. Where it may (as root, or by sudo without a password) it
installs; otherwise it prints the exact command and exits with 1, or with 0 when only things are
missing that the program can do without. Standard library only: it runs before anything is set up.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from system_needs import is_there, needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from system_needs import Need

LOCK_WAIT_S = 600
"""How long another running package manager is waited for."""

BUSY = re.compile(
    r"could not get lock|unable to (acquire|lock)|database is locked|unable to lock database"
    r"|system management is locked|waiting for cache lock",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Manager:
    """A package manager: how it installs and how it fetches its lists."""

    name: str
    install: tuple[str, ...]
    refresh: tuple[str, ...]
    lists: str
    """Where its fetched lists lie; when none is there, they are fetched first."""
    pause_s: float = 5.0
    """How long to wait before another try when another one holds the lock."""


MANAGERS = (
    Manager(
        "apt-get",
        ("apt-get", "install", "--yes", "--no-install-recommends"),
        ("apt-get", "update"),
        "/var/lib/apt/lists/*_Packages*",
    ),
    Manager(
        "dnf",
        ("dnf", "install", "--assumeyes", "--setopt=install_weak_deps=False"),
        ("dnf", "makecache"),
        "/var/cache/*dnf*/*",
    ),
    Manager(
        "zypper",
        ("zypper", "--non-interactive", "install", "--no-recommends"),
        ("zypper", "--non-interactive", "refresh"),
        "/var/cache/zypp/raw/*",
    ),
    Manager(
        "pacman",
        ("pacman", "--sync", "--noconfirm", "--needed"),
        ("pacman", "--sync", "--refresh", "--noconfirm"),
        "/var/lib/pacman/sync/*.db",
    ),
)


def find_manager() -> Manager | None:
    """Return this system's package manager, None when it is none of those known here."""
    return next((manager for manager in MANAGERS if shutil.which(manager.name)), None)


def packages_of(
    missing: Iterable[Need], manager: Manager, *, known: Sequence[str] | None = None
) -> list[str]:
    """Return the packages that bring what is missing, each once.

    ``known`` holds the names that the manager offers; None when it was not asked.
    """
    chosen: list[str] = []
    for need in missing:
        names = need.packages.get(manager.name, ())
        offered = [name for name in names if known is None or name in known] or list(names)
        if offered and offered[0] not in chosen:
            chosen.append(offered[0])
    return chosen


def known_to_apt(names: Iterable[str]) -> list[str]:
    """Return those of ``names`` that apt can install, by its policy output."""
    output = _run(["apt-cache", "policy", *names]).stdout
    found = re.findall(r"^(\S+):\n  Installed: .*\n  Candidate: (.+)$", output, re.MULTILINE)
    return [name for name, candidate in found if candidate != "(none)"]


def privilege() -> tuple[str, ...] | None:
    """Return the words that go before a command run as root; None when we may not."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and _run(["sudo", "-n", "true"]).returncode == 0:
        return ("sudo", "-n")
    return None


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env={**os.environ, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def run_patiently(
    command: Sequence[str], *, pause_s: float, wait_s: float = LOCK_WAIT_S
) -> subprocess.CompletedProcess[str]:
    """Run a package manager; while another one holds its lock, wait and try again."""
    end = time.monotonic() + wait_s
    said = False
    while True:
        done = _run(command)
        if done.returncode == 0 or not BUSY.search(done.stdout) or time.monotonic() >= end:
            return done
        if not said:
            _say(f"Another package manager is running; waiting up to {wait_s / 60:.0f} minutes.")
            said = True
        time.sleep(pause_s)


# PostgreSQL's package on Debian would also make and start a database for the whole machine;
# the tests start their own. The setting lies there only while the package is installed.
_NO_CLUSTER = """
folder=/etc/postgresql-common/createcluster.d
mkdir -p "$folder"
echo 'create_main_cluster = false' >"$folder/moderator-setup.conf"
trap 'rm -f "$folder/moderator-setup.conf"; rmdir "$folder" 2>/dev/null || :' EXIT
"$@"
"""

_SILENT = (
    *("env", "LC_ALL=C"),
    "DEBIAN_FRONTEND=noninteractive",
    "APT_LISTCHANGES_FRONTEND=none",
    "NEEDRESTART_SUSPEND=1",
)


def install(packages: Sequence[str], manager: Manager, before: Sequence[str]) -> str | None:
    """Install ``packages``; return None, or the manager's words when it failed.

    ``before`` is what ``privilege`` returned. Stale lists (a package that is gone from the
    mirror) are fetched again once.
    """
    command = [*before, *_SILENT, *manager.install, *packages]
    if manager.name == "apt-get":
        place = command.index("install")
        command[place:place] = ["-o", f"DPkg::Lock::Timeout={LOCK_WAIT_S}"]
        if "postgresql" in packages:
            command = [*before, "sh", "-ec", _NO_CLUSTER, "sh", *command[len(before) :]]
    done = run_patiently(command, pause_s=manager.pause_s)
    if done.returncode != 0:
        refresh(manager, before)
        done = run_patiently(command, pause_s=manager.pause_s)
    return None if done.returncode == 0 else done.stdout


def refresh(manager: Manager, before: Sequence[str]) -> None:
    """Fetch the package lists; what cannot be fetched shows when a package is installed."""
    _say(f"Fetching the package lists ({manager.name})")
    run_patiently([*before, *_SILENT, *manager.refresh], pause_s=manager.pause_s)


def lists_are_missing(manager: Manager) -> bool:
    """Whether the manager has no package lists yet."""
    return next(Path("/").glob(manager.lists.removeprefix("/")), None) is None


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _report(missing: Sequence[Need], manager: Manager | None, *, why: str) -> int:
    """Say what is missing and how to get it; return the exit status."""
    _say("Missing on this system: " + ", ".join(map(str, missing)))
    if manager is None:
        _say("Install the packages of your system that bring them, then run this again.")
    else:
        packages = packages_of(missing, manager)
        words = ["sudo", *manager.install, *map(shlex.quote, packages)]
        if lists_are_missing(manager):
            words = ["sudo", *manager.refresh, "&&", *words]
        _say(why + "\n  " + " ".join(words))
    if any(need.required for need in missing):
        return 1
    _say("The program runs without them; going on.")
    return 0


def settle(wanted: Sequence[Need], manager: Manager | None) -> int:
    """Install what of ``wanted`` is missing, or say how to; return the exit status."""
    missing = [need for need in wanted if not is_there(need)]
    if not missing:
        return 0
    before = privilege() if manager is not None else None
    if manager is None or before is None:
        return _report(missing, manager, why="This needs your system's administrator:")
    if lists_are_missing(manager):
        refresh(manager, before)
    known = None
    if manager.name == "apt-get":
        names = {name for need in missing for name in need.packages.get("apt-get", ())}
        known = known_to_apt(sorted(names))
    words: str | None = None
    # What is only recommended must not keep the rest from being installed.
    for group in ([n for n in missing if n.required], [n for n in missing if not n.required]):
        packages = packages_of(group, manager, known=known)
        if packages:
            _say(f"Installing with {manager.name}: {' '.join(packages)}")
            words = install(packages, manager, before) or words
    still = [need for need in missing if not is_there(need)]
    if not still:
        return 0
    if words:
        _say("\n".join(words.splitlines()[-20:]))
    return _report(still, manager, why="Installing did not work. The command was:")


def main(arguments: Sequence[str]) -> int:
    """Run for one level; return the exit status."""
    if len(arguments) != 1 or arguments[0] not in {"run", "test", "live"}:
        _say(f"usage: {Path(__file__).name} run|test|live")
        return 2
    if not sys.platform.startswith("linux"):
        return 0  # the wheels bring all that Windows and macOS need
    screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return settle(needs(arguments[0], screen=screen), find_manager())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
