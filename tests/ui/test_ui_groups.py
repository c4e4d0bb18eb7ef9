"""What says nearly the same: listed by a key from the reading pane, decided together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator.model import FindingKind, Query, State
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from tests.windows import Bench

LOAN = "Cho vay tiền nhanh trong ngày, lãi chỉ {}%, không cần thế chấp, gọi 09{:08} gặp em {} nhé"
NAMES = ("An", "Bình", "Hoàng Lan", "Quốc Dũng")


@pytest.fixture
def flood(bench: Bench) -> tuple[Bench, list[int]]:
    """Four fillings of one template among two other comments, in an open window."""
    bench.room.site.post("Cầu đẹp lắm, mong sớm thông xe cho bà con đỡ khổ", name="Hà")
    for number, name in enumerate(NAMES, 1):
        bench.room.site.post(LOAN.format(number, number * 7919, name), name=f"Bạn đọc {number}")
    bench.room.site.post("Chúc mừng em nhé", name="Mai")
    bench.room.round()
    bench.open()
    bench.until(lambda: len(bench.list()) == 6)
    return bench, bench.list()[1:5]


def open_first(bench: Bench, loans: list[int]) -> None:
    bench.window.queue.view.go_to_comment(loans[0])
    bench.until_read()
    bench.until(lambda: bench.shown() == loans[0])


def test_a_key_lists_the_group_and_escape_leads_back(flood: tuple[Bench, list[int]]) -> None:
    bench, loans = flood
    before = bench.list()
    open_first(bench, loans)
    detail = bench.window.detail.detail
    assert detail is not None
    (found,) = [one for one in detail.row.findings if one.kind is FindingKind.REPEAT]
    assert found.reason.vi.startswith("3 ý kiến khác có nội dung gần giống (từ ")
    bench.press("S")
    bench.until(lambda: bench.list() == loans)
    assert bench.window.queue.view.current() == loans[0]
    assert "nearly the same" in bench.window.queue.title.text()
    bench.key(Qt.Key.Key_Escape)
    bench.until(lambda: bench.list() == before)
    assert bench.window.queue.view.current() == loans[0]
    assert bench.window.browsing.query == Query()


def test_a_group_is_decided_together(flood: tuple[Bench, list[int]]) -> None:
    bench, loans = flood
    open_first(bench, loans)
    bench.press("S")
    bench.until(lambda: bench.list() == loans and bench.window.queue.model.complete)
    bench.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    bench.until(lambda: bench.window.queue.view.selected_count() == 4)
    # A selection is let go of before the group is.
    bench.key(Qt.Key.Key_Escape)
    assert bench.window.queue.view.selected_count() == 1
    assert bench.list() == loans
    bench.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with bench.qtbot.waitSignal(bench.window.bulk_wanted, timeout=5000) as wanted:
        bench.press("9")
    decision, rows = wanted.args
    assert [row.id for row in rows] == loans
    assert bench.window.decisions.decide(decision)
    bench.until(lambda: {bench.room.row(one).state for one in loans} == {State.SPAM})
    bench.until(lambda: bench.list() == [])
    bench.key(Qt.Key.Key_Escape)
    bench.until(lambda: len(bench.list()) == 2)


def test_the_button_does_what_the_key_does(flood: tuple[Bench, list[int]]) -> None:
    bench, loans = flood
    open_first(bench, loans)
    (button,) = (
        one for one in bench.window.detail.findings.buttons() if one.objectName() == "group"
    )
    assert button.accessibleName() or button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    bench.until(lambda: bench.list() == loans)
    bench.window.sidebar.choose_view(View(None))
    bench.until(lambda: len(bench.list()) == 6)


def test_a_comment_that_nobody_repeats_has_no_group(five: Bench) -> None:
    five.until_read()
    before = five.list()
    five.press("S")
    assert five.window.browsing.query == Query()
    assert five.list() == before


def test_without_an_open_comment_nothing_is_said_of_its_group(bench: Bench) -> None:
    window = bench.open()
    bench.until(lambda: window.queue.model.complete)
    bench.key("s")
    assert "No comment is open" in bench.note()
