from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.model import LogQuery, State

if TYPE_CHECKING:
    from tests.windows import Bench

CTRL = Qt.KeyboardModifier.ControlModifier


def test_an_edit_is_saved_and_approved_with_ctrl_enter(five: Bench) -> None:
    first = five.list()[0]
    five.press(Qt.Key.Key_F2)
    assert five.window.detail.editor.text.hasFocus()
    for letter in "abc ":
        five.key(letter)
    five.key(Qt.Key.Key_Return, CTRL)
    five.until(lambda: first not in five.list())
    entry = five.room.desk.log(LogQuery())[-1]
    assert entry.after == "abc Ý kiến thứ 1 về cây cầu"
    assert entry.before == "Ý kiến thứ 1 về cây cầu"
    assert five.window.queue.view.hasFocus()


def test_digits_in_the_editor_are_text(five: Bench) -> None:
    five.press(Qt.Key.Key_F2)
    five.key("1")
    five.key("9")
    assert five.window.detail.editor.text.toPlainText().startswith("19")
    assert five.room.desk.counts().states == {State.PENDING: 5}


def test_the_readers_name_is_edited_with_the_text(five: Bench) -> None:
    first = five.list()[0]
    five.press(Qt.Key.Key_F2)
    name = five.window.detail.editor.name
    name.setFocus()
    name.selectAll()
    for letter in "Hoa":
        five.key(letter)
    five.key(Qt.Key.Key_Return, CTRL)
    five.until(lambda: first not in five.list())
    entry = five.room.desk.log(LogQuery())[-1]
    assert (entry.author_before, entry.author_after) == ("Bạn đọc 1", "Hoa")


def test_leaving_the_editor_keeps_a_draft_that_is_there_again_later(five: Bench) -> None:
    first = five.list()[0]
    five.press(Qt.Key.Key_F2)
    five.key("x")
    five.key(Qt.Key.Key_Escape)
    five.until(lambda: five.room.desk.draft(first) is not None)
    five.until(lambda: bool((row := five.window.queue.model.row(first)) and row.draft))
    assert not five.window.detail.editing()
    five.until(lambda: bool((one := five.window.detail.detail) and one.draft))
    five.press(Qt.Key.Key_F2)
    assert five.window.detail.editor.text.toPlainText().startswith("x")


def test_a_draft_is_kept_while_somebody_types_on(five: Bench) -> None:
    (first, *_) = five.list()
    five.press(Qt.Key.Key_F2)

    def typed_on() -> bool:
        five.key("x")
        return five.room.desk.draft(first) is not None

    five.until(typed_on)


def test_moving_on_keeps_the_draft_of_the_comment_that_was_edited(five: Bench) -> None:
    first, second, *_ = five.list()
    five.press(Qt.Key.Key_F2)
    five.key("x")
    five.window.queue.view.go_to_comment(second)
    five.until(lambda: five.room.desk.draft(first) is not None)
    draft = five.room.desk.draft(first)
    assert draft is not None
    assert draft.text.startswith("x")
    assert five.room.desk.draft(second) is None


def test_approving_while_an_edit_stands_open_is_refused(five: Bench) -> None:
    first = five.list()[0]
    five.press(Qt.Key.Key_F2)
    five.key("x")
    five.window.queue.view.setFocus()
    five.key("1")
    assert "Being edited" in five.note()
    assert five.room.row(first).state is State.PENDING


def test_a_dropped_draft_is_gone(five: Bench) -> None:
    first = five.list()[0]
    five.press(Qt.Key.Key_F2)
    five.key("x")
    five.key(Qt.Key.Key_Escape)
    five.until(lambda: five.room.desk.draft(first) is not None)
    five.until(lambda: bool((one := five.window.detail.detail) and one.draft))
    five.press(Qt.Key.Key_F2)
    five.window.detail.editor.drop.click()
    five.until(lambda: five.room.desk.draft(first) is None)
    assert five.window.detail.editor.text.toPlainText() == "Ý kiến thứ 1 về cây cầu"


def test_the_difference_to_the_readers_words_is_shown_while_typing(five: Bench) -> None:
    five.press(Qt.Key.Key_F2)
    for letter in "nay ":
        five.key(letter)
    diff = five.window.detail.editor.diff
    five.until(lambda: "nay" in diff.accessibleDescription())


def test_diacritics_are_put_back_at_the_press_of_a_button(bench: Bench) -> None:
    bench.room.post("cau nay rat xau, de nghi sua som")
    window = bench.open()
    bench.press(Qt.Key.Key_F2)
    editor = window.detail.editor
    editor.restore.click()
    bench.until(lambda: editor.proposal.choices() is not None)
    editor.proposal.accept_all.click()
    assert "đề nghị" in editor.text.toPlainText()


def test_a_reader_who_edits_meanwhile_is_read_again_before_anything_is_decided(
    five: Bench,
) -> None:
    first = five.list()[0]
    five.until_read()
    five.room.site.change(five.room.remote(first), text="Nội dung khác hẳn")
    five.key(Qt.Key.Key_F5)
    five.until(lambda: five.window.detail.comment.toPlainText() == "Nội dung khác hẳn")
    five.key("1")
    assert "early" in five.note()
    assert five.room.row(first).state is State.PENDING


def test_quitting_by_key_while_writing_keeps_the_draft_and_closes_the_window(five: Bench) -> None:
    first = five.list()[0]
    five.press(Qt.Key.Key_F2)
    five.key("x")
    five.key("q", CTRL)
    assert not five.window.isVisible()
    five.close()
    draft = five.room.desk.draft(first)
    assert draft is not None
    assert draft.text == "xÝ kiến thứ 1 về cây cầu"


def test_the_last_line_says_that_an_approval_was_edited_and_quotes_what_goes_out(
    five: Bench,
) -> None:
    five.press(Qt.Key.Key_F2)
    five.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    five.type("Loi da sua")
    five.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    five.until(lambda: "Loi da sua" in five.note())
    assert "Edited and approved" in five.note()
    (made,) = five.room.desk.recent("Lan")
    assert (made.edited, made.excerpt) == (True, "Loi da sua")
