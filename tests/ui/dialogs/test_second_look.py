"""The second look by the keyboard alone: order it, read it blind, see where the answers differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTableWidget, QWidget

from moderator.app.board import Board
from moderator.app.printing import Printing
from moderator.app.second_look import SecondLooks
from moderator.model import Query, Role, State, Verdict
from moderator.model.second_look import Disagreement, Opinion
from moderator.ui.dialogs.second_differences import Differences
from moderator.ui.dialogs.second_look import SecondLookDialog
from moderator.ui.dialogs.second_order import SecondOrderDialog
from moderator.ui.dialogs.second_result import SecondResultDialog
from moderator.ui.second_waiting import SecondWaiting
from moderator.ui.whole_table import WholeTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Office

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def desk(office: Office) -> Office:
    """Three comments that Nam approved, one that he rejected; Lan sits at the window."""
    room = office.bench.room
    made = [room.site.post(f"Ý kiến thứ {number} về cây cầu") for number in range(1, 6)]
    room.round()
    ids = [room.id(one) for one in made]
    room.decide(Verdict.APPROVE, *ids[:3], actor="Nam")
    room.decide(Verdict.REJECT, ids[3], reason="off_topic", actor="Nam")
    room.later()
    office.open()
    looks = SecondLooks(office.shell, elapsed=office.bench.seconds)  # the window's child
    office.bench.until(lambda: not looks.waiting.isVisible())
    return office


def ordered(desk: Office) -> SecondLookDialog:
    """Order a look at everything and begin to read."""
    desk.bench.window.trigger("second_result")
    result = desk.wait(SecondResultDialog)
    desk.bench.until(lambda: not result.end.isVisible())
    desk.bench.until(result.order.hasFocus)  # nothing is ordered yet
    desk.bench.key(ENTER)
    order = desk.wait(SecondOrderDialog)
    order.share.selectAll()
    desk.bench.type("100")
    desk.bench.until(lambda: "3 of 3" in order.foreseen.text())
    order.draw.setFocus()
    desk.bench.key(ENTER)
    desk.wait(SecondResultDialog)
    desk.bench.window.trigger("second_look")
    return desk.wait(SecondLookDialog)


def read(desk: Office, dialog: SecondLookDialog) -> int:
    """Wait for a comment to be painted and look at it long enough; return which it is."""

    def painted() -> bool:
        sheet = dialog.sheet
        return (
            sheet is not None
            and sheet.item is not None
            and not dialog.busy
            and dialog.on_screen.began(sheet.item.of)
        )

    desk.bench.until(painted)
    desk.bench.seconds.now += 1
    item = dialog.sheet.item  # type: ignore[union-attr]
    assert item is not None
    return item.comment_id


def words(dialog: SecondLookDialog) -> str:
    """Return everything the dialog says."""
    said = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    said += [one.toPlainText() for one in dialog.findChildren(QPlainTextEdit) if one.isVisible()]
    return "\n".join([*said, dialog.text.toPlainText()])


def test_nothing_ordered_leads_to_ordering(desk: Office) -> None:
    desk.bench.window.trigger("second_look")
    dialog = desk.wait(SecondLookDialog)
    desk.bench.until(dialog.order.isVisible)

    dialog.order.setFocus()
    desk.bench.key(ENTER)

    result = desk.wait(SecondResultDialog)
    desk.bench.key(ESC)
    desk.bench.until(lambda: not result.isVisible())
    assert desk.bench.room.desk.second_look.look() is None


def test_a_key_of_the_window_answers_nothing(desk: Office) -> None:
    dialog = ordered(desk)
    first = read(desk, dialog)

    desk.bench.key("t")

    assert dialog.isVisible()
    assert read(desk, dialog) == first
    assert dialog.trouble.text() == ""


def test_by_keys_alone(desk: Office) -> None:
    dialog = ordered(desk)
    room = desk.bench.room
    before = {one: room.row(one).state for one in room.desk.ids(Query(None))}
    first = read(desk, dialog)
    said = words(dialog)
    assert "Nam" not in said
    assert f"{room.row(first).text}" in said

    desk.bench.key("1")
    second = read_other(desk, dialog, first)
    desk.bench.key("8")
    desk.bench.until(lambda: dialog.picker() is not None and dialog.picker().isVisible())  # type: ignore[union-attr]
    desk.bench.key("2")
    third = read_other(desk, dialog, second)
    desk.bench.key("2")
    fourth = read_other(desk, dialog, third)
    desk.bench.key("9")
    desk.bench.until(lambda: dialog.sheet is not None and dialog.sheet.item is None)

    result = room.desk.second_look.result("Lan")
    assert result is not None
    assert (result.answered, result.unsure) == (4, 1)
    assert {one: room.row(one).state for one in room.desk.ids(Query(None))} == before
    # Back to the last one, and another answer.
    desk.bench.key("z", Qt.KeyboardModifier.ControlModifier)
    assert read(desk, dialog) == fourth
    desk.bench.key("2")
    desk.bench.until(lambda: dialog.sheet is not None and dialog.sheet.item is None)
    again = room.desk.second_look.result("Lan")
    assert again is not None
    assert (again.answered, again.unsure) == (4, 2)


def test_no_answer_is_suggested_and_nothing_looks_like_a_field(desk: Office) -> None:
    dialog = ordered(desk)
    read(desk, dialog)
    answers = [dialog.keys_of[name] for name in ("approve", "hold", "reject", "spam")]
    grounds = {one.grab().toImage().pixelColor(6, one.height() // 2).name() for one in answers}
    assert len(grounds) == 1
    assert dialog.text.hasFocus()
    assert dialog.text.cursorWidth() == 0
    held = dialog.card.grab().toImage().pixelColor(dialog.card.width() // 2, 1)
    assert held == QColor(dialog.theme.colours.focus)
    desk.bench.key(Qt.Key.Key_Right)
    assert dialog.text.cursorWidth() == 1
    assert dialog.text.width() <= 52 * dialog.text.fontMetrics().horizontalAdvance("mộ")


def test_what_differs_ends_with_a_whole_word_and_a_whole_row(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    theirs = Differences({}, place)
    texts = ("chữ nào cũng trọn vẹn " * 20, "x" * 300, "", "\ud800 %1 \x00")
    approve, spam = Verdict.APPROVE, Opinion.SPAM
    theirs.show_differences(
        [Disagreement(1, approve, "", spam, "", one, one, State.APPROVED) for one in texts]
    )
    place.show()
    for width, height in ((420, 230), (700, 333), (260, 150)):
        theirs.resize(width, height)
        lines = theirs.item(0).text().splitlines()
        assert lines[1].endswith("…”")
        assert set(lines[1].strip("“”…").split()) <= {"chữ", "nào", "cũng", "trọn", "vẹn"}
        assert theirs.item(1).text().count("\n") == 2
        wide = max(map(theirs.fontMetrics().horizontalAdvance, lines))
        assert wide <= theirs.viewport().width()


def test_the_figures_end_with_a_whole_row(qtbot: QtBot) -> None:
    table = QTableWidget(20, 2)
    table.verticalHeader().setDefaultSectionSize(27)
    window = QWidget()
    qtbot.addWidget(window)
    place = WholeTable(table, 3, window)
    window.show()
    for height in (300, 317, 191, 60):
        place.resize(400, height)
        place.layout().activate()  # type: ignore[union-attr]  # it has one
        assert table.viewport().height() % 27 == 0
        assert table.viewport().height() >= 3 * 27


def test_too_early_and_held_down_answer_nothing(desk: Office) -> None:
    dialog = ordered(desk)
    read(desk, dialog)
    desk.bench.seconds.now -= 1

    desk.bench.key("1")

    assert dialog.trouble.isVisible()
    assert desk.bench.room.desk.second_look.sheet("Lan").answered == 0


def test_leaving_and_going_on(desk: Office) -> None:
    dialog = ordered(desk)
    first = read(desk, dialog)
    desk.bench.key("1")
    read_other(desk, dialog, first)
    desk.bench.key(ESC)
    desk.bench.until(lambda: not dialog.isVisible())

    desk.bench.window.trigger("second_look")
    later = desk.wait(SecondLookDialog)

    assert read(desk, later) != first
    assert "3" in later.progress.text()


def test_the_status_bar_says_what_waits_and_leads_to_it(desk: Office) -> None:
    dialog = ordered(desk)
    desk.bench.key(ESC)
    desk.bench.until(lambda: not dialog.isVisible())
    (button,) = desk.bench.window.findChildren(SecondWaiting)
    desk.bench.until(button.isVisible)
    assert "4" in button.text()

    desk.back()
    button.setFocus()
    desk.bench.key(ENTER)

    again = desk.wait(SecondLookDialog)
    read(desk, again)
    desk.bench.key("9")
    desk.bench.until(lambda: again.sheet is not None and again.sheet.answered == 1)
    desk.bench.key(ESC)
    desk.bench.until(lambda: "3" in button.text())


def test_a_disagreement_leads_to_its_comment(desk: Office) -> None:
    dialog = ordered(desk)
    answered: dict[int, State] = {}
    room = desk.bench.room
    last = 0
    for _ in range(4):
        last = read_other(desk, dialog, last)
        answered[last] = room.row(last).state
        desk.bench.key("1")
    desk.bench.until(lambda: dialog.sheet is not None and dialog.sheet.item is None)
    desk.bench.window.trigger("second_result")
    result = desk.wait(SecondResultDialog)
    desk.bench.until(lambda: result.list.count() == 1)
    assert "75" in result.figures.text()
    assert result.table.isVisible()

    result.list.setFocus()
    desk.bench.key(ENTER)

    (rejected,) = [one for one, state in answered.items() if state is State.REJECTED]
    desk.bench.until(lambda: desk.bench.shown() == rejected)
    assert not result.isVisible()


def test_the_result_is_the_chiefs(desk: Office) -> None:
    desk.bench.room.desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    desk.bench.window.trigger("second_result")
    result = desk.wait(SecondResultDialog)

    desk.bench.until(result.trouble.isVisible)

    assert "Hoa" in result.trouble.text()
    assert not result.order.isEnabled()
    desk.bench.key(ESC)
    desk.bench.until(lambda: not result.isVisible())


def test_ending_it(desk: Office) -> None:
    ordered(desk)
    desk.bench.window.trigger("second_result")
    result = desk.wait(SecondResultDialog)
    desk.bench.until(result.end.isVisible)

    result.end.setFocus()
    desk.bench.key(ENTER)

    desk.bench.until(lambda: desk.bench.room.desk.second_look.look() is None)
    desk.bench.until(lambda: not result.end.isVisible())


def read_other(desk: Office, dialog: SecondLookDialog, before: int) -> int:
    """Read the next comment once it is another than ``before``."""
    desk.bench.until(
        lambda: (
            dialog.sheet is not None
            and dialog.sheet.item is not None
            and dialog.sheet.item.comment_id != before
        )
    )
    return read(desk, dialog)


def test_the_board_leads_to_it(desk: Office) -> None:
    bench = desk.bench
    board = Board(desk.shell, Printing(desk.shell))
    bench.window.trigger("board")
    assert board.board is not None
    board.board.second.click()
    result = desk.wait(SecondResultDialog)
    desk.back()
    result.reject()
    bench.until(lambda: not result.isVisible())
