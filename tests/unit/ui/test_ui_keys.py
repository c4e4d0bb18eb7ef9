from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from moderator.ui.key_places import combination, physical_key, sent_by_program
from moderator.ui.keys import ACTS, KeyMap, Why, describe, doubt, forbidden, why_not

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(
    key: int,
    text: str = "",
    modifiers: Qt.KeyboardModifier = NONE,
    *,
    scan: int = 0,
    virtual: int = 0,
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, text, False, 1)


def test_every_key_does_one_thing_and_every_action_has_a_description() -> None:
    keys = [KeyMap().key(act.id) for act in ACTS if act.key]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    assert all(describe(act) for act in ACTS)


def test_approve_and_reject_are_no_neighbours() -> None:
    keys = KeyMap()
    assert abs(int(keys.key("approve")) - int(keys.key("reject"))) > 1


@pytest.mark.parametrize(("scan", "letter"), [(10, "ă"), (11, "â"), (17, "ơ"), (18, "đ")])
def test_digits_of_the_vietnamese_layout_are_known_by_their_place(scan: int, letter: str) -> None:
    digit = {10: "1", 11: "2", 17: "8", 18: "9"}[scan]
    event = press(ord(letter.upper()), letter, scan=scan)
    assert combination(event, "xcb").key() == Qt.Key(ord(digit))
    assert combination(event, "wayland").key() == Qt.Key(ord(digit))


def test_windows_and_macos_count_their_keys_otherwise() -> None:
    assert physical_key(2, 0, "windows") == Qt.Key.Key_1
    assert physical_key(0, 18, "cocoa") == Qt.Key.Key_1
    assert physical_key(10, 0, "offscreen") is None


def test_the_french_layout_decides_with_the_same_keys() -> None:
    event = press(Qt.Key.Key_Ampersand, "&", scan=10)
    act = combination(event, "xcb")
    assert (act.keyboardModifiers(), act.key()) == (NONE, Qt.Key.Key_1)


def test_characters_sent_by_an_input_method_are_ignored_on_windows() -> None:
    assert sent_by_program(press(0, "đ", virtual=0xE7), "windows")
    assert sent_by_program(press(Qt.Key.Key_1, "1"), "windows")
    assert not sent_by_program(press(Qt.Key.Key_1, "1", scan=2, virtual=0x31), "windows")
    assert not sent_by_program(press(Qt.Key.Key_1, "1", scan=10), "xcb")


def test_the_question_mark_needs_no_shift_in_the_table() -> None:
    act = KeyMap().act(press(Qt.Key.Key_Question, "?", SHIFT))
    assert act is not None
    assert act.id == "help"


def test_the_keypad_decides_too() -> None:
    act = KeyMap().act(press(Qt.Key.Key_9, "9", Qt.KeyboardModifier.KeypadModifier))
    assert act is not None
    assert act.id == "spam"


def test_shift_and_a_digit_decide_nothing() -> None:
    assert KeyMap().act(press(Qt.Key.Key_1, "1", CTRL)) is None
    assert KeyMap().act(press(Qt.Key.Key_Exclam, "!", SHIFT, scan=10)) is None


@pytest.mark.parametrize(
    "taken",
    [
        QKeyCombination(NONE, Qt.Key.Key_Backspace),
        QKeyCombination(NONE, Qt.Key.Key_Tab),
        QKeyCombination(NONE, Qt.Key.Key_Space),
        QKeyCombination(CTRL | SHIFT, Qt.Key.Key_A),
        QKeyCombination(ALT, Qt.Key.Key_Z),
    ],
)
def test_keys_of_input_methods_cannot_be_bound(taken: QKeyCombination) -> None:
    assert forbidden(taken)
    keys = KeyMap({"approve": QKeySequence(taken).toString()})
    assert keys.key("approve") == "1"


def test_a_person_may_put_an_action_on_another_key() -> None:
    keys = KeyMap({"approve": "D"})
    assert keys.key("approve") == "D"
    act = keys.act(press(Qt.Key.Key_D, "d"))
    assert act is not None
    assert act.id == "approve"
    assert keys.act(press(Qt.Key.Key_1, "1")) is None


def test_a_key_that_is_taken_already_is_not_given_twice() -> None:
    keys = KeyMap({"spam": "1"})
    assert keys.key("spam") == "1"
    assert keys.key("approve") == ""
    keys = KeyMap({"spam": "X", "hold": "X"})
    assert keys.key("hold") == "X"
    assert keys.key("spam") == "9"


def test_an_action_may_have_no_key() -> None:
    keys = KeyMap({"spam": ""})
    assert keys.key("spam") == ""
    assert keys.act(press(Qt.Key.Key_9, "9")) is None


def test_no_key_of_the_program_is_joined_with_another_by_an_input_method() -> None:
    bound = [QKeySequence(act.key)[0] for act in ACTS if act.key]  # type: ignore[index]  # the stubs do not know __getitem__
    assert [QKeySequence(key).toString() for key in bound if doubt(key) or why_not(key)] == []


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (QKeyCombination(NONE, Qt.Key.Key_Backspace), Why.CORRECTS),
        (QKeyCombination(CTRL | SHIFT, Qt.Key.Key_L), Why.SWITCHES),
        (QKeyCombination(CTRL, Qt.Key.Key_Space), Why.SWITCHES),
        (QKeyCombination(ALT, Qt.Key.Key_Z), Why.SWITCHES),
        (QKeyCombination(NONE, Qt.Key.Key_Return), Why.WINDOW),
        (QKeyCombination(CTRL, Qt.Key.Key_V), Why.WINDOW),
    ],
)
def test_why_a_key_cannot_be_bound_is_known(key: QKeyCombination, reason: Why) -> None:
    assert why_not(key) is reason


def test_vowels_are_doubtful_and_consonants_are_not() -> None:
    assert all(doubt(QKeyCombination(NONE, Qt.Key(ord(one)))) for one in "AEIOUYDW")
    assert not any(doubt(QKeyCombination(NONE, Qt.Key(ord(one)))) for one in "BCGHJKLMNPQRSTVXZ189")
    assert doubt(QKeyCombination(CTRL, Qt.Key.Key_A)) is None


def test_both_enter_keys_save_with_ctrl_and_neither_is_bound_alone() -> None:
    for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        act = KeyMap().act(press(enter, "", CTRL))
        assert act is not None
        assert act.id == "save"
        assert forbidden(QKeyCombination(NONE, enter))
        assert forbidden(QKeyCombination(SHIFT, enter))
    assert len(KeyMap().sequences("save")) == 2
    assert KeyMap({"save": "F8"}).sequences("save") == [QKeySequence("F8")]
    assert KeyMap({"save": ""}).sequences("save") == []


@pytest.mark.parametrize(
    ("key", "why"),
    [("S", Why.TYPES), ("Shift+7", Why.TYPES), ("Ctrl+Alt+S", Why.TYPES), ("Ctrl+Z", Why.WINDOW)],
)
def test_no_key_that_writes_is_given_to_what_is_needed_while_writing(key: str, why: Why) -> None:
    wanted = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know __getitem__
    assert why_not(wanted, "save") is why
    keys = KeyMap({"save": key})
    assert keys.key("save") == "Ctrl+Enter"
    assert KeyMap({"save": "Ctrl+J"}).key("save") == "Ctrl+J"
