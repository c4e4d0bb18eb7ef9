"""The whole job with the mouse alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from moderator.model import LogQuery, State
from moderator.ui.keys import ACTS
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from tests.windows import Bench

# what Qt's off-screen platform says of any menu
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SMALL = QSize(1090, 560)
LEFT = Qt.MouseButton.LeftButton


def menu_at(bench: Bench, place: QWidget) -> QMenu:
    place.customContextMenuRequested.emit(QPoint(40, 20))
    menu = bench.window.commands.menu.menu
    assert menu is not None
    bench.until(menu.isVisible)
    return menu


def within(menu: QMenu) -> list[QAction]:
    """Return what a menu offers, with what its inner menus offer."""
    found = []
    for one in menu.actions():
        inner = one.menu()
        found += within(inner) if isinstance(inner, QMenu) else [one]
    return found


def choose(bench: Bench, menu: QMenu, name: str) -> None:
    action = next(one for one in menu.actions() if one.objectName() == name)
    assert action.isEnabled()
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    bench.until(lambda: not menu.isVisible())


def click_row(bench: Bench, comment: int) -> None:
    view = bench.window.queue.view
    at = bench.list().index(comment)
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(at, 0)).center())
    bench.until_read()
    assert bench.shown() == comment


def test_comments_are_decided_with_buttons_menus_and_lists_alone(five: Bench) -> None:
    window = five.window
    first, second, third, fourth, _ = five.list()
    click_row(five, second)
    QTest.mouseClick(window.deck.buttons["approve"], LEFT)
    five.until(lambda: second not in five.list())
    click_row(five, first)
    choose(five, menu_at(five, window.queue.view), "hold")
    five.until(lambda: first not in five.list())
    click_row(five, third)
    choose(five, menu_at(five, window.detail), "reject")
    picker = window.acts.picker()
    assert picker is not None
    reason = picker.list.visualItemRect(picker.list.item(1)).center()
    QTest.mouseClick(picker.list.viewport(), LEFT, pos=reason)
    five.until(lambda: third not in five.list())
    click_row(five, fourth)
    QTest.mouseClick(window.header.commands, LEFT)
    palette = window.commands.palette()
    assert palette is not None
    at = palette.names().index("Mark as spam")
    item = palette.list.visualItemRect(palette.list.item(at)).center()
    QTest.mouseClick(palette.list.viewport(), LEFT, pos=item)
    five.until(lambda: fourth not in five.list())
    decided = [State.HELD, State.APPROVED, State.REJECTED, State.SPAM]
    five.until(
        lambda: [five.room.row(one).state for one in (first, second, third, fourth)] == decided
    )
    assert "personal_attack" in {entry.reason for entry in five.room.desk.log(LogQuery())}
    five.until(window.deck.undo.isVisible)
    QTest.mouseClick(window.deck.undo, LEFT)
    five.until(lambda: fourth in five.list())
    views = window.sidebar.views
    held = views.visualRect(window.sidebar.item(View(State.HELD)).index()).center()
    QTest.mouseClick(views.viewport(), LEFT, pos=held)
    five.until(lambda: five.list() == [first])
    five.until_read()
    choose(five, menu_at(five, window.queue.view), "return")
    five.until(lambda: five.room.row(first).state is State.PENDING)


def test_the_menu_shows_each_key_and_takes_none_from_the_window(five: Bench) -> None:
    five.until_read()
    menu = menu_at(five, five.window.detail.comment)
    shown = {one.objectName(): one.text() for one in within(menu) if one.objectName()}
    assert shown["approve"] == "Approve\t1"
    assert shown["only_article"] == "Only comments on this article"
    assert "return" not in shown
    assert all(one.shortcut().isEmpty() for one in within(menu))
    assert set(shown) <= {act.id for act in ACTS}
    assert menu.sizeHint().height() <= SMALL.height()  # one column on a small screen
    five.key(Qt.Key.Key_Escape)
    assert five.room.desk.counts().states == {State.PENDING: 5}


def test_what_is_selected_in_a_comment_is_copied_from_its_menu(five: Bench) -> None:
    five.until_read()
    five.window.detail.comment.selectAll()
    menu = menu_at(five, five.window.detail.comment)
    assert menu.actions()[0].text().startswith("Copy\t")
    five.key(Qt.Key.Key_Escape)


def test_a_menu_without_a_comment_offers_what_still_works(bench: Bench) -> None:
    window = bench.open()
    menu = menu_at(bench, window.detail)
    enabled = {one.objectName() for one in within(menu) if one.isEnabled() and one.objectName()}
    assert {"undo", "recent", "palette", "takedown"} <= enabled
    assert not enabled & {"approve", "edit", "take", "watch", "note", "open_article"}
    bench.key(Qt.Key.Key_Escape)
