"""One shift at the desk, by the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from moderator.model import LogQuery, State

if TYPE_CHECKING:
    from tests.windows import Bench

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shift(bench: Bench) -> Bench:
    """An open window with six readers' comments."""
    for name, text in (
        ("An", "Cầu đẹp, mong sớm thông xe"),
        ("Bình", "vay tiền nhanh zalo 0912 345 678"),
        ("Chi", "cau nay rat xau, de nghi som sua"),
        ("Dũng", "Chuyện này cần xem lại"),
        ("Em", "Nói bậy về người khác"),
        ("Giang", "Để mai xem"),
    ):
        bench.room.site.post(text, name=name)
    bench.room.round()
    bench.open()
    return bench


def work_through(shift: Bench) -> None:
    """Give each comment another decision."""
    _, binh, chi, dung, em, giang = shift.list()
    shift.press("1")
    shift.until(lambda: shift.list()[0] == binh)
    shift.press("9")
    shift.until(lambda: shift.list()[0] == chi)
    shift.press(Qt.Key.Key_F2)
    shift.key(Qt.Key.Key_A, CTRL)
    shift.type("Cầu này rất xấu, đề nghị sớm sửa")
    shift.key(Qt.Key.Key_Backtab, SHIFT)
    assert shift.window.detail.editor.name.hasFocus()
    shift.key(Qt.Key.Key_Tab)
    shift.key(Qt.Key.Key_Return, CTRL)
    shift.until(lambda: shift.list()[0] == dung)
    shift.press("3")
    shift.type("xem giúp")
    shift.key(Qt.Key.Key_Return, CTRL)
    shift.until(lambda: shift.list()[0] == em)
    shift.press("8")
    shift.key(Qt.Key.Key_Down)
    shift.key(Qt.Key.Key_Return)
    shift.until(lambda: shift.list() == [giang])
    shift.press("2")
    shift.until(lambda: shift.list() == [])


def look_back(shift: Bench) -> None:
    """Undo the hold and hold again, find it among the held, approve it, look through all."""
    window = shift.window
    shift.key(Qt.Key.Key_Z, CTRL)
    shift.until(lambda: len(shift.list()) == 1)
    shift.press("2")
    shift.until(lambda: shift.list() == [])
    for _ in range(30):
        if window.sidebar.views.hasFocus():
            break
        shift.key(Qt.Key.Key_Tab)
    shift.key(Qt.Key.Key_Down)
    shift.until(lambda: len(shift.list()) == 1)
    shift.press("1")
    shift.until(lambda: shift.list() == [])
    for _ in range(7):
        shift.key(Qt.Key.Key_Down)
    shift.until(lambda: len(shift.list()) == 6)
    shift.key("/")
    shift.type("som")
    shift.until(lambda: len(shift.list()) == 2)
    shift.key(Qt.Key.Key_Escape)
    shift.until(lambda: len(shift.list()) == 6)


def test_a_whole_shift_needs_no_mouse(shift: Bench) -> None:
    work_through(shift)
    look_back(shift)
    states = {row.author: row.state for row in shift.room.desk.rows(shift.list())}
    assert states == {
        "An": State.APPROVED,
        "Bình": State.SPAM,
        "Chi": State.APPROVED,
        "Dũng": State.CHIEF,
        "Em": State.REJECTED,
        "Giang": State.APPROVED,
    }
    shift.room.clock.forward(seconds=11)
    shift.key(Qt.Key.Key_F5)
    shift.until(lambda: len(shift.room.site.effects) == 5)
    on_site = {one.author.name: one for one in shift.room.site.comments.values()}
    assert on_site["Chi"].text == "Cầu này rất xấu, đề nghị sớm sửa"
    said = [(row.verdict, row.note) for row in shift.room.desk.log(LogQuery())]
    assert ("chief", "xem giúp") in said
    shift.room.check()
