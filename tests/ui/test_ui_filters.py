"""Filters typed into the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.model import Order, State
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from tests.windows import Bench


def test_a_line_filters_the_list_by_keys_alone(bench: Bench) -> None:
    lan = bench.room.post("Mong sớm có cầu mới", name="Lan Anh")
    bench.room.post("Mong sớm có cầu mới lắm", name="Hoàng Minh")
    window = bench.open()
    bench.key("/")
    bench.type("au")
    hints = window.header.search.hints()
    assert hints.isVisible()
    assert hints.list.item(0).text().startswith("tác-giả:")
    bench.key(Qt.Key.Key_Down)
    bench.key(Qt.Key.Key_Tab)
    assert window.header.search.field.text() == "tác-giả:"
    bench.type("lan")
    bench.until(lambda: bench.list() == [lan])
    bench.key(Qt.Key.Key_Return)
    assert window.queue.view.hasFocus()
    assert not hints.isVisible()


def test_what_is_not_understood_is_said_below_the_field_and_nothing_is_left_out(
    bench: Bench,
) -> None:
    bench.room.post("Mong sớm có cầu mới")
    window = bench.open()
    bench.key("/")
    bench.type("autor:lan ")
    hints = window.header.search.hints()
    bench.until(hints.trouble.isVisible)
    assert "autor:lan" in hints.trouble.text()
    assert "tác-giả" in hints.trouble.text()
    bench.key(Qt.Key.Key_Return)
    assert window.header.search.field.hasFocus()  # not left with half a filter
    assert window.browsing.query.terms == ()
    bench.key(Qt.Key.Key_Escape)
    assert window.header.search.field.text() == ""
    assert not hints.isVisible()
    assert window.queue.view.hasFocus()


def test_a_status_in_the_line_counts_more_than_the_view(five: Bench) -> None:
    held = five.list()[0]
    five.press("2")
    five.until(lambda: held not in five.list())
    five.window.header.search.show_line("status:held order:newest")
    five.until(lambda: five.list() == [held])
    assert five.window.queue.title.text().startswith("Filtered")
    assert five.window.browsing.query.order is Order.NEWEST
    five.window.header.search.show_line("by:me status:all")
    five.until(lambda: five.list() == [held])
    five.window.header.search.show_line("")
    five.until(lambda: len(five.list()) == 4)
    assert five.window.sidebar.view() == View(State.PENDING)
