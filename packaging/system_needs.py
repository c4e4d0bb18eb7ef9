"""What the program, its tests and the walks on a real screen need of a Linux system."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

MANAGERS = ("apt-get", "dnf", "zypper", "pacman")
"""The package managers whose names for packages are known here."""


@dataclass(frozen=True)
class Need:
    """Something of the system that must be there.

    ``packages`` gives, for each package manager, names of which the first known one is taken.
    """

    kind: Literal["library", "program", "font", "module", "file"]
    name: str
    packages: Mapping[str, tuple[str, ...]] = field(hash=False)
    required: bool = True

    def __str__(self) -> str:
        """Name it as a person would."""
        return "an emoji font" if self.kind == "font" else self.name.split()[0]


# soname, its package on Debian and Ubuntu, its package on Arch. Fedora and openSUSE find a
# package by the soname itself.
WINDOW_LIBRARIES = (
    ("libGL.so.1", "libgl1", "libglvnd"),
    ("libEGL.so.1", "libegl1", "libglvnd"),
    ("libX11.so.6", "libx11-6", "libx11"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    ("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    ("libfreetype.so.6", "libfreetype6", "freetype2"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus"),
)
"""What the window needs even without a screen."""

SCREEN_LIBRARIES = (
    ("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    ("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    ("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    ("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libwayland-client.so.0", "libwayland-client0", "wayland"),
    ("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
    ("libwayland-egl.so.1", "libwayland-egl1", "wayland"),
)
"""What it needs besides to show itself on one, under X11 or Wayland."""

PRINTING_LIBRARIES = (("libcups.so.2", "libcups2", "libcups"),)
"""What it needs to find printers; PDF files are written without it."""

BROWSER_LIBRARIES = (("libatomic.so.1", "libatomic1", "gcc-libs"),)
"""What the tests' driver of the browser needs."""

EMOJI_FONT = Need(
    "font",
    "*Emoji*",
    {
        "apt-get": ("fonts-noto-color-emoji",),
        "dnf": ("google-noto-color-emoji-fonts",),
        "zypper": ("google-noto-coloremoji-fonts",),
        "pacman": ("noto-fonts-emoji",),
    },
    required=False,
)

VENV = {
    "apt-get": (f"python{sys.version_info[0]}.{sys.version_info[1]}-venv", "python3-venv"),
    "dnf": ("python3-libs",),
    "zypper": ("python3-base",),
    "pacman": ("python",),
}
"""What brings the standard library's modules for making an environment."""

TEST_PROGRAMS = (
    Need(
        "program",
        "chromium chromium-browser google-chrome",
        dict.fromkeys(MANAGERS, ("chromium", "chromium-browser")),
    ),
    Need(
        "program",
        "postgres",
        {
            "apt-get": ("postgresql",),
            "dnf": ("postgresql-server",),
            "zypper": ("postgresql-server",),
            "pacman": ("postgresql",),
        },
    ),
    Need("program", "git", dict.fromkeys(MANAGERS, ("git",))),
)
"""What the test suite runs: a browser, and a database server that each test starts for itself."""

LIVE_PROGRAMS = (
    *(
        Need("program", name, {"apt-get": (package,)}, required=False)
        for name, package in (
            ("Xvfb", "xvfb"),
            ("openbox", "openbox"),
            ("xdotool", "xdotool"),
            ("dbus-daemon", "dbus-daemon"),
            ("ibus-daemon", "ibus"),
            ("ibus-engine-unikey", "ibus-unikey"),
            ("at-spi2-registryd", "at-spi2-core"),
        )
    ),
    Need(
        "file",
        "python3/dist-packages/pyatspi/__init__.py",
        {"apt-get": ("python3-pyatspi",)},
        required=False,
    ),
)
"""What the walks on a real screen need: a screen without a monitor, an input method, and what a
screen reader listens to. Known for Debian's family; elsewhere those walks are skipped."""


def needs(level: str, *, screen: bool) -> tuple[Need, ...]:
    """Return what ``level`` ("run", "test" or "live") asks of the system."""
    found = [Need("module", name, VENV) for name in ("ensurepip", "venv")]
    found += [_library(*row) for row in WINDOW_LIBRARIES]
    required = screen or level != "run"
    found += [_library(*row, required=required) for row in SCREEN_LIBRARIES]
    found += [_library(*row, required=False) for row in PRINTING_LIBRARIES]
    found.append(EMOJI_FONT)
    if level != "run":
        found += [_library(*row) for row in BROWSER_LIBRARIES]
        found += TEST_PROGRAMS
    if level == "live":
        found += LIVE_PROGRAMS
    return tuple(found)


def _library(soname: str, debian: str, arch: str, *, required: bool = True) -> Need:
    capability = (f"{soname}()(64bit)",)
    packages = {
        "apt-get": (debian,),
        "pacman": (arch,),
        "dnf": capability,
        "zypper": capability,
    }
    return Need("library", soname, packages, required)


def is_there(need: Need) -> bool:
    """Whether the library loads, the program is found, the font or module exists."""
    if need.kind == "library":
        try:
            ctypes.CDLL(need.name)
        except OSError:
            return False
        return True
    if need.kind == "program":
        # Debian and openSUSE keep the database server off the PATH.
        patterns = ("postgresql*/*/bin", "postgresql*/bin")
        servers = [str(path) for pattern in patterns for path in Path("/usr/lib").glob(pattern)]
        places = [os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/libexec", *servers]
        path = os.pathsep.join(places)
        return any(shutil.which(name, path=path) for name in need.name.split())
    if need.kind == "font":
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
        folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts")
        return any(next(folder.rglob(need.name), None) is not None for folder in folders)
    if need.kind == "file":
        return any(True for _ in Path("/usr/lib").glob(need.name))
    importlib.invalidate_caches()
    return importlib.util.find_spec(need.name) is not None
