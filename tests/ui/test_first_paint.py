from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from moderator.app.first_paint import FirstPaint

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class Painted(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        self.seen.append("painted")


def test_what_waits_for_the_window_begins_after_its_first_paint(qtbot: QtBot) -> None:
    window = Painted()
    qtbot.addWidget(window)
    FirstPaint(window, lambda: window.seen.append("begun"))
    window.show()
    qtbot.waitUntil(lambda: "begun" in window.seen)
    window.repaint()
    qtbot.waitUntil(lambda: window.seen[-1] == "painted")
    assert window.seen[0] == "painted"
    assert window.seen.count("begun") == 1


def test_a_window_that_nobody_sees_begins_all_the_same(qtbot: QtBot) -> None:
    window = Painted()
    qtbot.addWidget(window)
    FirstPaint(window, lambda: window.seen.append("begun"))
    qtbot.waitUntil(lambda: bool(window.seen), timeout=10_000)
    assert window.seen == ["begun"]
