"""The rules for keys, with the real program on a real site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.e2e.shift import CTRL

if TYPE_CHECKING:
    from tests.e2e.paper import Paper
    from tests.e2e.shift import Shift


@pytest.fixture
def posts(paper: Paper) -> list[str]:
    """Six comments on the site, oldest first."""
    return [
        paper.post(f"Bạn đọc {number}", f"Ý kiến thứ {number} về cây cầu", seconds_ago=900 - number)
        for number in range(6)
    ]


def test_keys_decide_only_what_was_read_and_only_once(
    shift: Shift, paper: Paper, posts: list[str]
) -> None:
    shift.work()
    shift.until(lambda: len(shift.list()) == len(posts))
    before = shift.list()

    shift.current()
    for _ in range(5):  # held down
        held = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", autorep=True
        )
        QApplication.sendEvent(shift.focus(), held)
    assert shift.list() == before

    shift.key("j")
    shift.key("1")  # its text is not on the screen yet
    assert "Sớm quá" in shift.note()
    assert shift.list() == before

    shift.key("k")
    for letter in ("/", "1", "9", "8", "2"):
        shift.key(letter)
    assert shift.window.header.search.field.text() == "1982"
    shift.until(lambda: shift.window.browsing.query.text == "1982")
    shift.key(Qt.Key.Key_Escape)
    shift.until(lambda: shift.list() == before)
    shift.press(Qt.Key.Key_F2)
    shift.write("19")
    assert shift.window.detail.editor.text.toPlainText() == "19Ý kiến thứ 0 về cây cầu"
    shift.key(Qt.Key.Key_Z, CTRL)  # the field's own undo, not the desk's
    shift.key(Qt.Key.Key_Z, CTRL)
    shift.key(Qt.Key.Key_Escape)
    assert shift.list() == before

    assert shift.current() == posts[0]
    shift.key("1")
    shift.until(lambda: shift.list() == before[1:])
    assert shift.current() == posts[1]
    shift.key("9")
    shift.until(lambda: shift.list() == before[2:])
    shift.until_sent()
    wanted = dict.fromkeys(posts, "pending") | {posts[0]: "approved", posts[1]: "spam"}
    assert paper.states(*posts) == wanted


def test_two_quick_presses_decide_one_comment(shift: Shift, paper: Paper, posts: list[str]) -> None:
    shift.work()
    shift.until(lambda: len(shift.list()) == len(posts))
    before = shift.list()
    shift.current()
    for _ in range(4):
        shift.key("1")
    shift.until(lambda: len(shift.list()) < len(before))
    assert shift.current() == posts[1]
    shift.until_sent()
    assert list(paper.states(*posts).values()).count("approved") == 1
    assert shift.list() == before[1:]


def test_home_and_end_go_to_the_first_and_the_last_comment(shift: Shift, posts: list[str]) -> None:
    shift.work()
    shift.until(lambda: len(shift.list()) == len(posts))
    shift.key(Qt.Key.Key_End)
    assert shift.current() == posts[-1]
    shift.key(Qt.Key.Key_Home)
    assert shift.current() == posts[0]
