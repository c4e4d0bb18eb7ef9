"""A list shows whole rows: its foot stays empty where half a row would stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QListWidgetItem, QStyleOptionViewItem, QToolTip

from moderator.ui.chips import line_list

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QListWidget
    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme
    from tests.windows import Bench


@pytest.fixture
def lines(qtbot: QtBot, theme: Theme) -> QListWidget:
    made = line_list("Lines", theme.px(40), None, wraps=True)  # type: ignore[arg-type]  # a window here
    qtbot.addWidget(made)
    for number in range(9):
        QListWidgetItem(f"Ý kiến {number}\nvà dòng thứ hai", made)
    made.resize(300, 200)
    made.show()
    return made


def painted(view: QAbstractItemView, row: int) -> bool:
    """Return whether anything is to be seen in the part of a row that is in view."""
    index = view.model().index(row, 0)
    part = view.visualRect(index).intersected(view.viewport().rect())
    assert part.height() > 4
    picture = view.viewport().grab(part).toImage()
    ground = QColor(picture.pixel(1, picture.height() - 1))
    return any(
        QColor(picture.pixel(x, y)) != ground
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_a_row_is_painted_when_it_is_whole_in_view(lines: QListWidget) -> None:
    row = lines.sizeHintForRow(0)
    edges = lines.height() - lines.viewport().height()
    lines.resize(300, edges + 3 * row + row // 2)
    assert painted(lines, 2)
    assert not painted(lines, 3)
    lines.resize(300, edges + 4 * row)
    assert painted(lines, 3)


def test_the_only_row_in_view_is_painted_even_if_it_is_cut(lines: QListWidget) -> None:
    lines.setMinimumHeight(1)
    edges = lines.height() - lines.viewport().height()
    lines.resize(300, edges + lines.sizeHintForRow(0) * 2 // 3)
    assert painted(lines, 0)


@pytest.mark.parametrize(("height", "words"), [(768, True), (340, False)])
def test_the_side_bars_buttons_leave_the_views_room(
    five: Bench, *, height: int, words: bool
) -> None:
    sidebar = five.window.sidebar
    sidebar.setMinimumHeight(height)
    sidebar.setMaximumHeight(height)
    both = sidebar.log_button, sidebar.settings_button

    def placed() -> bool:
        return (both[0].y() < both[1].y()) == words and sidebar.height() == height

    five.until(placed)
    assert sidebar.views.height() >= sidebar.height() // 2
    assert bool(both[0].toolTip()) != words


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # a tool tip, off screen
def test_a_views_name_that_is_cut_is_told_whole(five: Bench) -> None:
    views = five.window.sidebar.views
    area = views.visualRect(views.model().index(2, 0))  # passed to the chief
    option = QStyleOptionViewItem()
    said = []
    for width in (five.window.sidebar.width(), 110):
        five.window.sidebar.setFixedWidth(width)
        five.until(lambda width=width: five.window.sidebar.width() == width)  # type: ignore[misc]
        views.viewport().grab()
        at = area.topLeft() + QPoint(30, 5)
        event = QHelpEvent(QEvent.Type.ToolTip, at, views.mapToGlobal(at))
        QToolTip.hideText()
        views.itemDelegate().helpEvent(event, views, option, views.indexAt(at))
        said.append(QToolTip.text())
    assert not said[0]
    assert str(views.model().index(2, 0).data()) in said[1]
    QToolTip.hideText()
