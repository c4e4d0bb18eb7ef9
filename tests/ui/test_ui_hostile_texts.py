"""However long and odd a comment is, only its beginning is laid out until more is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from moderator.model import Part
from moderator.ui.comment_view import LETTERS, LINES, CommentView, beginning
from moderator.ui.editor_fields import LONGEST_WORD, TextField
from moderator.ui.fontless import ASKED, FEWEST
from moderator.ui.plain import shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme
    from tests.windows import Bench

LONG = 50_000
HOSTILE = {
    "letters no font has": "".join(chr(0x4E00 + at % 8000) for at in range(LONG)),
    "stacked marks": "a" + "\u0301\u0323\u0316" * (LONG // 3),
    "joined emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467" * (LONG // 5),
    "one word": "a" * 200_000,
    "right to left": "\u05e9" * LONG,
    "turned about": "\u202eabc\u202c" * (LONG // 5),
    "ten thousand lines": "dòng\n" * 10_000,
    "nothing but lines": "\n" * LONG,
    "few but odd breaks": "\u2028\r" * 400,
    "beyond the plane": "\U0001d49c" * LONG,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_more_than_a_screen_or_two_of_it_is_laid_out_and_the_rest_is_told(
    qtbot: QtBot, theme: Theme, text: str
) -> None:
    view = CommentView(theme)
    qtbot.addWidget(view)
    view.resize(500, 400)
    whole = shown(text, (), Part.TEXT)
    view.show_text(whole, 1)
    view.show()
    document = view.document()
    assert document.characterCount() <= LETTERS + 2
    assert document.blockCount() <= LINES + 1
    assert whole.text.startswith(document.toPlainText().rstrip("\n"))
    left = len(whole.text) - len(beginning(whole.text))
    assert view.rest.isVisible() == (left > 0)  # of stacked marks few are shown, and their number
    if left:
        assert f"{left}" in view.rest.text().replace(",", "").replace(".", "")
        assert view.rest.geometry().bottom() <= view.height()


def test_the_rest_is_shown_by_keys_and_the_next_comment_begins_anew(bench: Bench) -> None:
    text = "Cầu này bao giờ đi được vậy quý báo. " * 200
    bench.room.post(text)
    bench.open()
    bench.until_read()
    view = bench.window.detail.comment
    assert view.rest.isVisible()
    assert len(view.toPlainText()) <= LETTERS
    assert "Show all" in view.rest.accessibleName()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.rest.hasFocus()
    bench.key(Qt.Key.Key_Return)
    assert view.toPlainText() == text
    assert view.rest.isHidden()
    assert view.hasFocus()


def test_reading_on_at_the_end_of_the_beginning_shows_the_rest(bench: Bench) -> None:
    text = "Cầu này bao giờ đi được vậy quý báo. " * 200
    bench.room.post(text)
    bench.open()
    bench.until_read()
    pane = bench.window.detail
    pages = 0
    while pane.comment.rest.isVisible():
        assert pages < 50
        bench.key(Qt.Key.Key_Space)
        pages += 1
    assert pages > 1  # never before its place was seen
    assert pane.comment.toPlainText() == text
    assert bench.window.queue.view.hasFocus()


def test_the_rest_stays_when_the_same_comment_is_read_again(bench: Bench) -> None:
    bench.room.post("Cầu này bao giờ đi được vậy quý báo. " * 200)
    bench.open()
    bench.until_read()
    detail = bench.window.detail
    detail.comment.show_rest()
    assert detail.detail is not None
    detail.show_detail(detail.detail)  # as after a change of anything beside it
    assert detail.comment.rest.isHidden()
    assert detail.comment.toPlainText() == detail.detail.text
    another = shown(detail.detail.text, (), Part.TEXT)
    detail.comment.show_text(another, detail.detail.row.version_id + 1)
    assert not detail.comment.rest.isHidden()


def test_a_usual_comment_is_shown_whole_and_no_letter_loses_its_marks() -> None:
    assert beginning("a" * LETTERS) == "a" * LETTERS
    assert beginning("\n" * LINES) == "\n" * LINES
    cut = beginning("a" * (LETTERS - 1) + "e\u0302\u0301" + "b" * 10)
    assert cut == "a" * (LETTERS - 1)
    assert beginning("cầu này " * LETTERS).endswith(("cầu", "này"))
    assert len(beginning("a" + "\u0301" * 9999)) == LETTERS


NOWHERE = "\U00100123\U0010fffd"  # for private use: no font has them
FURTHER = "ภาษา \U0001f642 \u05e9 "  # not in the program's font


def _sought_further(field: TextField) -> set[str]:
    """Return the letters that Qt may look for in all fonts when it lays the text out."""
    found: set[str] = set()
    block = field.document().begin()
    while block.isValid():
        units = block.text().encode("utf-16-le", "surrogatepass")
        for one in reversed(block.layout().formats()):
            if one.format.fontStyleStrategy() == QFont.StyleStrategy.NoFontMerging:
                units = units[: 2 * one.start] + units[2 * (one.start + one.length) :]
        found |= set(units.decode("utf-16-le", "surrogatepass"))
        block = block.next()
    return found


def test_letters_that_no_font_has_are_not_looked_for_again_at_each_key(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    text = NOWHERE * FEWEST + "cầu"
    field.setPlainText(text)
    assert not _sought_further(field)
    QTest.keyClicks(field, "abc")
    assert not _sought_further(field)
    assert field.words() == "abc" + text
    field.undo()
    assert field.words() == text
    field.setPlainText("Cầu " + NOWHERE)  # few of them: as ever
    assert not field.document().begin().layout().formats()


def test_the_editor_paints_a_text_with_such_letters_as_it_would_be(qtbot: QtBot) -> None:
    text = f"Cầu này {NOWHERE} {FURTHER} e\u0323\u0302 {NOWHERE * 3} 1\ufe0f\u20e3 " * FEWEST
    painted = []
    for field in (QPlainTextEdit(), TextField()):
        qtbot.addWidget(field)
        field.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        field.resize(500, 400)
        field.setPlainText(text)
        painted.append(field.grab().toImage())
    assert painted[0] == painted[1]
    assert isinstance(field, TextField)
    assert field.document().begin().layout().formats()
    assert set("ภาษ") <= _sought_further(field)


def test_a_letter_that_was_not_asked_for_at_once_is_soon_painted(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    many = "".join(chr(0x100000 + at) for at in range(ASKED + 10))
    field.setPlainText(many + "ภ")
    qtbot.waitUntil(lambda: _sought_further(field) == {"ภ"})
    assert field.words() == many + "ภ"


def test_a_word_of_thousands_of_letters_is_wrapped_anywhere(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.setPlainText("a " * LONGEST_WORD)
    assert field.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    field.setPlainText("a" * LONGEST_WORD)
    assert field.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    QTest.keyClicks(field, "a")
    assert field.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    QTest.keyClick(field, Qt.Key.Key_Space)
    field.setPlainText("Cầu này")
    assert field.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


@pytest.mark.parametrize("text", [*HOSTILE.values(), "\ud83d" * 400 + "\x00" * 400])
def test_the_editor_gives_a_hostile_text_back_as_it_was(qtbot: QtBot, text: str) -> None:
    field, plain = TextField(), QPlainTextEdit()
    qtbot.addWidget(field)
    qtbot.addWidget(plain)
    text = text[: 4 * LONGEST_WORD]
    field.setPlainText(text)
    plain.setPlainText(text)
    assert field.document().toRawText() == plain.document().toRawText()
