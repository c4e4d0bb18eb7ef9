"""Qt's own model over the same database, in a plain table: what the list would do without its own.

It runs SQL on the window's thread and fetches rows in order, so that a jump waits for all above it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from tests.bench.measure import Report, ms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NAME = "bench"
FRAMES = 200
WHEEL = 90
SIZE = (620, 800)


@pytest.fixture
def table(long_queue: Path, qtbot: QtBot) -> Iterator[QSqlTableModel]:
    if "QSQLITE" not in QSqlDatabase.drivers():
        pytest.skip("this Qt has no driver for SQLite")
    database = QSqlDatabase.addDatabase("QSQLITE", NAME)
    database.setDatabaseName(str(long_queue / "moderator.sqlite3"))
    database.setConnectOptions("QSQLITE_OPEN_READONLY")
    assert database.open()
    model = QSqlTableModel(None, database)
    model.setTable("standing")
    model.setFilter("state = 'pending'")
    yield model
    model.deleteLater()
    qtbot.wait(0)
    database.close()


def test_a_ready_made_model(table: QSqlTableModel, qtbot: QtBot, report: Report) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(table)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.resize(*SIZE)
    view.show()
    began = time.perf_counter()
    assert table.select(), table.lastError().text()
    view.viewport().repaint()
    report.tell("window", "QSqlTableModel: first rows", ms([time.perf_counter() - began]))
    bar, times = view.verticalScrollBar(), []
    for frame in range(1, FRAMES + 1):
        began = time.perf_counter()
        bar.setValue(frame * WHEEL)
        view.viewport().repaint()
        QApplication.processEvents()
        times.append(time.perf_counter() - began)
    report.tell("window", "QSqlTableModel: frame while scrolling, wheel", ms(times))
    began = time.perf_counter()
    while table.canFetchMore():
        table.fetchMore()
    bar.setValue(bar.maximum() // 2)
    view.viewport().repaint()
    jump = ms([time.perf_counter() - began])
    report.tell("window", f"QSqlTableModel: jump to the middle of {table.rowCount():,}", jump)
    assert table.rowCount() > FRAMES
