"""Every control of every screen has a name and a role of its own, and Tab follows the eye."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTableWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

import moderator.ui
from moderator.ui.charts.view import ChartView
from moderator.ui.dialogs.frame import Frame
from moderator.ui.overlay import Overlay

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.screens import Whole

SPOKEN: Final = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QAbstractSlider,
    QTabBar,
)
"""Widgets for which Qt has a role. What only scrolls needs none, nor does a chart: its bars are
buttons, and where it has none its description says so."""

ELSEWHERE: Final[set[str]] = set()
"""Dialogs that no test here opens."""


def controls(window: QWidget) -> list[QWidget]:
    """Return where Tab comes to, in its order, from what stands at the top on.

    Tab is pressed: asked for the chain itself, PySide makes each widget the next one's owner.
    """
    found: list[QWidget] = []
    window.focusNextChild()
    while (stop := window.focusWidget()) is not None and stop not in found:
        found.append(stop)
        window.focusNextChild()
    # a pane that scrolls only shows what has the focus
    found = [one for one in found if type(one) is not QScrollArea]
    if not found:
        return found
    places = [_place(one, window).topLeft() for one in found]
    first = min(range(len(found)), key=lambda at: (places[at].y(), places[at].x()))
    return found[first:] + found[:first]


def name(widget: QWidget) -> str:
    """Return what a screen reader calls a widget, by Qt's own rules."""
    named = {
        one.buddy(): one.text().replace("&", "")
        for one in widget.window().findChildren(QLabel)
        if one.buddy() is widget and one.parentWidget() is widget.parentWidget()
    }
    if isinstance(widget, QComboBox):  # under Linux its name is what was chosen, whatever we say
        return named.get(widget, "")
    if widget.accessibleName().strip():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&", "")
    return named.get(widget, "")


def nameless(window: QWidget) -> list[str]:
    """Return the controls of which a screen reader cannot say what they are."""
    known = (*SPOKEN, QScrollArea, ChartView)
    return [
        _called(widget)
        for widget in controls(window)
        if not name(widget).strip() or not isinstance(widget, known)
    ]


def alike(window: QWidget) -> list[str]:
    """Return what several controls are called at once, so that nobody can tell them apart."""
    times = Counter(
        (kind(widget), name(widget), widget.accessibleDescription()) for widget in controls(window)
    )
    return [f"{one} × {count}" for one, count in times.items() if count > 1]


def headless(window: QWidget) -> list[str]:
    """Return the tables with a column that has no head."""
    found = []
    for table in window.findChildren(QTableView):
        model = table.model()
        if not table.isVisible() or model is None or model.columnCount() < 2:
            continue
        heads = [
            model.headerData(at, Qt.Orientation.Horizontal)
            for at in range(model.columnCount())
            if not table.isColumnHidden(at)
        ]
        if table.horizontalHeader().isHidden() or not all(heads):
            found.append(f"{_called(table)} {heads}")
    return found


def against_the_eye(window: QWidget) -> list[str]:
    """Return where Tab goes up, or back to the left in a line.

    To the top of what stands further to the right it may go up: there another column begins.
    """
    found = []
    stops = [one for one in controls(window) if not one.visibleRegion().isEmpty()]
    for before, after in pairwise(stops):
        if _overlay(before) is not _overlay(after):
            continue  # it lies over what it has nothing to do with
        first, second = _place(before, window), _place(after, window)
        beside = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
        over = min(first.right(), second.right()) - max(first.left(), second.left())
        in_line = beside > min(first.height(), second.height()) // 2
        up = second.bottom() <= first.top() and over > 0
        left = in_line and second.right() <= first.left()
        if up or left:
            found.append(f"{_called(before)} → {_called(after)}")
    return found


def _overlay(widget: QWidget) -> QWidget | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, Overlay):
        parent = parent.parentWidget()
    return parent


def _place(widget: QWidget, window: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, seen.topLeft()), seen.size())


def _called(widget: QWidget) -> str:
    place = type(widget.parentWidget()).__name__
    return f"{type(widget).__name__} {name(widget)[:30]!r} in {place}"


def problems(window: QWidget) -> list[str]:
    """Return all that is wrong with a screen."""
    return [*nameless(window), *alike(window), *headless(window), *against_the_eye(window)]


def kind(widget: QWidget) -> type:
    """Return as what a screen reader has a widget."""
    return next((one for one in SPOKEN if isinstance(widget, one)), QWidget)


def kinds() -> set[type[QDialog]]:
    """Return every dialog that the program has."""
    for module in pkgutil.walk_packages(moderator.ui.__path__, "moderator.ui."):
        importlib.import_module(module.name)
    found, left = set(), [QDialog]
    while left:
        for one in left.pop().__subclasses__():
            left.append(one)
            if one.__module__.startswith("moderator.") and one is not Frame:
                found.add(one)
    return found


def test_every_control_has_a_name_a_role_and_its_place(whole: Whole) -> None:
    found, met = {}, set()
    for title, screen in whole.every():
        met.add(type(screen))
        found[title] = problems(screen)
    assert {title: wrong for title, wrong in found.items() if wrong} == {}
    assert {one.__name__ for one in kinds() - met} == ELSEWHERE


def test_what_nobody_could_name_or_find_is_noticed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, twice, again = QLineEdit(window), QPushButton("Bỏ", window), QPushButton("Bỏ", window)
    table = QTableWidget(1, 2, window)
    table.setAccessibleName("Bảng")
    table.setHorizontalHeaderLabels(["Tên", ""])
    for widget in (again, twice, table, field):
        column.addWidget(widget)
    window.show()
    assert nameless(window) == ["QLineEdit '' in QWidget"]
    assert len(alike(window)) == len(headless(window)) == 1
    assert len(against_the_eye(window)) == 1
    field.setAccessibleName("Tên")
    assert nameless(window) == []
