from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.model import State, Verdict
from moderator.ui.dialogs.recent import RecentDialog

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office

CTRL = Qt.KeyboardModifier.ControlModifier


def listed(dialog: RecentDialog) -> list[str]:
    return [dialog.list.item(at).text().split("  ·  ")[0] for at in range(dialog.list.count())]


def test_any_recent_decision_is_undone_and_what_it_does_is_said_before(office: Office) -> None:
    room = office.bench.room
    first, second = room.post("Ý kiến một", name="An"), room.post("Ý kiến hai", name="Bình")
    room.decide(Verdict.SPAM, first)
    room.later(hours=3)
    room.decide(Verdict.HOLD, second)
    room.decide(Verdict.APPROVE, room.post("Của người khác"), actor="Minh")
    office.open()
    office.bench.key("h")
    dialog = office.wait(RecentDialog)
    office.bench.until(lambda: listed(dialog) == ["Held for later", "Marked as spam"])
    assert dialog.what.text() == "If undone  ·  Chỉ đổi ở bàn này."
    office.bench.key(Qt.Key.Key_Down)
    assert "sẽ gửi lệnh ngược lại" in dialog.what.text()
    office.bench.key(Qt.Key.Key_Return)
    assert dialog.undo.hasFocus()
    office.bench.key(Qt.Key.Key_Return)
    office.bench.until(lambda: listed(dialog) == ["Held for later"])
    assert not dialog.told.isHidden()
    assert (room.row(first).state, room.row(second).state) == (State.PENDING, State.HELD)
    office.bench.key(Qt.Key.Key_Escape)
    office.bench.until(lambda: office.bench.list() == [first])


def test_what_cannot_be_undone_says_so_and_has_no_button(office: Office) -> None:
    room = office.bench.room
    comment = room.post("Ý kiến một")
    room.decide(Verdict.HOLD, comment)
    room.decide(Verdict.SPAM, comment, actor="Minh")
    office.open()
    office.dialogs.show_recent()
    dialog = office.wait(RecentDialog)
    office.bench.until(lambda: dialog.list.count() == 1)
    assert "Không hoàn tác được" in dialog.what.text()
    assert not dialog.undo.isEnabled()
    office.bench.key(Qt.Key.Key_Return)
    assert dialog.list.hasFocus()


def test_a_person_without_decisions_is_told_so(office: Office) -> None:
    office.bench.room.post("Ý kiến một")
    office.open()
    office.dialogs.show_recent()
    dialog = office.wait(RecentDialog)
    office.bench.until(lambda: "decided nothing" in dialog.what.text())


def test_ctrl_z_takes_back_one_decision_after_the_other(office: Office) -> None:
    room = office.bench.room
    comments = [room.post(f"Ý kiến {number}") for number in range(3)]
    for comment in comments:
        room.decide(Verdict.HOLD, comment)
    room.later(hours=9)
    office.open()
    for number in range(1, 4):
        office.bench.key(Qt.Key.Key_Z, CTRL)
        office.bench.until(lambda: len(office.bench.list()) == number)  # noqa: B023 - called at once
    assert sorted(office.bench.list()) == comments
