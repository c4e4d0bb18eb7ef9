from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from moderator.settings import Settings
from moderator.text.flaws import Fault

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from moderator.ui.checked_field import CheckedField
    from moderator.ui.spell_marks import SpellMarks
    from tests.windows import Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The editor of one comment, opened, and looked through."""

    def __init__(self, bench: Bench, text: str) -> None:
        bench.room.post(text)
        bench.open()
        self.bench = bench
        self.spelling: SpellMarks = bench.window.detail.editor.spelling
        self.field: CheckedField = bench.window.detail.editor.text
        with bench.qtbot.waitSignal(self.spelling.settled, timeout=10_000):
            bench.press(Qt.Key.Key_F2)

    def marked(self) -> list[tuple[str, Fault]]:
        """Return what is underlined now."""
        marks = self.field.marks
        return [(mark.word, mark.fault) for mark in marks if not self.field.rests(mark)]

    def after_a_look(self, text: str) -> list[tuple[str, Fault]]:
        """Type, wait until the text was looked through, and return what is underlined."""
        with self.bench.qtbot.waitSignal(self.spelling.settled, timeout=10_000):
            self.bench.type(text)
        return self.marked()

    def menu(self) -> QMenu:
        """Return the menu once it is open."""
        self.bench.until(lambda: self.field.menu is not None and self.field.menu.isVisible())
        assert self.field.menu is not None
        return self.field.menu


def test_misspelt_words_and_missing_marks_are_told_apart_by_shape(bench: Bench) -> None:
    desk = Desk(bench, "😀 Người dân đựơc biết tin nay hom qua")
    marked = dict(desk.marked())
    assert marked["đựơc"] is Fault.SPELLING
    assert marked["hom"] is Fault.MARKS
    assert "Người" not in marked
    first = next(iter(desk.field.marks))
    assert (first.start, first.length) == (13, 4)  # the emoji counts twice, as Qt counts
    assert desk.spelling.button.isVisible()
    assert "1 misspelt word" in desk.field.accessibleDescription()


def test_marks_are_painted_and_a_wave_is_no_row_of_dots(bench: Bench) -> None:
    desk = Desk(bench, "đựơc")
    plain = bench.theme.colours.tones["red"].fore
    picture = desk.field.viewport().grab().toImage()
    inked = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).name() == plain
    ]
    assert inked
    desk.bench.key(Qt.Key.Key_F7)
    desk.bench.key("a")
    desk.bench.key(" ")
    after = desk.field.viewport().grab().toImage()
    assert all(after.pixelColor(x, y).name() != plain for x, y in inked)


def test_keys_go_from_mark_to_mark_and_round(bench: Bench) -> None:
    desk = Desk(bench, "Người dân đựơc biết nguời này đừơng xa")

    def pressed(modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        bench.key(Qt.Key.Key_F7, modifiers)
        return desk.field.textCursor().selectedText()

    assert [pressed() for _ in range(4)] == ["đựơc", "nguời", "đừơng", "đựơc"]
    assert "Word 1 of 3: đựơc → được" in desk.spelling.here.text()
    assert [pressed(SHIFT) for _ in range(2)] == ["đừơng", "nguời"]


def test_a_word_is_told_once_and_only_for_as_long_as_it_is_chosen(bench: Bench) -> None:
    """A picture showed it twice, and still there beside another comment."""
    desk = Desk(bench, "Người dân đựơc biết nguời này")
    here = desk.spelling.here
    assert not here.isVisible()
    bench.key(Qt.Key.Key_F7)
    assert here.isVisible()
    assert "đựơc" not in bench.note()
    bench.key(Qt.Key.Key_F7)
    assert here.isVisible()
    assert "nguời" in here.text()
    bench.key(Qt.Key.Key_Right)
    assert not here.isVisible()
    bench.key(Qt.Key.Key_F7)
    assert here.isVisible()
    bench.key("x")  # typed over
    assert not here.isVisible()
    bench.key(Qt.Key.Key_F7)
    assert here.isVisible()
    bench.key(Qt.Key.Key_Escape)
    bench.press(Qt.Key.Key_F2)
    assert not here.isVisible()


def test_what_is_said_of_an_edit_is_over_with_the_edit(bench: Bench) -> None:
    bench.settings = msgspec.structs.replace(bench.settings, spell_marks=False)
    bench.room.post("Người dân biết")
    bench.open()
    bench.press(Qt.Key.Key_F2)
    bench.key(Qt.Key.Key_F7)
    assert "No word is marked" in bench.note()
    bench.key(Qt.Key.Key_Escape)
    bench.until(lambda: not bench.window.detail.editing())
    assert bench.note() == ""
    bench.window.remark("Nothing to undo.")
    bench.press(Qt.Key.Key_F2)
    bench.key(Qt.Key.Key_Escape)
    bench.until(lambda: not bench.window.detail.editing())
    assert bench.note() == "Nothing to undo."  # it speaks of something else


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_forms_offered_by_a_key_leave_the_line_free_that_is_read(bench: Bench) -> None:
    desk = Desk(bench, "Người dân đựơc biết " + "rồi về " * 60 + "nguời")
    for back in (False, True):  # the first word, high up, and the last one
        desk.field.go(back=back)
        bench.key(Qt.Key.Key_Return, ALT)
        menu = desk.menu()
        assert all("Paste" not in action.text() for action in menu.actions())
        cursor = desk.field.textCursor()
        line = desk.field.cursorRect(cursor)
        line.moveTopLeft(desk.field.viewport().mapToGlobal(line.topLeft()))
        assert not menu.geometry().adjusted(0, 1, 0, -1).intersects(line)
        menu.close()
        bench.until(lambda: desk.field.menu is None)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_keys_of_the_editor_are_changed_like_any_other(bench: Bench) -> None:
    bench.settings = Settings(keys={"next_flaw": "F8", "suggestions": "Ctrl+J", "save": "F9"})
    desk = Desk(bench, "Người dân đựơc biết")
    assert "F8" in desk.field.accessibleDescription()
    bench.key(Qt.Key.Key_F7)
    assert desk.field.textCursor().selectedText() == ""
    bench.key(Qt.Key.Key_F8)
    assert desk.field.textCursor().selectedText() == "đựơc"
    bench.key("j", CTRL)
    desk.menu()
    bench.key("1")
    assert desk.field.words() == "Người dân được biết"
    bench.window.detail.editor.save.setFocus()
    bench.key(Qt.Key.Key_F8)  # also from a button beside the field
    assert "No word is marked" in bench.note()
    bench.key(Qt.Key.Key_Return, CTRL)
    assert bench.window.detail.editing()
    bench.key(Qt.Key.Key_F9)
    bench.until(lambda: not bench.window.detail.editing())
    bench.window.trigger("save")
    assert "Nothing is being edited" in bench.note()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_form_is_taken_by_its_digit_and_taken_back_in_one_step(bench: Bench) -> None:
    desk = Desk(bench, "😀 Người dân đựơc biết")
    bench.key(Qt.Key.Key_F7)
    bench.key(Qt.Key.Key_Return, ALT)
    assert "được" in desk.menu().actions()[0].text()
    bench.key("1")
    assert desk.field.words() == "😀 Người dân được biết"
    bench.key("z", CTRL)
    assert desk.field.words() == "😀 Người dân đựơc biết"
    bench.until(lambda: [word for word, _ in desk.marked()] == ["đựơc"])


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_arrows_choose_in_the_menu_and_esc_leaves_only_it(bench: Bench) -> None:
    desk = Desk(bench, "Người dân đựơc biết")
    bench.key(Qt.Key.Key_F7)
    bench.key(Qt.Key.Key_Return, ALT)
    desk.menu()
    bench.key(Qt.Key.Key_Escape)
    bench.until(lambda: desk.field.menu is None)
    assert bench.window.detail.editing()
    bench.key(Qt.Key.Key_Return, ALT)
    desk.menu()
    bench.key(Qt.Key.Key_Return)
    assert desk.field.words() == "Người dân được biết"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_word_left_as_typed_is_marked_no_more(bench: Bench) -> None:
    desk = Desk(bench, "Người dân đựơc biết, đựơc hay")
    bench.key(Qt.Key.Key_F7)
    bench.key(Qt.Key.Key_Return, ALT)
    desk.menu()
    bench.key("0")
    assert desk.marked() == []
    assert not desk.spelling.button.isVisible()
    bench.key(Qt.Key.Key_End, CTRL)
    assert desk.after_a_look(" thôi") == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(
    "reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard]
)
def test_the_menu_of_the_field_has_qts_own_entries_too(
    bench: Bench, reason: QContextMenuEvent.Reason
) -> None:
    desk = Desk(bench, "đựơc biết")
    place = QPoint(desk.field.cursorRect().center().x() + 6, desk.field.cursorRect().center().y())
    port = desk.field.viewport()
    QApplication.sendEvent(port, QContextMenuEvent(reason, place, port.mapToGlobal(place)))
    texts = [action.text() for action in desk.menu().actions()]
    assert "được" in texts[0]
    assert any("Paste" in text for text in texts)
    desk.menu().close()


def test_the_word_being_typed_rests_until_it_is_left(bench: Bench) -> None:
    desk = Desk(bench, "Xin chào")
    bench.key(Qt.Key.Key_End, CTRL)
    assert desk.after_a_look(" nguời") == []
    bench.key(Qt.Key.Key_Backspace)  # as Unikey takes letters back
    assert desk.after_a_look("i") == []
    bench.key(Qt.Key.Key_Left)
    assert desk.marked() == []
    bench.key(Qt.Key.Key_Home)
    assert desk.marked() == [("nguời", Fault.SPELLING)]
    assert desk.spelling.button.isVisible()


def test_a_blank_after_a_word_ends_its_rest(bench: Bench) -> None:
    desk = Desk(bench, "Xin chào")
    bench.key(Qt.Key.Key_End, CTRL)
    assert desk.after_a_look(" nguời ") == [("nguời", Fault.SPELLING)]


def test_what_an_input_method_composes_disturbs_no_other_mark(bench: Bench) -> None:
    desk = Desk(bench, "đựơc biết")
    bench.key(Qt.Key.Key_End, CTRL)
    for composed in ("n", "ng", "ngư"):
        QApplication.sendEvent(desk.field, QInputMethodEvent(composed, []))
        assert desk.marked() == [("đựơc", Fault.SPELLING)]
    QApplication.sendEvent(desk.field, QInputMethodEvent("", []))
    bench.key(Qt.Key.Key_Home, CTRL)
    QApplication.sendEvent(desk.field, QInputMethodEvent("n", []))
    assert desk.marked() == []  # it is composed onto the marked word


def test_nothing_is_marked_where_it_is_switched_off(bench: Bench) -> None:
    bench.settings = msgspec.structs.replace(bench.settings, spell_marks=False)
    bench.room.post("Người dân đựơc biết")
    window = bench.open()
    bench.press(Qt.Key.Key_F2)
    bench.key(Qt.Key.Key_F7)
    assert "No word is marked" in bench.note()
    assert not window.detail.editor.spelling.button.isVisible()
    bench.key(Qt.Key.Key_Escape)
    window.apply(msgspec.structs.replace(bench.settings, spell_marks=True))
    with bench.qtbot.waitSignal(window.detail.editor.spelling.settled, timeout=10_000):
        bench.press(Qt.Key.Key_F2)
    assert window.detail.editor.spelling.button.isVisible()


def test_a_long_text_is_looked_through_in_pieces_and_typed_in_meanwhile(bench: Bench) -> None:
    desk = Desk(bench, "đựơc")
    desk.field.setPlainText("x" * 50_000 + " đựơc " + "\n" * 1_000 + "y" * 49_000)
    left = desk.field.marks.unchecked
    bench.until(lambda: left() is not None and left() != (0, desk.field.length()))
    assert left() is not None  # a part was looked at, the rest was not
    bench.key("z")
    assert desk.after_a_look(" ") == [("đựơc", Fault.SPELLING)]
    assert next(iter(desk.field.marks)).start == 50_003
