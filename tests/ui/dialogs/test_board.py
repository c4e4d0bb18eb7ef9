"""The board by keys and mouse: figures, bars that lead to comments, tables, the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from moderator.app.board import Board
from moderator.app.printing import Printing
from moderator.filters.line import parse
from moderator.model import Query, Role, State, Verdict
from moderator.model.figures import Delays, Figures, Scope, Share, Split
from moderator.ui.board.asking import Asking
from moderator.ui.board.charts import Asked, Charts
from moderator.ui.charts.chart import Bar, Chart
from moderator.ui.charts.view import Card
from moderator.ui.dialogs.manual_page import ManualPage
from moderator.ui.dialogs.print_preview import PrintPreview

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from moderator.ui.board.window import BoardWindow
    from moderator.ui.charts.drawing import Drawing
    from moderator.ui.theme import Theme
    from tests.ui.dialogs.conftest import Office


@dataclass
class Shown:
    """An open board."""

    office: Office
    parts: Board

    @property
    def window(self) -> BoardWindow:
        assert self.parts.board is not None
        return self.parts.board

    def card(self, key: str) -> Card:
        return self.window.cards[key]

    def bars(self, key: str) -> dict[str, tuple[int, ...]]:
        chart = self.card(key).chart
        assert chart is not None
        return {bar.name: bar.values for bar in chart.bars}

    def number(self, key: str) -> str:
        return self.window.tiles.tiles[key].number.text()

    def counted(self) -> None:
        """Wait until everything is counted."""
        self.office.bench.until(lambda: not self.window.busy and self.number("decided") != "–")
        self.office.bench.until(lambda: self.number("waiting") != "–")


@pytest.fixture
def board(busy: Office) -> Shown:
    shown = Shown(busy, Board(busy.shell, Printing(busy.shell)))
    busy.bench.window.sidebar.board_button.click()
    shown.counted()
    return shown


def test_it_shows_what_waits_and_what_was_decided(board: Shown) -> None:
    assert [board.number(key) for key in ("waiting", "decided", "approved", "edited")] == [
        "5",
        "4",
        "25%",
        "1",
    ]
    assert board.card("waiting").view.accessibleName() == "Waiting now, by age"
    assert sum(values[0] for values in board.bars("waiting").values()) == 5
    assert [bar for bar in board.bars("steps").values() if any(bar)] == [(1, 3)]
    assert board.bars("sections") == {"Đời sống": (1, 3)}
    assert board.card("people").isHidden()


def test_arrows_walk_through_the_bars_and_enter_lists_their_comments(board: Shown) -> None:
    office, view = board.office, board.card("steps").view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    held = board.window.focusWidget
    for key, at in ((Qt.Key.Key_End, 6), (Qt.Key.Key_Left, 5), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(held(), key)
        assert held() is view.spots[at]
        assert view.current == at
    QTest.keyClick(held(), Qt.Key.Key_End)
    assert "1 approved, 3 removed" in held().accessibleName()
    QTest.keyClick(held(), Qt.Key.Key_Return)
    office.bench.until(lambda: len(office.bench.list()) == 4)
    line = office.bench.window.header.search.field.text()
    assert "quyết-định:2026-11-23" in line


def test_a_screen_reader_finds_each_bar_and_opens_it(board: Shown) -> None:
    view = board.card("steps").view
    chart = QAccessible.queryAccessibleInterface(view)
    assert chart.text(QAccessible.Text.Name) == "Decisions"
    bars = [chart.child(at) for at in range(chart.childCount())]
    assert [one.text(QAccessible.Text.Name) for one in bars] == [
        view.spots[at].accessibleName() for at in range(7)
    ]
    last = bars[-1]
    assert last.text(QAccessible.Text.Name).endswith("23/11/2026: 1 approved, 3 removed")
    assert last.role() is QAccessible.Role.Button
    assert last.state().focusable
    inside = view.mapFromGlobal(last.rect().center())
    assert view.drawing().at(QPointF(inside)) == 6
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(board.window.focusWidget(), Qt.Key.Key_End)
    assert last.state().focused
    last.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    board.office.bench.until(lambda: len(board.office.bench.list()) == 4)


def test_the_marked_bar_is_seen(board: Shown) -> None:
    view = board.card("sections").view
    before = view.grab().toImage()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    focused = view.grab().toImage()
    board.window.close_button.setFocus()
    marked = view.grab().toImage()
    assert before != focused
    assert focused != marked


def test_bars_that_go_hand_the_keys_on(board: Shown) -> None:
    card = board.card("articles")
    bars = tuple(Bar(f"Bài {number}", (number,), "a") for number in range(1, 6))
    chart = Chart("articles", "By article", ("decisions",), bars, flat=True, empty="Nothing.")
    card.show_chart(chart, table=False)
    card.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(board.window.focusWidget(), Qt.Key.Key_End)
    card.show_chart(replace(chart, bars=bars[::-1]), table=False)
    assert board.window.focusWidget().accessibleName() == "Bài 5: 5 decisions"
    card.show_chart(replace(chart, bars=bars[:2]), table=False)
    assert board.window.focusWidget().accessibleName() == "Bài 1: 1 decisions"
    card.show_chart(replace(chart, bars=()), table=False)
    assert board.window.focusWidget() is card.view
    found = QAccessible.queryAccessibleInterface(card.view)
    assert found.text(QAccessible.Text.Description) == "Nothing."
    visible = [found.child(at) for at in range(found.childCount())]
    assert all(one.state().invisible for one in visible)


def test_tab_walks_from_the_fields_over_the_charts_to_the_buttons(board: Shown) -> None:
    window = board.window
    views = [card.view for card in window.cards.values() if card.isVisible()]
    charts = [view.spots[0] if len(view.spots) else view for view in views]
    window.asking.period.setFocus()
    wanted = [window.asking.section, window.tables, window.print, *charts]
    for widget in (*wanted, window.people, window.second, window.meaning, window.close_button):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is widget


def test_a_click_on_a_bar_lists_its_comments(board: Shown) -> None:
    office, view = board.office, board.card("agreement").view
    slots = view.drawing().slots
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=slots[3].center().toPoint())
    assert view.spots[3].hasFocus()
    assert view.spots[3].accessibleName() == "not noticed, removed: 3 comments"
    office.bench.until(lambda: len(office.bench.list()) == 3)


def test_a_list_that_is_shorter_than_its_bar_says_why(board: Shown) -> None:
    bench, card = board.office.bench, board.card("steps")
    assert card.chart is not None
    bar = max(card.chart.bars, key=lambda one: one.total)
    chosen: list[tuple[str, int]] = []
    card.chosen.connect(lambda line, counted: chosen.append((line, counted)))
    QTest.keyClick(card.view, Qt.Key.Key_End)
    QTest.keyClick(card.view, Qt.Key.Key_Return)
    bench.until(lambda: len(bench.list()) == bar.total)
    assert chosen == [(bar.line, bar.total)]
    assert "counts" not in bench.note()
    bench.window.header.search.clear()
    again = bench.room.desk.ids(Query(state=State.REJECTED))[0]
    bench.room.decide(Verdict.RETURN, again)
    board.parts._list(bar.line, bar.total)  # noqa: SLF001 - before the board has counted anew
    bench.until(lambda: "1 comment(s) that the bar counts" in bench.note())
    assert len(bench.list()) == bar.total - 1


@pytest.mark.parametrize("key", ["waiting", "steps", "delays", "edits", "sections", "articles"])
def test_each_chart_leads_to_as_many_comments_as_its_bar_tells(board: Shown, key: str) -> None:
    bench = board.office.bench
    chart = board.card(key).chart
    assert chart is not None
    for bar in chart.bars:
        if bar.total:
            board.parts._list(bar.line)  # noqa: SLF001 - what each bar asks for
            bench.until(lambda total=bar.total: len(bench.list()) == total)  # type: ignore[misc]  # bound at once


def test_a_fields_name_stays_beside_it_where_a_line_ends(board: Shown) -> None:
    window = board.window
    window.setMinimumSize(0, 0)
    for width in range(360, 900, 60):
        window.resize(width, 600)
        for label in window.asking.findChildren(QLabel):
            field = label.buddy()
            if field is not None and field.isVisible():
                there, here = (one.mapTo(window, QPoint(0, 0)) for one in (field, label))
                assert there.y() + field.height() > here.y() + label.height() // 2 > there.y()


def test_tables_tell_the_same_and_are_remembered(board: Shown) -> None:
    button = board.window.tables
    assert button.text() == "Show as &tables"
    button.click()
    assert button.text() == "Shown as &tables"
    spoken = QAccessible.queryAccessibleInterface(button).state()
    assert (spoken.checkable, spoken.checked) == (1, 1)
    colours = board.window._theme.colours  # noqa: SLF001 - what is painted
    ground = button.grab().toImage().pixelColor(button.width() // 2, 4)
    assert ground == QColor(colours.selected)
    table = board.card("sections").table
    assert table.isVisible()
    assert not board.card("sections").view.isVisible()
    cells = [table.item(0, column) for column in range(table.columnCount())]
    assert [cell.text() for cell in cells if cell] == ["Đời sống", "1", "3", "25%"]
    steps = board.card("steps").table.horizontalHeaderItem(0)
    assert steps is not None
    assert steps.text() == "Day"
    assert board.office.saved[-1].board["tables"] == "1"
    table.setFocus()
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    board.office.bench.until(lambda: len(board.office.bench.list()) == 4)


def test_it_follows_what_is_decided_meanwhile(board: Shown) -> None:
    room = board.office.bench.room
    room.decide(Verdict.SPAM, board.office.bench.list()[0], actor="Mai")
    board.office.bench.until(lambda: board.number("decided") == "5")
    board.office.bench.until(lambda: board.number("waiting") == "4")


def test_a_time_without_decisions_says_so_kindly(board: Shown) -> None:
    asking = board.window.asking
    asking.period.setFocus()
    QTest.keyClick(asking.period, Qt.Key.Key_Up)
    assert asking.period.currentData() == "yesterday"
    board.office.bench.until(lambda: board.number("decided") == "0")
    assert board.card("edits").view.accessibleDescription() == (
        "No comment was edited in this time."
    )
    assert board.office.saved[-1].board["period"] == "yesterday"


def test_figures_of_people_are_for_the_chief_and_off(board: Shown) -> None:
    office, window = board.office, board.window
    office.bench.until(window.people.isVisible)
    office.bench.room.desk.people.set_role("Lan", "Lan", Role.CHIEF)
    window.people.click()
    office.bench.until(lambda: not board.card("people").isHidden())
    assert board.bars("people") == {"Nam": (0, 3), "Lan": (1, 0)}
    office.bench.until(lambda: "Lan turned figures" in window.told.text())
    office.bench.window.set_actor("Nam")
    assert board.card("people").isHidden()
    office.bench.until(lambda: board.card("people").isHidden() and window.people.isHidden())


def test_the_report_has_every_chart_and_names_the_time(board: Shown) -> None:
    board.window.print.click()
    (preview,) = board.window.findChildren(PrintPreview)
    board.office.bench.until(lambda: preview.pages is not None)
    pages = preview.pages
    assert pages is not None
    text = "\n".join(pages.text(number) for number in range(pages.count))
    for key in ("waiting", "steps", "delays", "agreement", "findings", "edits", "sections"):
        chart = board.card(key).chart
        assert chart is not None
        assert chart.title in text
    assert "17/11/2026 – 23/11/2026" in text
    assert "Page 1 of" in text
    preview.reject()


def test_bars_stand_where_the_mouse_finds_them(board: Shown) -> None:
    for key in ("steps", "sections"):
        drawing: Drawing = board.card(key).view.drawing()
        centres = [drawing.at(slot.center()) for slot in drawing.slots]
        assert centres == list(range(len(drawing.slots)))
        assert drawing.at(QPointF(-5, -5)) == -1


def test_the_manual_says_what_counts(board: Shown) -> None:
    board.window.meaning.click()
    (page,) = board.window.findChildren(ManualPage)
    assert page.isVisible()
    page.reject()


def test_escape_closes_it_and_ends_the_counting(board: Shown) -> None:
    QTest.keyClick(board.window, Qt.Key.Key_Escape)
    assert not board.window.isVisible()
    assert not board.window.busy


NASTY = ("\ud800lone", "nul\x00", "<b>bold</b>", "\u202ert\u202c", "a" * 5000, "%1 %2", '"; - :')


def test_no_name_breaks_a_chart_or_a_table(qtbot: QtBot, theme: Theme) -> None:
    day = datetime(2026, 11, 23, tzinfo=UTC)
    shares = tuple(Share(name, Split(1, 2), id=at) for at, name in enumerate(NASTY))
    figures = Figures(
        Scope((day, day + timedelta(days=1))),
        (),
        Delays((1, 0, 0, 0, 0, 0), 1.0, 2.0),
        sections=shares,
        articles=shares,
        people=shares,
    )
    asked = Asked(day.date(), day.date(), section=NASTY[0])
    over = QWidget()
    qtbot.addWidget(over)
    for chart in Charts().of(asked, figures):
        card = Card(theme, over)
        for table in (False, True):
            card.show_chart(chart, table=table)
            card.resize(420, 300)
            assert not card.grab().isNull()
        for bar in chart.bars:
            parsed = parse(bar.line)
            assert parsed.problems == ()
    asking = Asking(theme, lambda: day, {"section": NASTY[0]}, over)
    asking.show_choices((), NASTY)
    for at in range(asking.section.count()):
        asking.section.setCurrentIndex(at)
        assert asking.asked().section in {None, *NASTY}
        assert asking.kept()
