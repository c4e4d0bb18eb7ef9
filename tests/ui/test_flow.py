from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from moderator.ui.flow import Flow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    place = QWidget()
    qtbot.addWidget(place)
    return place


def filled(place: QWidget, *, fills: bool = False) -> tuple[Flow, list[QPushButton]]:
    flow = Flow(4, place, fills=fills)
    buttons = [QPushButton("a", place) for _ in range(3)]
    for button in buttons:
        flow.add(button)
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(flow)
    column.addStretch(1)
    place.resize(900, 300)
    place.show()
    return flow, buttons


def test_a_line_goes_on_below_where_there_is_no_room(place: QWidget) -> None:
    flow, buttons = filled(place)
    assert {button.y() for button in buttons} == {0}
    line = flow.height()
    place.resize(buttons[0].sizeHint().width() + 5, 300)
    assert len({button.y() for button in buttons}) == 3
    assert flow.height() == 3 * line + 2 * 4


def test_what_is_hidden_shown_or_deleted_changes_the_lines(place: QWidget) -> None:
    flow, buttons = filled(place)
    second = buttons[1].x()
    buttons[0].hide()
    QApplication.sendPostedEvents(flow, QEvent.Type.LayoutRequest)
    assert (buttons[1].x(), buttons[2].x()) == (0, second)
    buttons[0].show()
    buttons[1].deleteLater()
    QApplication.sendPostedEvents(buttons[1], QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents(flow, QEvent.Type.LayoutRequest)
    assert (buttons[0].x(), buttons[2].x()) == (0, second)


def test_what_is_added_to_a_flow_in_view_is_seen_unless_it_was_hidden(place: QWidget) -> None:
    flow, buttons = filled(place)
    late, hidden = QPushButton("late", place), QPushButton("hidden", place)
    hidden.hide()
    flow.add(late)
    flow.add(hidden)
    QApplication.sendPostedEvents(flow, QEvent.Type.LayoutRequest)
    assert late.isVisible()
    assert late.x() > buttons[-1].x()
    assert not hidden.isVisible()


def test_widgets_on_one_line_share_the_room_beside_where_they_are_to_fill_it(
    place: QWidget,
) -> None:
    _flow, buttons = filled(place, fills=True)
    assert {button.y() for button in buttons} == {0}
    assert 897 <= buttons[-1].geometry().right() + 1 <= 900
    place.resize(buttons[0].sizeHint().width() + 5, 200)
    assert len({button.y() for button in buttons}) == 3
    assert buttons[0].width() == buttons[0].sizeHint().width()


def test_what_changed_while_nothing_was_to_be_seen_has_its_place(place: QWidget) -> None:
    flow, buttons = filled(place)
    place.hide()
    buttons[0].setText("a rather long text on a button")
    buttons[1].hide()
    place.show()
    assert buttons[0].width() == buttons[0].sizeHint().width()
    assert buttons[2].x() == buttons[0].width() + 4
    place.hide()
    buttons[0].setText("a")
    buttons[1].show()
    place.show()
    assert {button.y() for button in buttons} == {0}
    assert buttons[1].x() == buttons[0].sizeHint().width() + 4
    assert flow.height() == buttons[0].height()


def test_lower_parts_stand_in_the_middle_of_their_line(place: QWidget) -> None:
    flow, buttons = filled(place)
    buttons[1].setFixedHeight(buttons[0].height() + 20)
    QApplication.sendPostedEvents(flow, QEvent.Type.LayoutRequest)
    assert [button.y() for button in buttons] == [10, 0, 10]
