"""Poses of a desk with several people, of hostile texts, tool tips, and of what goes wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip

from moderator import compose
from moderator.model.people import Present, Role
from moderator.ui.at_work import WhoDialog
from moderator.ui.dialogs.connect import ConnectDialog
from moderator.ui.dialogs.rules import RulesDialog
from moderator.ui.dialogs.settings import WORK, SettingsDialog
from moderator.ui.dialogs.switch import SwitchDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from studio import Studio

    from moderator.desk import Desk

CHIEF: Final = "Hoa"
MODERATOR: Final = "Lan"
DEAD: Final = "http://127.0.0.1:9/"  # nothing ever listens there
BIDI: Final = "\u202egnov oàv gnăđ\u202c rất hay\u200b\u200d!\u2066 abc\u2069 \u200f12.000đ"
PILE: Final = "\u0300\u0301\u0302\u0303\u0323" * 4
ZALGO: Final = "".join(letter + PILE for letter in "bạn đọc ")
HOSTILE: Final = (
    f"<b>Không đậm</b> &amp; =cmd|'/c calc'!A1 \x00 \udcff {BIDI}\n{ZALGO}\n"
    f"{'không dấu cách' * 40}\n" + "Một dòng rất dài của ý kiến năm mươi nghìn chữ. " * 1000
)


def hostile(studio: Studio) -> QPixmap:
    """Show a comment of 50 kB whose letters turn round, pile up, hide and never end."""
    detail = studio.opened()
    name = f"{BIDI} {ZALGO}"
    row = replace(detail.row, text=HOSTILE, author=name, findings=())
    shown = replace(detail, row=row, text=HOSTILE, original_text=HOSTILE, name=name)
    studio.window.detail.show_detail(replace(shown, original_name=name))
    studio.rest(600)
    picture = studio.window.grab()
    studio.window.detail.show_detail(detail)
    return picture


def tool_tip(studio: Studio) -> QPixmap:
    """Show the longest tool tip of the window."""
    studio.ready()
    buttons = [one for one in studio.window.findChildren(QAbstractButton) if one.isVisible()]
    button = max(buttons, key=lambda one: len(one.toolTip()))
    QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), button.toolTip(), button)
    studio.until(QToolTip.isVisible)
    shown = (one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel"))
    picture = studio.with_menu(next(shown))
    QToolTip.hideText()
    return picture


def _others(studio: Studio) -> tuple[Present, ...]:
    comment, now = studio.opened().row.id, compose.now()
    return (
        Present("a", CHIEF, comment, holds=True, since=now - timedelta(minutes=4)),
        Present("b", MODERATOR, comment + 3, holds=True, since=now - timedelta(minutes=1)),
        Present("c", "Minh Đăng", None, holds=False, since=now - timedelta(minutes=31)),
    )


def claimed(studio: Studio) -> QPixmap:
    """Show a comment that another desk has open."""
    studio.program.worker.company.emit(_others(studio))
    studio.rest(100)
    picture = studio.window.grab()
    studio.program.worker.company.emit(())
    return picture


def at_work(studio: Studio) -> QPixmap:
    """Show who else is at work, and on what."""
    studio.program.worker.company.emit(_others(studio))
    studio.program.at_work.show_who()
    studio.wait_for(WhoDialog)
    picture = studio.taken()
    studio.program.worker.company.emit(())
    return picture


def _staffed(desk: Desk) -> None:
    """Name two chiefs, one of them whoever sits here, and two moderators, one with a part."""
    for name in ("Thu Hà", CHIEF):
        desk.people.set_role("Thu Hà", name, Role.CHIEF)
    desk.people.set_role(CHIEF, MODERATOR, Role.MODERATOR)
    desk.people.set_part(CHIEF, "Minh Đăng", ["Giáo dục", "Đời sống"], [])
    if not desk.pins.has(CHIEF):
        desk.pins.set(CHIEF, "246813")


def people(studio: Studio) -> QPixmap:
    """Show who can be switched to at a desk with chiefs, moderators and PINs."""
    studio.do(_staffed)
    studio.open("actor", SwitchDialog, lambda one: one.list.count() > 1)
    return studio.taken()


def _as_moderator(studio: Studio, show: Callable[[], QPixmap]) -> QPixmap:
    studio.do(_staffed)
    actor = studio.window.actor
    studio.window.set_actor(MODERATOR)
    studio.rest(600)
    try:
        return show()
    finally:
        studio.window.set_actor(actor)
        studio.rest(300)


def refused(studio: Studio) -> QPixmap:
    """Show what a moderator sees of a page that is the chief's."""

    def show() -> QPixmap:
        studio.open("settings", SettingsDialog).show_page(WORK)
        studio.rest(600)
        return studio.taken()

    return _as_moderator(studio, show)


def refused_rules(studio: Studio) -> QPixmap:
    """Show the rules to a moderator, who may read them alone."""

    def show() -> QPixmap:
        studio.open("rules", RulesDialog)
        studio.rest(600)
        return studio.taken()

    return _as_moderator(studio, show)


def first_start(studio: Studio) -> QPixmap:
    """Ask for the first site."""
    studio.wait_for(ConnectDialog)
    return studio.taken()


def no_site(studio: Studio) -> QPixmap:
    """Show the window that knows no site yet."""
    studio.close_dialog()
    return studio.window.grab()


def connect_fails(studio: Studio) -> QPixmap:
    """Show that a site cannot be reached."""
    dialog = studio.open("connect", ConnectDialog)
    dialog.address.setText(DEAD)
    dialog.secret.setText("nothing")
    dialog.test.click()
    studio.until(dialog.trouble.isVisible)
    return studio.taken()


DESK_POSES: Final[dict[str, Callable[[Studio], QPixmap]]] = {
    "hostile": hostile,
    "tool-tip": tool_tip,
    "claimed": claimed,
    "at-work": at_work,
    "people": people,
    "refused": refused,
    "refused-rules": refused_rules,
}

FIRST_POSES: Final[dict[str, Callable[[Studio], QPixmap]]] = {
    "connect": first_start,
    "no-site": no_site,
    "connect-fails": connect_fails,
}
"""Taken on a profile that knows no site, in this order."""
