"""Ẫ, Ộ and Ể need more room above and below than most fonts declare: nothing may be cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from moderator.ui.chips import chip_label, plain_label, wrapped_label
from moderator.ui.key_button import KeyButton, Look
from moderator.ui.sidebar import ICON_ROLE, VIEW_ROLE, SidebarDelegate, View
from moderator.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

TALL = "ẪỘỂ"
SIZES = (80, 100, 125, 150, 200)
INK = 170
"""Darker than this are letters; the edges of fields and buttons are lighter."""


@pytest.fixture
def sized(qapp: QApplication, theme: Theme, request: pytest.FixtureRequest) -> Iterator[Theme]:
    made = Theme("light", request.param)
    made.apply()
    yield made
    theme.apply()
    del qapp


def filled(field: QComboBox) -> QComboBox:
    field.addItem(TALL)
    return field


MAKERS: dict[str, Callable[[Theme], QWidget]] = {
    "label": lambda _theme: plain_label(TALL),
    "wrapped label": lambda _theme: wrapped_label(TALL),
    "chip": lambda theme: chip_label(TALL, "red", theme),
    "button": lambda _theme: QPushButton(TALL),
    "key button": lambda theme: KeyButton(TALL, Look("check"), theme),
    "check box": lambda _theme: QCheckBox(TALL),
    "field": lambda _theme: QLineEdit(TALL),
    "choice": lambda _theme: filled(QComboBox()),
}


def ink(widget: QWidget, size: QSize) -> int:
    """Return over how many rows letters reach, whatever frame stands around them."""
    widget.resize(size)
    return rows_of(widget.grab().toImage())


def rows_of(picture: QImage) -> int:
    # frames stand at the sides; only the middle, where letters are, is looked at
    columns = range(picture.width() // 8, picture.width() * 7 // 8)
    found = [
        row
        for row in range(picture.height())
        if any(picture.pixelColor(column, row).lightness() < INK for column in columns)
    ]
    return found[-1] - found[0] + 1 if found else 0


@pytest.mark.parametrize("sized", SIZES, indirect=True)
@pytest.mark.parametrize("kind", MAKERS)
def test_no_stacked_capital_is_cut_off(sized: Theme, kind: str) -> None:
    widget = MAKERS[kind](sized)
    if isinstance(widget, (QPushButton, QCheckBox)):
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    natural = widget.sizeHint().expandedTo(QSize(sized.px(90), 0))
    tight, roomy = (
        ink(widget, QSize(natural.width(), height))
        for height in (natural.height(), natural.height() * 3)
    )
    assert tight > 0
    assert tight == roomy
    widget.deleteLater()


@pytest.mark.parametrize("sized", SIZES, indirect=True)
def test_the_views_at_the_left_cut_nothing_off(sized: Theme) -> None:
    view = QListView()
    delegate = SidebarDelegate(sized, view)
    model = QStandardItemModel(view)
    item = QStandardItem(TALL)
    item.setData(View(), VIEW_ROLE)
    item.setData(None, ICON_ROLE)
    model.appendRow(item)
    option = QStyleOptionViewItem()
    option.state = QStyle.StateFlag.State_None
    heights = []
    option.rect.setWidth(300)
    natural = delegate.sizeHint(option, model.index(0, 0)).height()
    for height in (natural, natural * 3):
        picture = QImage(300, height, QImage.Format.Format_RGB32)
        picture.fill(QColor(sized.colours.pane))
        painter = QPainter(picture)
        option.rect = picture.rect()
        delegate.paint(painter, option, model.index(0, 0))
        painter.end()
        heights.append(rows_of(picture.copy(0, 0, 150, height)))
    assert heights[0] == heights[1] > 0


@pytest.mark.parametrize("sized", SIZES, indirect=True)
def test_lists_cut_nothing_off(sized: Theme) -> None:
    view = QListWidget()
    view.setFont(sized.font())
    view.addItem(TALL)
    view.addItem("")
    view.resize(sized.px(60), 400)
    row = view.visualItemRect(view.item(0)).height()
    picture = view.viewport().grab().toImage()
    alone = rows_of(picture.copy(0, 0, picture.width(), row))
    both = rows_of(picture)
    assert alone == both > 0
    view.deleteLater()
