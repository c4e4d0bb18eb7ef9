"""A row is painted once and then shown as a picture, which must be what would be painted."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from moderator.model import DeliveryState, Query, Row, State
from moderator.model.article import Handling
from moderator.ui.queue_delegate import QueueDelegate
from moderator.ui.queue_model import ROW_ROLE
from moderator.ui.row_marks import row_marks
from moderator.ui.row_pictures import MOST_BYTES

if TYPE_CHECKING:
    from moderator.ui.theme import Theme
    from tests.windows import Bench

WIDTH = 420
STATE = QStyle.StateFlag
STATES = [
    STATE.State_None,
    STATE.State_MouseOver,
    STATE.State_Selected,
    STATE.State_Selected | STATE.State_Active,
    STATE.State_Selected | STATE.State_Active | STATE.State_HasFocus,
]


MARKED: list[dict[str, Any]] = [
    {"handling": Handling.PAUSED},
    {"handling": Handling.CHIEF},
    {"place_held": True},
    {"awaits_hours": True, "state": State.APPROVED, "delivery": DeliveryState.WAITING},
]
"""Each has a picture of its own shape, and its own words."""


def rows_of(bench: Bench) -> tuple[Row, ...]:
    return bench.room.desk.rows(bench.room.desk.first_ids(Query(), 5))


@pytest.fixture
def delegate(five: Bench, theme: Theme) -> QueueDelegate:
    return QueueDelegate(theme, five.room.clock)


def painted(
    delegate: QueueDelegate, row: Row, state: QStyle.StateFlag, scale: int = 1, at: int = 7
) -> QImage:
    """Return what the list would show of ``row``, somewhere within it."""
    size = QSize(WIDTH, delegate.row_height())
    model = QStandardItemModel()
    item = QStandardItem()
    item.setData(row, ROW_ROLE)
    model.appendRow(item)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, at, size.width(), size.height())
    option.state = state
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(Qt.GlobalColor.magenta))
    painter = QPainter(image)
    painter.translate(0, -at)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1, 2])
def test_a_picture_is_what_would_be_painted(
    five: Bench, theme: Theme, delegate: QueueDelegate, scale: int
) -> None:
    for row, state in product(rows_of(five), STATES):
        first = painted(delegate, row, state, scale)
        assert painted(delegate, row, state, scale, at=40) == first
        assert painted(QueueDelegate(theme, five.room.clock), row, state, scale, at=0) == first


def test_marks_are_told_in_words_where_it_still_has_to_be_decided(
    five: Bench, delegate: QueueDelegate
) -> None:
    row = rows_of(five)[0]
    assert row_marks(row) == []
    told = [row_marks(replace(row, **marked)) for marked in MARKED]
    assert len({mark.icon for (mark,) in told}) == len({mark.words for (mark,) in told}) == 4
    for marked, (mark,) in zip(MARKED, told, strict=True):
        assert mark.words in delegate.describe(replace(row, **marked))
    both = replace(row, handling=Handling.PAUSED, place_held=True)
    assert len(row_marks(both)) == 2
    assert row_marks(replace(both, state=State.REJECTED)) == []


def test_what_is_said_of_a_row_is_painted_anew(five: Bench, delegate: QueueDelegate) -> None:
    row = rows_of(five)[0]
    looks = [painted(delegate, row, STATE.State_None)]

    def changed(to: Row = row, state: QStyle.StateFlag = STATE.State_None) -> None:
        looks.append(painted(delegate, to, state))
        assert looks[-1] not in looks[:-1]

    changed(state=STATE.State_Selected)
    changed(replace(row, text="Một ý kiến khác hẳn", version_id=row.version_id + 1000))
    changed(replace(row, draft=True))
    for marked in MARKED:
        changed(replace(row, **marked))
    five.room.clock.forward(seconds=3 * 86_400)
    changed()
    delegate.company = lambda _comment: "Lan"
    changed()
    delegate.busy = lambda _comment: True
    changed()
    delegate.show_state = True
    changed()


def test_another_look_of_the_program_is_painted_anew(
    five: Bench, theme: Theme, delegate: QueueDelegate
) -> None:
    row = rows_of(five)[0]
    light = painted(delegate, row, STATE.State_None)
    theme.set_scheme("dark")
    try:
        assert painted(delegate, row, STATE.State_None) != light
    finally:
        theme.set_scheme("light")
    assert painted(delegate, row, STATE.State_None) == light


def test_pictures_take_only_so_much_memory(five: Bench, delegate: QueueDelegate) -> None:
    row = rows_of(five)[0]
    bytes_each = WIDTH * 4 * delegate.row_height() * 4 * 4  # at four times the size
    for number in range(2 * MOST_BYTES // bytes_each):
        painted(delegate, replace(row, id=number), STATE.State_None, 4)
    kept = sum(
        delegate._pictures.get(replace(row, id=number), look) is not None  # noqa: SLF001
        for number, look in [*delegate._pictures._kept]  # noqa: SLF001
    )
    assert 0 < kept <= MOST_BYTES // bytes_each


@pytest.mark.parametrize("wide", [WIDTH, 1600, 4000])
def test_painting_ahead_comes_to_an_end_however_large_the_rows_are(
    five: Bench, delegate: QueueDelegate, wide: int
) -> None:
    size = QSize(wide, 2 * delegate.row_height())
    for _ in range(2):
        again = [delegate.prepare(row, size, STATE.State_None, 2.0) for row in rows_of(five)]
    assert again == [False] * 5
