"""Makes the pictures of the README: the real program, off screen, on the sample newspaper.

``.venv/bin/python packaging/screenshots.py --out resources/screenshots`` writes them all;
``--only main editor`` some of them, and those of the gallery that are taken like them.
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

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QApplication
from studio import ENOUGH, LAPTOP, Studio

from moderator import compose
from moderator.model import FindingKind
from moderator.settings import Profile, Secrets, Settings, save
from moderator.ui.dialogs.bulk import BulkDialog
from moderator.ui.dialogs.takedown import TakedownDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

README = ("main", "dark", "editor", "log", "takedown")
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
    studio.do(lambda _desk: None)  # what was decided before it is written
    studio.rest(1000)


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


def keys(studio: Studio) -> QPixmap:
    """Show the keys."""
    studio.window.trigger("help")
    studio.until(lambda: studio.dialog() is not None)
    studio.rest(800)
    picture = studio.picture()
    studio.close_dialog()
    return picture


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
    "log": log,
    "takedown": takedown,
    "help": keys,
    "bulk": bulk,
}


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


def connected(folder: Path, address: str, token: str, *, text_size: int = 100) -> Profile:
    """Return a profile that knows the newspaper."""
    profile = Profile(folder)
    settings = Settings(actor="Thu Hà", theme="light", text_size=text_size, min_view_ms=0)
    save(profile, settings)
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
    """Give the off-screen platform the screen of a laptop, which windows keep to."""
    file = folder / "screen.json"
    size = {"width": LAPTOP.width(), "height": LAPTOP.height()}
    one = {"name": "one", "x": 0, "y": 0, **size}
    file.write_text(json.dumps({"screens": [{**one, "logicalDpi": 96, "dpr": 1}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def main() -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("resources/screenshots"))
    parser.add_argument("--only", nargs="*", choices=POSES, default=README)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        screen(folder)
        application = QApplication(sys.argv[:1])
        application.setApplicationName("Moderator")
        with newspaper(folder / "site") as (address, token):
            studio = Studio(application, connected(folder / "desk", address, token), "vi")
            prepare(studio)
            for name in (name for name in POSES if name in options.only):
                try:
                    picture = POSES[name](studio)
                except (TimeoutError, LookupError) as error:
                    print(f"{name}: {error}", file=sys.stderr)
                    failed = 1
                    continue
                store_small(picture, options.out / f"{name}.png")
            studio.end()
    return failed


if __name__ == "__main__":
    sys.exit(main())
