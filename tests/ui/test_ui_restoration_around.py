"""What goes on around a proposal of diacritics: waiting, leaving, the mouse, any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator.model import State
from moderator.text.letters import bare
from tests.proposals import BARE, CTRL, KEY, choices, current, editor, propose, text

if TYPE_CHECKING:
    from tests.windows import Bench


def test_nothing_is_decided_or_typed_by_a_key_of_the_proposal(bench: Bench) -> None:
    comment = propose(bench, BARE)
    for key in ("8", "9", "j", "k", "g", "/", "o", "?", "x"):
        bench.key(key)
    bench.key(KEY.Key_A, CTRL)
    bench.key(KEY.Key_Backspace)
    assert text(bench) == BARE
    assert editor(bench).proposing()
    assert bench.room.row(comment).state is State.PENDING
    assert bench.window.queue.view.selected_count() == 1


def test_a_key_held_down_accepts_once(bench: Bench) -> None:
    propose(bench, BARE)
    view = editor(bench).proposal.view
    QTest.keyPress(view, KEY.Key_Return)
    after_one = choices(bench).open_count()
    held = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(view, held)
    assert choices(bench).open_count() == after_one


def test_the_same_key_accepts_what_is_certain(bench: Bench) -> None:
    propose(bench, BARE)
    bench.key(KEY.Key_F3)
    assert "đề nghị" in text(bench)


def test_keys_pressed_before_the_proposal_is_there_count_when_it_comes(bench: Bench) -> None:
    bench.room.post(BARE)
    bench.open()
    bench.press(KEY.Key_F3)
    bench.key(KEY.Key_Return)
    bench.until(lambda: editor(bench).proposal.choices() is not None)
    assert text(bench) != BARE
    assert "\n" not in text(bench)
    assert choices(bench).at == 1


def test_what_is_typed_while_a_proposal_is_made_is_kept_and_proposed_anew(bench: Bench) -> None:
    bench.room.post(BARE)
    bench.open()
    bench.press(KEY.Key_F2)
    bench.key(KEY.Key_F3)
    for letter in "hom nay ":
        bench.key(letter)
    bench.until(lambda: editor(bench).proposal.choices() is not None)
    assert text(bench) == f"hom nay {BARE}"
    assert choices(bench).proposal.text == f"hom nay {BARE}"


def test_edits_made_by_hand_before_stay(bench: Bench) -> None:
    bench.room.post("cau nay rat xau\nde nghi sua som")
    bench.open()
    bench.press(KEY.Key_F2)
    for letter in "Ok: ":
        bench.key(letter)
    bench.key(KEY.Key_F3)
    bench.until(lambda: editor(bench).proposal.choices() is not None)
    bench.key("a")
    assert text(bench).startswith("Ok: ")
    assert "\nđề nghị" in text(bench)


def test_where_nothing_lacks_marks_it_is_said(bench: Bench) -> None:
    bench.room.post("Cây cầu này đẹp lắm")
    bench.open()
    bench.press(KEY.Key_F3)
    bench.until(lambda: "No word lacks" in bench.note())
    assert editor(bench).text.hasFocus()
    assert not editor(bench).proposing()


def test_escape_while_it_is_waited_for_goes_back_to_typing(bench: Bench) -> None:
    bench.room.post(BARE)
    bench.open()
    bench.press(KEY.Key_F3)
    assert editor(bench).proposing()
    bench.key(KEY.Key_Escape)
    assert not editor(bench).proposing()
    assert editor(bench).text.hasFocus()


def test_another_comment_closes_the_proposal_and_keeps_the_draft(bench: Bench) -> None:
    other = bench.room.post("Cây cầu này đẹp lắm")
    comment = bench.room.post(BARE)
    bench.open()
    bench.window.queue.view.go_to_comment(comment)
    bench.press(KEY.Key_F3)
    bench.until(lambda: editor(bench).proposal.choices() is not None)
    bench.key("a")
    bench.window.queue.view.go_to_comment(other)
    bench.until(lambda: bench.room.desk.draft(comment) is not None)
    bench.until(lambda: bench.shown() == other)
    assert not editor(bench).proposing()
    bench.press(KEY.Key_F2)
    assert editor(bench).text.hasFocus()
    assert not editor(bench).text.isHidden()


# --- the mouse, the ear, the reading pane ---------------------------------------------------------


def test_words_and_readings_are_clicked(bench: Bench) -> None:
    propose(bench, BARE)
    pane = editor(bench).proposal
    place = next(at for at, stop in enumerate(choices(bench).stops) if stop.before == "xau")
    middle = pane.view.word_area(place).center()
    QTest.mouseClick(
        pane.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(round(middle.x()), round(middle.y())),
    )
    stop = current(bench)
    assert stop.before == "xau"
    shown = [button for button in pane.options if not button.isHidden()]
    assert shown[-1].accessibleName().startswith("keep xau")
    shown[0].click()
    assert text(bench) == BARE.replace("xau", choices(bench).choice(stop).form)
    pane.undo.click()
    assert text(bench) == BARE
    editor(bench).back.click()
    assert editor(bench).text.hasFocus()


def test_each_word_is_told_to_those_who_listen(bench: Bench) -> None:
    propose(bench, BARE)
    stop = current(bench)
    said = editor(bench).proposal.view.accessibleDescription()
    count = len(choices(bench).stops)
    assert said.startswith(f"word 1 of {count}: {stop.before} → {stop.after}, ")
    assert "%" in said
    bench.key("a")
    while choices(bench).open_count():
        bench.key(KEY.Key_Return)
    assert "All decided" in editor(bench).proposal.view.accessibleDescription()
    assert editor(bench).proposal.view.accessibleName()


def test_a_marked_word_of_the_reading_pane_tells_its_likely_form(bench: Bench) -> None:
    bench.room.post(BARE)
    window = bench.open()
    view = window.detail.comment
    start = BARE.index("nghi")
    assert view.tip_at(start + 1) == "nghi → nghị"
    assert view.tip_at(len(BARE) + 5) == ""
    view.setFocus()
    for _ in range(start + 1):
        QTest.keyClick(view, KEY.Key_Right)
    assert view.accessibleDescription() == "nghi → nghị"
    assert view.told.isVisible()
    assert view.told.text() == "nghi → nghị"
    QTest.keyClick(view, KEY.Key_Home)
    bench.window.queue.setFocus()
    assert not view.told.isVisible()


def test_the_findings_say_the_key_and_open_the_proposal(bench: Bench) -> None:
    bench.room.post(BARE)
    window = bench.open()
    (button,) = (one for one in window.detail.findings.buttons() if one.objectName() == "restore")
    assert button.accessibleDescription() == "F3"
    button.click()
    bench.until(lambda: editor(bench).proposal.choices() is not None)
    assert not any(one.isVisible() for one in window.detail.findings.buttons())


# --- any text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hostile",
    [
        "cau nay \u202egnàv xau\u202c qua",
        "cau\u00a0nay rat\u2028xau \x00 qua",
        "🎉🎉 cau nay 🎉 rat xau qua 👨‍👩‍👧",
        "<b>cau</b> nay &amp; rat xau",
        "cau nay\nrat xau\n\nqua",
        "c" + "\u0301" * 200 + " cau nay rat xau",
    ],
)
def test_any_text_is_proposed_for_and_changed_in_its_marks_alone(
    bench: Bench, hostile: str
) -> None:
    propose(bench, hostile)
    bench.key("a")
    while choices(bench).open_count():
        bench.key(KEY.Key_Return)
    assert not bench.window.grab().isNull()
    changed = text(bench)
    assert bare(changed) == bare(hostile)


@pytest.mark.parametrize("kept", ["một\r\nhai", "một\u00a0hai", "a\ud800b", "một\u2028hai"])
def test_opening_the_editor_changes_nothing(bench: Bench, kept: str) -> None:
    bench.room.post(kept)
    window = bench.open()
    bench.press(KEY.Key_F2)
    edited = window.detail.editor.edited()
    assert edited is not None
    assert edited.text is None


def test_a_comment_of_30000_characters_is_proposed_for(bench: Bench) -> None:
    propose(bench, "cau nay rat xau qua di mat thoi " * 940)
    bench.key("a")
    bench.key(KEY.Key_End)
    assert not bench.window.grab().isNull()
    assert not editor(bench).proposal.view.word_area(choices(bench).at).isEmpty()
