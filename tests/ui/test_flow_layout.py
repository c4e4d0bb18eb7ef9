from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from moderator.ui import flow_layout
from moderator.ui.flow_layout import FlowLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_layout_that_only_qt_holds_keeps_its_lines_and_goes_with_its_place(
    qtbot: QtBot,
) -> None:
    place = QWidget()
    column = QVBoxLayout(place)
    row = FlowLayout(4)
    key = id(row)
    for name in "abc":
        row.addWidget(QPushButton(name, place))
    column.addLayout(row)
    narrow = column.heightForWidth(10)
    del row, column
    gc.collect()
    layout = place.layout()
    assert layout is not None
    assert layout.heightForWidth(10) == narrow > layout.heightForWidth(10_000)
    del layout
    place.deleteLater()
    qtbot.waitUntil(lambda: key not in flow_layout.KEPT)


def test_widgets_on_one_line_share_the_room_beside_where_they_are_to_fill_it(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    row = FlowLayout(4, place, fills=True)
    buttons = [QPushButton(name, place) for name in "abc"]
    for button in buttons:
        row.addWidget(button)
    place.resize(900, 200)
    place.show()
    assert {button.y() for button in buttons} == {0}
    assert 897 <= buttons[-1].geometry().right() + 1 <= 900
    place.resize(buttons[0].sizeHint().width() + 5, 200)
    assert len({button.y() for button in buttons}) == 3
    assert buttons[0].width() == buttons[0].sizeHint().width()
