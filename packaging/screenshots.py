"""Makes the pictures of the README: the real program, off screen, on the sample newspaper.

``.venv/bin/python packaging/screenshots.py --out resources/screenshots`` writes them all;
``--only main editor`` some of them, ``--language en`` the English ones.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QApplication, QTableView
from studio import ENOUGH, LAPTOP, Studio

from moderator import compose
from moderator.model import FindingKind
from moderator.settings import Profile, Secrets, Settings, save
from moderator.ui.dialogs.bulk import BulkDialog
from moderator.ui.dialogs.takedown import TakedownDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SMALL = QSize(1090, 560)  # a 1366×768 laptop at 125 %
LARGE = QSize(2560, 1440)
CTRL = Qt.KeyboardModifier.ControlModifier
MOST_COLOURS = 256
COMMONEST = 180
KEY = Qt.Key


# --- poses ---------------------------------------------------------------------------------------


def prepare(studio: Studio) -> None:
    """Do a little work, so that there is a last decision and a log."""
    window = studio.window
    studio.until(lambda: bool(window.status.statuses()))
    studio.until(lambda: window.queue.model.complete and window.queue.model.rowCount() > ENOUGH)
    studio.until(lambda: all(one.connected for one in window.status.statuses()))
    for key in "1121":
        studio.left(studio.decide(key))
    studio.ready()
    comment = studio.decide("8")
    studio.key("b")
    studio.left(comment)
    comment = studio.decide("3")
    studio.until(lambda: studio.dialog() is not None)
    studio.write("Nhờ anh xem giúp, bạn đọc nêu tên người cụ thể.")
    studio.key(KEY.Key_Return, CTRL)
    studio.left(comment)
    studio.go_to(studio.has(FindingKind.SPAM))
    studio.left(studio.decide("9"))
    studio.rest()


def main_light(studio: Studio) -> QPixmap:
    """Show the queue with marked words, the comment, and what was noticed."""
    studio.go_to(studio.has(FindingKind.SPAM, least=2))
    return studio.picture()


def main_dark(studio: Studio) -> QPixmap:
    """Show the queue in the dark."""
    studio.program.theme.set_scheme("dark")
    studio.go_to(studio.has(FindingKind.ABUSE))
    picture = studio.picture()
    studio.program.theme.set_scheme("light")
    return picture


def editor(studio: Studio) -> QPixmap:
    """Show the proposal for a comment without diacritics at its first doubtful word."""
    studio.go_to(studio.has(FindingKind.MISSING_DIACRITICS))
    proposal = studio.window.detail.editor.proposal
    studio.key(KEY.Key_F3)
    studio.until(lambda: proposal.choices() is not None)
    studio.key(KEY.Key_F3)
    studio.rest()
    picture = studio.picture()
    studio.key(KEY.Key_Escape)
    studio.key(KEY.Key_Escape)
    return picture


def reasons(studio: Studio) -> QPixmap:
    """Show the reasons for a rejection."""
    studio.go_to(studio.has(FindingKind.ABUSE))
    studio.key("8")
    picture = studio.picture()
    studio.key(KEY.Key_Escape)
    return picture


def _sized(size: QSize) -> Callable[[Studio], QPixmap]:
    def pose(studio: Studio) -> QPixmap:
        studio.size(size)
        picture = studio.picture()
        studio.size(LAPTOP)
        return picture

    return pose


def _dialog(act: str) -> Callable[[Studio], QPixmap]:
    def pose(studio: Studio) -> QPixmap:
        studio.window.trigger(act)
        studio.until(lambda: studio.dialog() is not None)
        studio.rest(800)
        tables = studio.window.findChildren(QTableView)
        studio.until(lambda: all(one.model().index(0, 0).data() != "…" for one in tables))
        picture = studio.picture()
        studio.close_dialog()
        return picture

    return pose


def log(studio: Studio) -> QPixmap:
    """Show the log with its newest row."""
    studio.window.trigger("log")
    window = studio.program.dialogs.log
    if window is None:
        raise LookupError("the log does not open")
    studio.until(lambda: window.shown is not None)
    studio.rest(800)
    picture = studio.picture()
    window.close()
    return picture


def takedown(studio: Studio) -> QPixmap:
    """Show the dialog of an urgent removal with the comment that was open."""
    studio.window.trigger("takedown")
    studio.until(
        lambda: isinstance(one := studio.dialog(), TakedownDialog) and one.card.isVisible()
    )
    picture = studio.picture()
    studio.close_dialog()
    return picture


def bulk(studio: Studio) -> QPixmap:
    """Show the preview of a decision about several comments."""
    studio.key(KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    studio.key(KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    studio.key("9")
    studio.until(lambda: isinstance(one := studio.dialog(), BulkDialog) and one.list.count() > 0)
    picture = studio.picture()
    studio.close_dialog()
    return picture


POSES: dict[str, Callable[[Studio], QPixmap]] = {
    "main": main_light,
    "dark": main_dark,
    "editor": editor,
    "reasons": reasons,
    "small": _sized(SMALL),
    "large": _sized(LARGE),
    "log": log,
    "takedown": takedown,
    "help": _dialog("help"),
    "settings": _dialog("settings"),
    "bulk": bulk,
}


def connect(application: QApplication, folder: Path, language: str) -> QPixmap:
    """Show the first start: no site is connected yet."""
    studio = Studio(application, Profile(folder), language)
    studio.until(lambda: studio.dialog() is not None)
    studio.rest()
    picture = studio.picture()
    studio.end()
    return picture


# --- the set -------------------------------------------------------------------------------------


@contextlib.contextmanager
def newspaper(folder: Path) -> Iterator[tuple[str, str]]:
    """Serve the sample newspaper; yields its address and token."""
    command = [sys.executable, "-m", "moderator.demo", "--data", str(folder), "--with-parent"]
    site = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    if site.stdin is None or site.stdout is None:
        raise OSError("the newspaper has no pipes")
    try:
        answer = json.loads(site.stdout.readline())
        yield answer["address"], answer["token"]
    finally:
        site.stdin.close()
        site.wait(20)
        site.stdout.close()


def connected(folder: Path, address: str, token: str) -> Profile:
    """Return a profile that knows the newspaper."""
    profile = Profile(folder)
    save(profile, Settings(actor="Thu Hà", theme="light", min_view_ms=0))
    info = compose.probe(address, user=None, secret=token)
    Secrets(profile.secrets).put_in_file(info.address, token)
    with compose.store(profile, None) as store:
        compose.add_site(store, info)
    return profile


def store_small(picture: QPixmap, file: Path) -> None:
    """Write a PNG with a palette of the picture's own commonest colours: half the size."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    common = [colour for colour, _ in Counter(pixels).most_common(COMMONEST)]
    coarse = Counter(colour & 0xFFE0E0E0 | 0x00101010 for colour in pixels)
    others = [colour for colour, _ in coarse.most_common(MOST_COLOURS - len(common))]
    small = image.convertToFormat(QImage.Format.Format_Indexed8, [*common, *others])
    writer = QImageWriter(str(file), QByteArray(b"png"))
    writer.setCompression(100)
    if not writer.write(small):
        raise OSError(writer.errorString())
    print(f"{file}  {file.stat().st_size // 1024} KB")


def screen(folder: Path) -> None:
    """Give the off-screen platform one large screen."""
    file = folder / "screen.json"
    one = {"name": "one", "x": 0, "y": 0, "width": 2600, "height": 1500}
    file.write_text(json.dumps({"screens": [{**one, "logicalDpi": 96, "dpr": 1}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def main() -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("resources/screenshots"))
    parser.add_argument("--language", choices=("vi", "en"), default="vi")
    parser.add_argument("--only", nargs="*", choices=(*POSES, "connect"), default=None)
    options = parser.parse_args()
    wanted = options.only or [*POSES, "connect"]
    options.out.mkdir(parents=True, exist_ok=True)
    suffix = "" if options.language == "vi" else f"-{options.language}"
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        screen(folder)
        application = QApplication(sys.argv[:1])
        application.setApplicationName("Moderator")
        with newspaper(folder / "site") as (address, token):
            studio = Studio(
                application, connected(folder / "desk", address, token), options.language
            )
            prepare(studio)
            for name in (name for name in POSES if name in wanted):
                try:
                    picture = POSES[name](studio)
                except (TimeoutError, LookupError) as error:
                    print(f"{name}: {error}", file=sys.stderr)
                    failed = 1
                    continue
                store_small(picture, options.out / f"{name}{suffix}.png")
            studio.end()
        if "connect" in wanted:
            picture = connect(application, folder / "first", options.language)
            store_small(picture, options.out / f"connect{suffix}.png")
    return failed


if __name__ == "__main__":
    sys.exit(main())
