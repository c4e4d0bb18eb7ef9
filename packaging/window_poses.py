"""Poses of the window and of what its keys open."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from moderator import compose
from moderator.model import FindingKind
from moderator.model.second_look import LookPlan, Opinion
from moderator.ui.dialogs import settings as pages
from moderator.ui.dialogs.print_preview import PrintPreview
from moderator.ui.dialogs.printer_choice import PrinterChoice
from moderator.ui.dialogs.purge import PurgeDialog
from moderator.ui.dialogs.reader_export import ReaderExport
from moderator.ui.dialogs.recent import RecentDialog
from moderator.ui.dialogs.second_look import SecondLookDialog
from moderator.ui.dialogs.second_order import SecondOrderDialog
from moderator.ui.dialogs.second_result import SecondResultDialog
from moderator.ui.dialogs.trace import TraceDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from studio import Studio

    from moderator.desk import Desk

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
    studio.write("Ộ, Ẫ, Ễ: ")
    studio.until(lambda: bool(studio.window.detail.editor.changes.label.text()))
    studio.rest()
    picture = studio.picture()
    studio.key(Qt.Key.Key_Escape)
    return picture


def spelling(studio: Studio) -> QPixmap:
    """Show the editor with words marked, and what is offered for one of them."""
    studio.key(Qt.Key.Key_F2)
    studio.write("Người dân đựơc biết nguời này noi gi hom qua. ")
    studio.until(studio.window.detail.editor.spelling.button.isVisible)
    studio.rest()
    studio.key(Qt.Key.Key_F7)
    field = studio.window.detail.editor.text
    field.offer_here()
    studio.until(lambda: field.menu is not None and field.menu.isVisible())
    if field.menu is None:
        raise LookupError("no menu")
    studio.rest()
    whole = studio.with_menu(field.menu)
    field.menu.close()
    studio.key(Qt.Key.Key_Escape)
    return whole


def note(studio: Studio) -> QPixmap:
    """Show the note that goes to the chief."""
    studio.ready()
    studio.key("3")
    studio.until(lambda: studio.dialog() is not None)
    return studio.taken()


def recent(studio: Studio) -> QPixmap:
    """Show the recent decisions once they are read."""
    studio.open("recent", RecentDialog, lambda one: one.list.count() > 0)
    return studio.taken()


def opened(act: str) -> Callable[[Studio], QPixmap]:
    """Return a pose of what an action opens."""

    def pose(studio: Studio) -> QPixmap:
        studio.window.trigger(act)
        studio.until(lambda: studio.dialog() is not None)
        studio.rest(800)
        return studio.taken()

    return pose


def _settings(page: int) -> Callable[[Studio], QPixmap]:
    def pose(studio: Studio) -> QPixmap:
        studio.open("settings", pages.SettingsDialog).show_page(page)
        studio.rest(500)
        return studio.taken()

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
        picture = studio.alone(shown)
        shown.close()
        return picture

    return pose


def about(studio: Studio) -> QPixmap:
    """Show version and licences."""
    studio.program.dialogs.show_about()
    return studio.taken()


def _traced(studio: Studio) -> TraceDialog:
    studio.ready()
    return studio.open("trace", TraceDialog, lambda one: one.trace is not None)


def trace(studio: Studio) -> QPixmap:
    """Show everything by the open comment's reader."""
    _traced(studio)
    return studio.taken()


def purge(studio: Studio) -> QPixmap:
    """Ask before the log is purged of a reader."""
    over = _traced(studio)
    over.purge.click()
    question = studio.wait_for(PurgeDialog)
    studio.rest(800)  # the rows of the log are counted
    picture = studio.over(question)
    question.reject()
    over.reject()
    return picture


def reader_export(studio: Studio) -> QPixmap:
    """Show that what was found of a reader is in a file."""
    over = _traced(studio)
    if over.trace is None:
        raise LookupError("nothing found")
    with tempfile.TemporaryDirectory() as folder:
        studio.program.behind.requests.export_to(over.trace, Path(folder) / "reader.xlsx", over)
        written = studio.wait_for(ReaderExport, lambda one: not one.bar.running)
        picture = studio.over(written)
        written.reject()
    over.reject()
    return picture


def _drawn(preview: PrintPreview) -> bool:
    return preview.view.paper.image is not None


def print_comment(studio: Studio) -> QPixmap:
    """Show a comment's history before it is printed."""
    studio.go_to(studio.has(FindingKind.ABUSE))
    studio.open("print_comment", PrintPreview, _drawn)
    return studio.taken()


def printers(studio: Studio) -> QPixmap:
    """Ask for printer and pages."""
    preview = studio.open("print_keys", PrintPreview, _drawn)
    names = ["Tầng 2, phòng thư ký", "Canon LBP"]
    dialog = PrinterChoice(names, names[0], 7, studio.program.theme, preview)
    dialog.open()
    studio.rest()
    picture = studio.over(dialog)
    dialog.reject()
    preview.reject()
    return picture


def _second(studio: Studio, act: str, *, answered: bool) -> None:
    """Order a second look at all that was decided, and ask for one of its dialogs."""
    now = compose.now()
    plan = LookPlan(1000, now - timedelta(days=1), now + timedelta(minutes=1))

    def prepare(desk: Desk) -> None:
        order = desk.second_look.order("Hoa", plan).order
        opinions = cycle((Opinion.APPROVE, Opinion.SPAM, Opinion.UNSURE))
        while answered and (item := desk.second_look.sheet("Hoa").item):
            desk.second_look.answer("Hoa", order, item.of, next(opinions))

    studio.do(prepare)
    actor = studio.window.actor
    studio.window.actor = "Hoa"  # nobody reads their own again
    studio.window.trigger(act)
    studio.window.actor = actor


def second_look(studio: Studio) -> QPixmap:
    """Show what is to be read again."""
    _second(studio, "second_look", answered=False)
    studio.wait_for(SecondLookDialog, lambda one: one.sheet is not None)
    return studio.taken()


def second_result(studio: Studio) -> QPixmap:
    """Show the figures of a second look that is answered."""
    _second(studio, "second_result", answered=True)
    studio.wait_for(SecondResultDialog, lambda one: one.figures.isVisible())
    return studio.taken()


def second_order(studio: Studio) -> QPixmap:
    """Show where a second look is ordered, with what it comes to."""
    studio.program.behind.second_looks.show_order()
    studio.wait_for(SecondOrderDialog)
    studio.rest(1200)
    return studio.taken()


def abuse(studio: Studio) -> QPixmap:
    """Show the window with a comment in which much was noticed."""
    studio.go_to(studio.has(FindingKind.ABUSE))
    return studio.picture()


WINDOW_POSES: dict[str, Callable[[Studio], QPixmap]] = {
    "main": abuse,
    "palette": palette,
    "menu": menu,
    "edited": edited,
    "spelling": spelling,
    "note": note,
    "recent": recent,
    **{f"settings-{name}": _settings(page) for name, page in SETTINGS.items()},
    **{name: opened(name) for name in ("rules", "problems", "places", "export_log", "verify_log")},
    "trace": trace,
    "purge": purge,
    "reader-export": reader_export,
    "print": print_comment,
    "printers": printers,
    "about": about,
    "board": board(tables=False),
    "board-tables": board(tables=True),
    "second-look": second_look,
    "second-result": second_result,
    "second-order": second_order,
}
