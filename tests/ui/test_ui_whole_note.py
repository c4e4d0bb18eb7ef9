"""A refusal that has no room beside the buttons is shown whole above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from moderator.model import Role
from moderator.model.holding import HeldPlace
from moderator.ui.reason_picker import ReasonPicker

if TYPE_CHECKING:
    from moderator.ui.theme import Theme
    from tests.windows import Bench

CHIEF = "Trưởng ban"


@pytest.mark.parametrize("size", [100, 200])
def test_a_refusal_at_a_hold_is_readable_whole(five: Bench, theme: Theme, size: int) -> None:
    desk = five.room.desk
    desk.people.set_role(CHIEF, CHIEF, Role.CHIEF)
    first = desk.rows(five.list()[:1])[0]
    desk.holding.hold(CHIEF, HeldPlace(article_id=first.article_id), "chờ ý kiến của ban biên tập")
    window, whole = five.window, five.window.deck.whole
    theme.set_scheme("light", size)
    try:
        if size > 100:
            window.resize(1090, 560)
        window.grab()
        five.press("1")
        five.until(lambda: "ban biên tập" in five.note())
        assert whole.isVisible()
        assert whole.text() == five.note()
        assert whole.heightForWidth(whole.width()) <= whole.height()
        assert window.rect().contains(whole.geometry())
        assert not whole.hasFocus()
        QTest.mouseClick(whole, Qt.MouseButton.LeftButton)
        assert not whole.isVisible()
        five.press("1")
        five.until(whole.isVisible)
        window.deck.hide()  # as the lock does
        assert not whole.isVisible()
        window.deck.show()
    finally:
        theme.set_scheme("light", 100)


def test_a_long_remark_is_said_once_and_leaves_the_current_row_free(five: Bench) -> None:
    window, whole = five.window, five.window.deck.whole
    window.resize(1090, 560)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        window.queue.setFocus()
        five.press(key)
        window.remark("Ban biên tập đang giữ bài này, chờ ý kiến của trưởng ban. " * 3)
        view = window.queue.view
        row = view.visualRect(view.currentIndex())
        row.moveTopLeft(view.viewport().mapTo(window, row.topLeft()))
        assert whole.isVisible()
        assert not whole.geometry().intersects(row)
        assert whole.geometry().right() < window.detail.mapTo(window, QPoint(0, 0)).x()
        assert window.deck.note.accessibleName() == ""  # what undo takes back: nothing yet


def test_in_large_letters_a_long_remark_stands_over_the_views(five: Bench, theme: Theme) -> None:
    window, whole = five.window, five.window.deck.whole
    theme.set_scheme("light", 200)
    try:
        window.resize(1090, 560)
        window.grab()
        window.remark("Không kết nối được: chương trình sẽ tự thử lại.")
        assert whole.isVisible()
        assert whole.geometry().right() < window.queue.mapTo(window, QPoint(0, 0)).x()
        assert whole.heightForWidth(whole.width()) <= whole.height()
    finally:
        theme.set_scheme("light", 100)


def test_the_line_follows_the_last_decision_below_a_long_remark(five: Bench) -> None:
    window, whole = five.window, five.window.deck.whole
    window.remark("Ban biên tập đang giữ bài này, chờ ý kiến của trưởng ban. " * 3)
    five.press("1")
    five.until(lambda: "Approved" in window.deck.note.accessibleName())
    assert whole.isVisible()


def test_asking_the_sites_is_said_until_they_were_asked(five: Bench) -> None:
    five.room.clock.forward(seconds=1)  # two rounds of one moment could not be told apart
    five.press(Qt.Key.Key_F5)
    assert five.note() == "Asking the site."
    five.until(lambda: five.note() == "Updated, 0 new comment(s).")


def test_a_short_remark_needs_no_second_place(five: Bench) -> None:
    five.window.remark("Xong.")
    assert five.note() == "Xong."
    assert not five.window.deck.whole.isVisible()


def test_a_remark_hardly_too_long_stands_on_its_one_line_whole(five: Bench) -> None:
    """A picture showed it cut off above and below: it was measured before it had its look."""
    window, whole = five.window, five.window.deck.whole
    window.resize(1090, 560)
    window.grab()
    window.remark("Chữ 1 trong 5: đựơc → được (không có tiếng này)")
    assert whole.isVisible()
    assert whole.heightForWidth(whole.width()) <= whole.height()
    assert whole.height() < 2 * whole.fontMetrics().height() + whole.fontMetrics().height()


def test_the_reasons_cover_no_text_that_is_being_read(five: Bench) -> None:
    """A picture of a small window showed them over the comment."""
    window = five.window
    window.resize(1090, 560)
    window.grab()
    five.press("8")
    picker = next(one for one in window.findChildren(ReasonPicker) if one.isVisible())
    text = QRect(window.detail.comment.mapTo(window, QPoint(0, 0)), window.detail.comment.size())
    assert window.rect().contains(picker.geometry())
    assert not picker.geometry().intersects(text)
    five.key(Qt.Key.Key_Escape)
