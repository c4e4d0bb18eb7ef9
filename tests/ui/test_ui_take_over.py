"""One key takes over what a finding offers, to be read and approved like any edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.model import FindingKind, LogQuery, State
from moderator.settings import Settings

if TYPE_CHECKING:
    from tests.windows import Bench

CTRL = Qt.KeyboardModifier.ControlModifier
SAID = "Ai thấy cháu thì gọi 0912 345 678 giúp tôi"
HIDDEN = "Ai thấy cháu thì gọi 091x xxx xxx giúp tôi"


def test_a_key_hides_a_number_and_ctrl_enter_approves_what_is_seen(bench: Bench) -> None:
    bench.room.post(SAID)
    window = bench.open()
    [comment] = bench.list()
    [button] = window.detail.findings.buttons()
    assert button.accessibleName() == "Hide it"
    assert button.accessibleDescription() == "M"
    bench.press("m")
    assert window.detail.editor.text.words() == HIDDEN
    assert window.detail.editor.text.hasFocus()
    bench.until(lambda: "091x" in window.detail.editor.diff.accessibleDescription())
    assert bench.room.row(comment).state is State.PENDING
    bench.key(Qt.Key.Key_Return, CTRL)
    bench.until(lambda: not bench.list())
    entry = bench.room.desk.log(LogQuery())[-1]
    assert (entry.before, entry.after) == (SAID, HIDDEN)


def test_taking_over_is_one_step_back(bench: Bench) -> None:
    bench.room.post(SAID)
    window = bench.open()
    bench.press("m")
    bench.key(Qt.Key.Key_Z, CTRL)
    assert window.detail.editor.text.words() == SAID


def test_the_button_does_what_its_key_does(bench: Bench) -> None:
    bench.room.post(SAID)
    window = bench.open()
    window.detail.findings.buttons()[0].click()
    assert window.detail.editor.text.words() == HIDDEN


def test_in_a_draft_it_is_the_draft_in_which_the_number_is_hidden(bench: Bench) -> None:
    bench.room.post(SAID)
    window = bench.open()
    [comment] = bench.list()
    bench.press(Qt.Key.Key_F2)
    bench.key("x")
    bench.key(Qt.Key.Key_Escape)
    bench.until(lambda: bench.room.desk.draft(comment) is not None)
    bench.until(lambda: bool((one := window.detail.detail) and one.draft))
    bench.press("m")
    bench.until(lambda: window.detail.editor.text.words() == f"x{HIDDEN}")


def test_without_an_offer_the_key_says_so(five: Bench) -> None:
    five.press("m")
    assert not five.window.detail.editing()
    assert "Nothing is offered" in five.note()


def test_the_key_is_a_letter_while_something_is_typed(bench: Bench) -> None:
    bench.room.post(SAID)
    window = bench.open()
    bench.press(Qt.Key.Key_F2)
    bench.key("m")
    assert window.detail.editor.text.words() == f"m{SAID}"


def test_the_key_can_be_another(bench: Bench) -> None:
    bench.settings = Settings(keys={"take": "F7"})
    bench.room.post(SAID)
    window = bench.open()
    assert window.detail.findings.buttons()[0].accessibleDescription() == "F7"
    bench.press(Qt.Key.Key_F7)
    assert window.detail.editor.text.words() == HIDDEN


def test_a_number_is_told_once(bench: Bench) -> None:
    bench.room.post(SAID)
    window = bench.open()
    detail = window.detail.detail
    assert detail is not None
    kinds = {finding.kind for finding in detail.row.findings}
    assert {FindingKind.PHONE, FindingKind.PERSONAL} <= kinds
    said = [chip.text for chip in window.queue.delegate.chips(detail.row)]
    assert "Personal data" in said
    assert "Phone number" not in said
