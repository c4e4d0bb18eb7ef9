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
from datetime import timedelta
from itertools import cycle, product
from pathlib import Path
from typing import TYPE_CHECKING

from chief_poses import POSES as CHIEF_POSES
from flood_poses import POSES as FLOOD_POSES
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication
from rare_poses import RARE_POSES
from screenshots import POSES, connect, connected, newspaper, prepare
from shift_poses import SHIFT_POSES
from state_poses import OFFLINE_POSES, STATE_POSES
from studio import Studio

from moderator import compose
from moderator.model import FindingKind
from moderator.model.second_look import LookPlan, Opinion
from moderator.ui.dialogs import settings as pages
from moderator.ui.dialogs.print_preview import PrintPreview
from moderator.ui.dialogs.purge import PurgeDialog
from moderator.ui.dialogs.recent import RecentDialog
from moderator.ui.dialogs.trace import TraceDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap

    from moderator.desk import Desk

SIZES = {"small": QSize(1090, 560), "laptop": QSize(1366, 768), "large": QSize(2560, 1440)}
LANGUAGES = ("vi", "en")
THEMES = ("light", "dark")
SETTINGS = {
    "general": pages.GENERAL,
    "work": pages.WORK,
    "reasons": pages.REASONS,
    "keys": pages.KEYS,
    "sites": pages.SITES,
    "learning": pages.LEARNING,
}


def palette(studio: Studio) -> QPixmap:
    """Show the palette with a few letters typed."""
    studio.window.commands.show_palette()
    opened = studio.window.commands.palette()
    if opened is None:
        raise LookupError("no palette")
    opened.field.setText("y kien")
    picture = studio.picture()
    opened.close()
    return picture


def menu(studio: Studio) -> QPixmap:
    """Show the menu of the list."""
    view = studio.window.queue.view
    view.customContextMenuRequested.emit(QPoint(120, 60))
    opened = studio.window.commands.menu.menu
    if opened is None:
        raise LookupError("no menu")
    studio.until(opened.isVisible)
    whole = studio.with_menu(opened)
    opened.close()
    return whole


def edited(studio: Studio) -> QPixmap:
    """Show the editor with a change in it."""
    studio.key(Qt.Key.Key_F2)
    studio.type("Ộ, Ẫ, Ễ: ")
    studio.until(lambda: bool(studio.window.detail.editor.changes.label.text()))
    studio.rest()
    picture = studio.picture()
    studio.key(Qt.Key.Key_Escape)
    return picture


def spelling(studio: Studio) -> QPixmap:
    """Show the editor with words marked, and what is offered for one of them."""
    studio.key(Qt.Key.Key_F2)
    studio.type("Người dân đựơc biết nguời này noi gi hom qua. ")
    studio.until(studio.window.detail.editor.spelling.button.isVisible)
    studio.rest()
    studio.key(Qt.Key.Key_F7)
    field = studio.window.detail.editor.text
    field.offer_here()
    studio.until(lambda: field.menu is not None and field.menu.isVisible())
    if field.menu is None:
        raise LookupError("no menu")
    whole = studio.with_menu(field.menu)
    field.menu.close()
    studio.key(Qt.Key.Key_Escape)
    return whole


def note(studio: Studio) -> QPixmap:
    """Show the note that goes to the chief."""
    studio.ready()
    studio.key("3")
    studio.until(lambda: studio.dialog() is not None)
    return _taken(studio)


def recent(studio: Studio) -> QPixmap:
    """Show the recent decisions once they are read."""
    studio.window.trigger("recent")
    studio.until(lambda: isinstance(one := studio.dialog(), RecentDialog) and one.list.count() > 0)
    return _taken(studio)


def _opened(act: str) -> Callable[[Studio], QPixmap]:
    def pose(studio: Studio) -> QPixmap:
        studio.window.trigger(act)
        studio.until(lambda: studio.dialog() is not None)
        studio.rest(800)
        return _taken(studio)

    return pose


def _settings(page: int) -> Callable[[Studio], QPixmap]:
    def pose(studio: Studio) -> QPixmap:
        studio.window.trigger("settings")
        studio.until(lambda: isinstance(studio.dialog(), pages.SettingsDialog))
        dialog = studio.dialog()
        if isinstance(dialog, pages.SettingsDialog):
            dialog.show_page(page)
        studio.rest(500)
        return _taken(studio)

    return pose


def board(*, tables: bool) -> Callable[[Studio], QPixmap]:
    """Show the board, as charts or as tables."""

    def pose(studio: Studio) -> QPixmap:
        studio.window.trigger("board")
        shown = studio.program.behind.board.board
        if shown is None:
            raise LookupError("no board")
        shown.tables.setChecked(tables)
        studio.until(lambda: not shown.busy and shown.tiles.tiles["decided"].number.text() != "–")
        studio.rest(500)
        picture = shown.grab()
        shown.close()
        return picture

    return pose


def about(studio: Studio) -> QPixmap:
    """Show version and licences."""
    studio.program.dialogs.show_about()
    return _taken(studio)


def trace(studio: Studio) -> QPixmap:
    """Show everything by the open comment's reader."""
    studio.ready()
    studio.window.trigger("trace")
    studio.until(lambda: isinstance(one := studio.dialog(), TraceDialog) and one.trace is not None)
    return _taken(studio)


def purge(studio: Studio) -> QPixmap:
    """Ask before the log is purged of a reader."""
    studio.ready()
    studio.window.trigger("trace")
    studio.until(lambda: isinstance(one := studio.dialog(), TraceDialog) and one.trace is not None)
    over = studio.dialog()
    if not isinstance(over, TraceDialog):
        raise TypeError(over)
    over.purge.click()
    studio.until(lambda: bool(over.findChildren(PurgeDialog)))
    (question,) = over.findChildren(PurgeDialog)
    looking = question.count.text()
    studio.until(lambda: question.count.text() != looking)
    picture = question.grab()
    question.reject()
    over.reject()
    return picture


def print_comment(studio: Studio) -> QPixmap:
    """Show a comment's history before it is printed."""
    studio.go_to(studio.has(FindingKind.ABUSE))
    studio.window.trigger("print_comment")

    def drawn() -> bool:
        dialog = studio.dialog()
        return isinstance(dialog, PrintPreview) and dialog.view.paper.image is not None

    studio.until(drawn)
    return _taken(studio)


def _taken(studio: Studio) -> QPixmap:
    picture = studio.picture()
    studio.close_dialog()
    return picture


def second(act: str) -> Callable[[Studio], QPixmap]:
    """Order a second look at all that was decided, and show one of its dialogs."""

    def pose(studio: Studio) -> QPixmap:
        now = compose.now()
        plan = LookPlan(1000, now - timedelta(days=1), now + timedelta(minutes=1))
        done: list[object] = []

        def prepare_look(desk: Desk) -> None:
            order = desk.second_look.order("Hoa", plan).order
            opinions = cycle((Opinion.APPROVE, Opinion.SPAM, Opinion.UNSURE))
            while act == "second_result" and (item := desk.second_look.sheet("Hoa").item):
                desk.second_look.answer("Hoa", order, item.of, next(opinions))

        studio.program.worker.write(prepare_look, done.append, failed=done.append)
        studio.until(lambda: bool(done))
        actor = studio.window.actor
        studio.window.actor = "Hoa"  # nobody reads their own again
        studio.window.trigger(act)
        studio.window.actor = actor
        studio.until(lambda: getattr(studio.dialog(), "sheet", True) is not None)
        studio.rest(800)
        return _taken(studio)

    return pose


def abuse(studio: Studio) -> QPixmap:
    """Show the window with a comment in which much was noticed."""
    studio.go_to(studio.has(FindingKind.ABUSE))
    return studio.picture()


SCREENS: dict[str, Callable[[Studio], QPixmap]] = {
    "main": abuse,
    "palette": palette,
    "menu": menu,
    "edited": edited,
    "spelling": spelling,
    "note": note,
    **{name: POSES[name] for name in ("editor", "reasons", "log", "takedown", "help", "bulk")},
    **{f"settings-{name}": _settings(page) for name, page in SETTINGS.items()},
    "recent": recent,
    "rules": _opened("rules"),
    "problems": _opened("problems"),
    **{name: _opened(name) for name in ("places", "export_log", "verify_log")},
    **CHIEF_POSES,
    **SHIFT_POSES,
    **FLOOD_POSES,
    **STATE_POSES,
    **RARE_POSES,
    "trace": trace,
    "purge": purge,
    "print": print_comment,
    "about": about,
    "board": board(tables=False),
    "board-tables": board(tables=True),
    "second-look": second("second_look"),
    "second-result": second("second_result"),
}


def screen(folder: Path, size: QSize) -> None:
    """Give the off-screen platform one screen of ``size``, a little more than the window."""
    file = folder / "screen.json"
    one = {"name": "one", "x": 0, "y": 0, "width": size.width(), "height": size.height()}
    file.write_text(json.dumps({"screens": [{**one, "logicalDpi": 96, "dpr": 1}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def shoot(studio: Studio, out: Path, end: str, names: list[str]) -> int:
    """Write these poses' pictures to ``out``; return how many failed."""
    failed = 0
    for name in names:
        try:
            studio.home()
            picture = {**SCREENS, **OFFLINE_POSES}[name](studio)
        except (TimeoutError, LookupError) as error:
            print(f"{name}-{end}: {error}", file=sys.stderr)
            failed += 1
        else:
            picture.save(str(out / f"{name}-{end}"))
        studio.close_dialog()
    return failed


def take(out: Path, language: str, size: str, wanted: list[str], text_size: int) -> int:
    """Write the pictures of one language and size in both themes; return how many failed."""
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        screen(folder, SIZES[size])
        application = QApplication(sys.argv[:1])
        application.setApplicationName("Moderator")
        with newspaper(folder / "site") as (address, token):
            profile = connected(folder / "desk", address, token)
            studio = Studio(application, profile, language)
            studio.size(SIZES[size])
            prepare(studio)
            for theme in THEMES:
                studio.program.theme.set_scheme(theme, text_size)  # type: ignore[arg-type]  # one of both
                end = f"{language}-{theme}-{size}-{text_size}.png"
                failed += shoot(studio, out, end, [name for name in SCREENS if name in wanted])
        for theme in THEMES:  # the site is off by now
            studio.program.theme.set_scheme(theme, text_size)  # type: ignore[arg-type]  # one of both
            end = f"{language}-{theme}-{size}-{text_size}.png"
            failed += shoot(studio, out, end, [name for name in OFFLINE_POSES if name in wanted])
        studio.end()
        if "connect" in wanted:
            picture = connect(application, folder / "first", language)
            picture.save(str(out / f"connect-{language}-{size}.png"))
    return failed


def main() -> int:
    """Make the pictures, each language and size in a process with a screen of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "moderator")
    parser.add_argument("--language", choices=LANGUAGES, nargs="*", default=LANGUAGES)
    parser.add_argument("--size", choices=tuple(SIZES), nargs="*", default=tuple(SIZES))
    parser.add_argument("--text-size", type=int, default=100)
    parser.add_argument(
        "--only", nargs="*", choices=(*SCREENS, *OFFLINE_POSES, "connect"), default=None
    )
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    wanted = options.only or [*SCREENS, *OFFLINE_POSES, "connect"]
    options.out.mkdir(parents=True, exist_ok=True)
    if options.here:
        return take(options.out, options.language[0], options.size[0], wanted, options.text_size)
    failed = 0
    for language, size in product(options.language, options.size):
        command = [sys.executable, __file__, "--here", "--out", str(options.out)]
        command += ["--language", language, "--size", size, "--only", *wanted]
        command += ["--text-size", str(options.text_size)]
        failed += subprocess.run(command, check=False).returncode
    print(options.out)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
