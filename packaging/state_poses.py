"""Poses of states: lists without anything, what is typed or asked, what waits or went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from moderator import compose
from moderator.model import Decision, FindingKind, Query, State, Verdict
from moderator.ui.dialogs.bulk import BulkDialog
from moderator.ui.dialogs.print_preview import PrintPreview
from moderator.ui.dialogs.rules import RulesDialog
from moderator.ui.dialogs.sweep import SweepDialog
from moderator.ui.view_list import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from studio import Studio

NOTE = "Bài về nước sạch đang nóng, nhờ ca sau xem kỹ từng ý kiến nêu tên người."


def _opened(act: str, wait: int = 900) -> Callable[[Studio], QPixmap]:
    def pose(studio: Studio) -> QPixmap:
        studio.ready()
        studio.window.trigger(act)
        studio.until(lambda: studio.dialog() is not None)
        studio.rest(wait)
        return studio.taken()

    return pose


def empty_view(studio: Studio) -> QPixmap:
    """Show a view without comments."""
    studio.window.sidebar.choose_view(View(State.CONFLICT))
    studio.until(lambda: studio.window.queue.model.rowCount() == 0)
    return studio.picture()


def nothing_found(studio: Studio) -> QPixmap:
    """Show a search that finds nothing."""
    search = studio.window.header.search
    search.show_line("khong co chu nao nhu vay")
    studio.until(lambda: studio.window.queue.model.rowCount() == 0)
    picture = studio.picture()
    search.show_line("")
    studio.rest()
    return picture


def hints(studio: Studio) -> QPixmap:
    """Show what is offered while a filter is typed."""
    studio.key("/")
    studio.write("dấu-hiệu:")
    studio.rest(500)
    picture = studio.window.grab()
    studio.window.header.search.show_line("")
    studio.rest()
    return picture


def found(studio: Studio) -> QPixmap:
    """Show what a search found, marked."""
    search = studio.window.header.search
    search.show_line("nuoc")
    studio.rest(900)
    picture = studio.picture()
    search.show_line("")
    studio.rest()
    return picture


def sweep(studio: Studio) -> QPixmap:
    """Show the preview of a decision about a whole list."""
    studio.ready()
    studio.window.trigger("select_all")
    studio.key("9")
    studio.until(lambda: isinstance(one := studio.dialog(), BulkDialog) and one.list.count() > 0)
    return studio.taken()


def sweep_all(studio: Studio) -> QPixmap:
    """Show what a decision about a whole filter would do, before it is carried out in steps."""
    reason = Decision(Verdict.REJECT, (), studio.window.actor, reason="off_topic")
    studio.program.dialogs.sweep(reason, Query())
    studio.wait_for(SweepDialog, lambda one: one.act.isEnabled())
    return studio.taken()


def filters(studio: Studio) -> QPixmap:
    """Show the page about the filter line."""
    studio.program.dialogs.show_filters()
    return studio.taken()


def around(studio: Studio) -> QPixmap:
    """Show a comment with the article's text, its thread and its reader's past open."""
    model = studio.window.queue.model

    def replies(comment: int) -> bool:
        row = model.row(comment)
        return row is not None and bool(row.replies_to)

    studio.go_to(replies)
    studio.window.trigger("article")
    studio.window.trigger("reader")
    studio.rest(600)
    picture = studio.picture()
    studio.window.trigger("article")
    return picture


def rule(studio: Studio) -> QPixmap:
    """Show a rule that is being written."""
    studio.open("rules", RulesDialog, lambda one: one.add.isEnabled()).add.click()
    studio.rest(600)
    return studio.taken()


def family(studio: Studio) -> QPixmap:
    """Show one of the program's lists."""
    dialog = studio.open("rules", RulesDialog, lambda one: one.add.isEnabled())
    dialog.revert.click()  # what the pose before began
    studio.rest()
    dialog.list.setCurrentRow(dialog.list.count() // 2)
    studio.rest(600)
    return studio.taken()


def _previewed(studio: Studio) -> QPixmap:
    def drawn() -> PrintPreview | None:
        shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, PrintPreview))
        return next((one for one in shown if one.view.paper.image is not None), None)

    studio.until(lambda: drawn() is not None)
    studio.rest()
    preview = drawn()
    if preview is None:
        raise LookupError("no preview")
    picture = studio.over(preview)
    preview.reject()
    return picture


def print_log(studio: Studio) -> QPixmap:
    """Show the log as it is printed."""
    studio.window.trigger("log")
    window = studio.program.dialogs.log
    if window is None:
        raise LookupError("no log")
    studio.until(lambda: window.shown is not None)
    window.print.click()
    picture = _previewed(studio)
    window.close()
    return picture


def print_board(studio: Studio) -> QPixmap:
    """Show the board as it is printed."""
    studio.window.trigger("board")
    shown = studio.program.behind.board.board
    if shown is None:
        raise LookupError("no board")
    studio.until(lambda: not shown.busy and shown.tiles.tiles["decided"].number.text() != "–")
    shown.print.click()
    picture = _previewed(studio)
    shown.close()
    return picture


def order(studio: Studio) -> QPixmap:
    """Show the orders of the list."""
    button = studio.window.queue.order
    studio.window.activateWindow()
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    studio.until(menu.isVisible)
    picture = studio.with_menu(menu)
    menu.close()
    return picture


def locked_pin(studio: Studio) -> QPixmap:
    """Show the cover where a PIN opens it."""
    cover = studio.program.locking.cover
    cover.cover(studio.window.actor, compose.now(), guarded=True)
    studio.window.activateWindow()
    studio.rest()
    picture = studio.window.grab()
    cover.uncover(same=True)
    studio.rest()
    return picture


def shift_notes(studio: Studio) -> QPixmap:
    """Show the note that the shift before left."""
    done: list[object] = []
    studio.program.worker.write(
        lambda desk: desk.shifts.hand_over(desk.shifts.sheet("Hoa"), NOTE),
        done.append,
        failed=done.append,
    )
    studio.until(lambda: bool(done))
    return _opened("shift_notes")(studio)


def offline(studio: Studio) -> QPixmap:
    """Show the window when the site does not answer."""
    studio.window.sidebar.choose_view(View())
    studio.window.trigger("sync")
    studio.until(lambda: any(one.connected is False for one in studio.window.status.statuses()))
    studio.until(lambda: not studio.window.status.problems.isHidden())
    return studio.window.grab()


def problems_offline(studio: Studio) -> QPixmap:
    """Show what is said of a site that does not answer."""
    offline(studio)
    studio.window.trigger("problems")
    studio.rest()
    dialog = studio.dialog()
    if dialog is None:
        raise LookupError("no dialog")
    picture = studio.over(dialog)
    studio.close_dialog()
    return picture


def spam(studio: Studio) -> QPixmap:
    """Show the window with an advertisement."""
    studio.go_to(studio.has(FindingKind.SPAM, least=2))
    return studio.picture()


STATE_POSES: dict[str, Callable[[Studio], QPixmap]] = {
    "spam": spam,
    "empty": empty_view,
    "nothing-found": nothing_found,
    "found": found,
    "hints": hints,
    "order": order,
    "around": around,
    "sweep": sweep,
    "sweep-all": sweep_all,
    "named-view": _opened("save_view"),
    "note-others": _opened("note"),
    "watch": _opened("watch"),
    "readers": _opened("readers"),
    "filters": filters,
    "shift-notes": shift_notes,
    "rule": rule,
    "rule-list": family,
    "locked-pin": locked_pin,
    "print-log": print_log,
    "print-board": print_board,
}

OFFLINE_POSES: dict[str, Callable[[Studio], QPixmap]] = {
    "offline": offline,
    "problems-offline": problems_offline,
}
"""Taken when the site was switched off; the last of all."""
