"""The chief's queue: who passed a comment up and why, and the way back of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.app.chief import ChiefDialogs
from moderator.model import State, Verdict
from moderator.ui.answers import AnswersDialog
from moderator.ui.sidebar import View
from moderator.ui.view_list import AGE_ROLE

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office


def chief_of(office: Office) -> ChiefDialogs:
    opened = ChiefDialogs(office.shell)
    opened.begin()
    return opened


def test_a_comment_is_passed_up_with_two_keys_and_comes_back_with_an_answer(busy: Office) -> None:
    bench = busy.bench
    room = bench.room
    chief = chief_of(busy)
    comment = bench.list()[0]
    bench.press("3")
    bench.type("đăng được không")
    bench.key(Qt.Key.Key_Return)
    bench.until(lambda: room.row(comment).state is State.CHIEF)
    assert chief.answers.isHidden()
    room.decide(Verdict.RETURN, comment, actor="Hoa", note="tùy bạn")
    bench.until(lambda: not chief.answers.isHidden())
    bench.until_read()
    bench.key(Qt.Key.Key_F6)
    dialog = busy.wait(AnswersDialog)
    bench.until(lambda: dialog.list.count() > 0)
    assert "Hoa" in dialog.list.item(0).text()
    assert "tùy bạn" in dialog.list.item(0).text()
    bench.key(Qt.Key.Key_Return)
    bench.until(lambda: bench.shown() == comment)
    # What was read ahead is shown at once, and what came since a moment later.
    bench.until(lambda: "tùy bạn" in bench.window.detail.notes.text.text())
    bench.until(chief.answers.isHidden)
    chief.answers.begin()
    bench.until(lambda: room.desk.passing.answers("Lan").found == ())
    assert chief.answers.isHidden()


def test_the_chief_sees_who_passed_it_and_gives_it_back_with_a_note(busy: Office) -> None:
    bench = busy.bench
    room = bench.room
    comment = bench.list()[0]
    room.decide(Verdict.CHIEF, comment, actor="Nam", note="có nên đăng")
    sidebar = bench.window.sidebar
    bench.until(lambda: bool(sidebar.item(View(State.CHIEF)).data(AGE_ROLE)))
    bench.window.status.refresh()
    assert bench.window.status.left.text().startswith("1 with the chief, the oldest waits")
    sidebar.choose_view(View(State.CHIEF))
    bench.until(lambda: bench.list() == [comment])
    bench.window.queue.setFocus()
    bench.until_read()
    bench.until(lambda: "Passed to the chief" in bench.window.detail.notes.text.text())
    said = bench.window.detail.notes.text.text().splitlines()
    assert said[0].startswith("Passed to the chief by Nam")
    assert said[1].endswith("Nam: có nên đăng")
    bench.press("0")
    bench.type("tùy em")
    bench.key(Qt.Key.Key_Return)
    bench.until(lambda: room.row(comment).state is State.PENDING)
    answer = room.desk.passing.answers("Nam").found[0]
    assert (answer.verdict, answer.note) == (Verdict.RETURN, "tùy em")
