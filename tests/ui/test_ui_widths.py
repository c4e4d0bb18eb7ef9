"""What each part of the window gets of a larger one, and what a person dragged."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSplitter

from moderator.ui.arrangement import PANES, list_width, sidebar_width

if TYPE_CHECKING:
    from tests.windows import Bench

LINE = "Người dân ở đây đi chợ sớm từ bốn giờ sáng, mà đường thì ngập quá nửa bánh xe. "


def panes(bench: Bench) -> QSplitter:
    found = bench.window.findChild(QSplitter, PANES)
    assert isinstance(found, QSplitter)
    return found


@pytest.mark.parametrize("width", [1090, 1366, 1920, 2560])
def test_a_comments_lines_can_be_read_with_ease(five: Bench, width: int) -> None:
    five.window.resize(width, 700)
    five.window.grab()
    comment = five.window.detail.comment
    letters = comment.width() * len(LINE) / QFontMetrics(comment.font()).horizontalAdvance(LINE)
    assert letters <= 90
    assert letters >= 50 if width < 1366 else letters >= 75


def test_a_larger_window_gives_room_to_views_and_list(five: Bench) -> None:
    five.window.resize(1366, 700)
    five.window.grab()
    sidebar, listed = five.window.sidebar.width(), panes(five).sizes()[0]
    five.window.resize(2560, 700)
    five.window.grab()
    assert five.window.sidebar.width() >= sidebar + 200
    assert panes(five).sizes()[0] >= listed + 400
    assert list_width(five.window) is None  # nobody chose that


def test_the_side_bar_widens_with_the_window_and_never_beyond_its_cap(five: Bench) -> None:
    widths = [sidebar_width(width, five.theme) for width in range(1000, 6000, 10)]
    assert widths == sorted(widths)
    assert max(widths) == 560
    assert max(after - before for before, after in pairwise(widths)) <= 3


def test_what_a_person_dragged_stays_in_a_window_of_any_size(five: Bench) -> None:
    split = panes(five)
    split.moveSplitter(420, 1)  # as a mouse does
    assert list_width(five.window) == 420
    for width in (2560, 1366):
        five.window.resize(width, 700)
        five.window.grab()
        assert split.sizes()[0] == 420


def test_how_long_a_list_is_stands_behind_a_title_that_is_cut(five: Bench) -> None:
    queue = five.window.queue
    title = "Ngã năm Bến Mây phân luồng lại: tuần đầu thông hơn nhưng còn lúng túng"
    queue.show_query(queue.model.query, title)
    five.until(lambda: queue.title.text().endswith("5"))
    for width in (360, 480, 560):
        queue.setFixedWidth(width)
        five.until(lambda width=width: queue.width() == width)  # type: ignore[misc]
        text = queue.title.text()
        assert text.endswith("…  ·  5")
        assert title.startswith(text.partition("…")[0])
        assert queue.title.fontMetrics().horizontalAdvance(text) <= queue.title.width()
        assert title in queue.title.toolTip()
        assert queue.title.accessibleName() == f"{title}  ·  5"
    queue.show_query(queue.model.query, "Pending")
    five.until(lambda: queue.title.text() == "Pending  ·  5")
    assert not queue.title.toolTip()


def test_a_count_is_whole_where_something_comes_to_stand_beside_it(five: Bench) -> None:
    queue = five.window.queue
    queue.show_query(queue.model.query, "Chờ duyệt")
    beside = QPushButton("x", queue)
    beside.setFixedWidth(queue.title.width() // 2 + 20)
    beside.hide()
    queue.add(beside)
    five.until(lambda: queue.title.text().endswith("5"))
    beside.show()
    five.window.grab()
    shown = QFontMetrics(queue.title.font()).horizontalAdvance(queue.title.text())
    assert shown <= queue.title.width()
    assert queue.title.text().endswith("5")


def test_where_a_count_has_no_room_the_title_has_all_of_it(five: Bench) -> None:
    queue = five.window.queue
    queue.show_query(queue.model.query, "Pending")
    five.until(lambda: queue.title.text() == "Pending  ·  5")
    metrics = queue.title.fontMetrics()
    queue.title.setFixedWidth(metrics.horizontalAdvance("  ·  5") + 40)
    five.until(lambda: not queue.title.text().endswith("5"))
    assert len(queue.title.text()) > 4
    assert metrics.horizontalAdvance(queue.title.text()) <= queue.title.width()
    assert queue.title.accessibleName() == "Pending  ·  5"
    assert "Pending" in queue.title.toolTip()
