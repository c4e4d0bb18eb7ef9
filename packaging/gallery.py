"""Pictures of every screen: both themes, both languages, three window sizes, any text size.

``.venv/bin/python packaging/gallery.py`` writes them to a folder for passing things and prints
its name; ``--out DIR`` elsewhere, ``--only main reasons`` some of them. They are for looking at,
and never part of the sources.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from desk_poses import FIRST_POSES
from poses import ALL, SCREENS, SHOWS
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from screenshots import connected, newspaper, prepare
from state_poses import OFFLINE_POSES
from studio import Studio

from moderator.settings import Profile, Settings, save

SIZES = {"small": QSize(1090, 560), "laptop": QSize(1366, 768), "large": QSize(2560, 1440)}
LANGUAGES = ("vi", "en")
THEMES = ("light", "dark")


def screen(folder: Path, size: QSize) -> None:
    """Give the off-screen platform one screen of ``size``, a little more than the window."""
    file = folder / "screen.json"
    one = {"name": "one", "x": 0, "y": 0, "width": size.width(), "height": size.height()}
    file.write_text(json.dumps({"screens": [{**one, "logicalDpi": 96, "dpr": 1}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def _prove(studio: Studio, name: str) -> None:
    """Raise LookupError unless the dialog that a pose is there for was in its picture."""
    if name in SHOWS and SHOWS[name] not in studio.shown:
        raise LookupError(f"no {SHOWS[name].__name__} in the picture")


def shoot(studio: Studio, out: Path, end: str, names: list[str]) -> int:
    """Write these poses' pictures to ``out``; return how many failed."""
    failed = 0
    for name in names:
        try:
            studio.shown.clear()
            if name not in FIRST_POSES:
                studio.home()
            picture = ALL[name](studio)
            _prove(studio, name)
        except (TimeoutError, LookupError) as error:
            print(f"{name}-{end}: {error}", file=sys.stderr)
            failed += 1
        else:
            picture.save(str(out / f"{name}-{end}"))
        studio.close_dialog()
    return failed


def take(options: argparse.Namespace, wanted: list[str]) -> int:
    """Write the pictures of one language and size; return how many failed."""
    out, text_size, themes = options.out, options.text_size, options.theme
    (language,), (size,) = options.language, options.size
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        screen(folder, SIZES[size])
        application = QApplication(sys.argv[:1])
        application.setApplicationName("Moderator")
        with newspaper(folder / "site") as (address, token):
            profile = connected(folder / "desk", address, token, text_size=text_size)
            studio = Studio(application, profile, language)
            studio.size(SIZES[size])
            prepare(studio)
            for theme in themes:
                studio.program.theme.set_scheme(theme, text_size)
                end = f"{language}-{theme}-{size}-{text_size}.png"
                failed += shoot(studio, out, end, [name for name in SCREENS if name in wanted])
        for theme in themes:  # the site is off by now
            studio.program.theme.set_scheme(theme, text_size)
            end = f"{language}-{theme}-{size}-{text_size}.png"
            failed += shoot(studio, out, end, [name for name in OFFLINE_POSES if name in wanted])
        studio.end()
        for theme in themes if set(wanted) & set(FIRST_POSES) else ():
            first = Profile(folder / f"first-{theme}")
            save(first, Settings(actor="Thu Hà", theme=theme, text_size=text_size))
            studio = Studio(application, first, language)
            studio.size(SIZES[size])
            end = f"{language}-{theme}-{size}-{text_size}.png"
            failed += shoot(studio, out, end, [name for name in FIRST_POSES if name in wanted])
            studio.end()
    return failed


def main() -> int:
    """Make the pictures, each language and size in a process with a screen of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "moderator")
    parser.add_argument("--language", choices=LANGUAGES, nargs="*", default=LANGUAGES)
    parser.add_argument("--size", choices=tuple(SIZES), nargs="*", default=tuple(SIZES))
    parser.add_argument("--theme", choices=THEMES, nargs="*", default=THEMES)
    parser.add_argument("--text-size", type=int, default=100)
    parser.add_argument("--only", nargs="*", choices=tuple(ALL), default=None)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    wanted = options.only or [*ALL]
    options.out.mkdir(parents=True, exist_ok=True)
    if options.here:
        return take(options, wanted)
    failed = 0
    for language, size in product(options.language, options.size):
        command = [sys.executable, __file__, "--here", "--out", str(options.out)]
        command += ["--language", language, "--size", size, "--only", *wanted]
        command += ["--text-size", str(options.text_size), "--theme", *options.theme]
        failed += subprocess.run(command, check=False).returncode
    print(options.out)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
