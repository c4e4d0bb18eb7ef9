"""The settings' page on learning: what it tells, and its buttons by keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from moderator.learning import Stretch
from moderator.ui.dialogs.learning_chart import QualityChart
from moderator.ui.dialogs.settings import LEARNING, SettingsDialog
from moderator.ui.dialogs.sure import SureDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme
    from tests.ui.dialogs.conftest import Office


def test_it_tells_why_it_is_silent_and_is_turned_off_and_reset_by_keys(busy: Office) -> None:
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    dialog.show_page(LEARNING)
    page = dialog.learning
    busy.bench.until(page.switch.isEnabled)
    assert "200" in page.verdict.text()
    assert page.evaluate.isEnabled()
    page.switch.setFocus()
    busy.bench.key(Qt.Key.Key_Space)
    learning = busy.bench.room.desk.learning
    busy.bench.until(lambda: page.switch.isEnabled() and not learning.state.on)
    assert not page.evaluate.isEnabled()
    page.switch.click()
    busy.bench.until(lambda: page.switch.isEnabled() and learning.state.on)
    assert learning.state.report.decisions == 4
    page.forget.click()
    box = page.findChild(SureDialog)
    assert box is not None
    assert box.focusWidget() is box.back  # Enter at once forgets nothing
    box.act.click()
    busy.bench.until(lambda: page.switch.isEnabled() and learning.state.report.decisions == 0)
    assert "200" in page.verdict.text()
    busy.bench.room.check()


def test_the_picture_tells_its_figures_in_words_too(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chart = QualityChart(theme, window)
    window.show()
    weeks = [
        Stretch(date(2026, 11, 2), 7, 1200, 90, 0.5, 0.75),
        Stretch(date(2026, 11, 9), 7, 3, 0, None, None),
        Stretch(date(2026, 11, 16), 7, 400, 60, 0.5, 0.5),
    ]
    chart.show_course(weeks[:2])
    assert not chart.isVisible()  # one point is no line
    chart.show_course(weeks)
    assert chart.isVisible()
    assert {"75", "50", "1.200", "90", "400"} <= set(chart.accessibleDescription().split())
    assert chart.told(weeks[1]) not in chart.accessibleDescription()
    chart.view.setFocus()
    for week, key in zip(weeks, (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_End), strict=True):
        QTest.keyClick(window.focusWidget(), key)
        assert window.focusWidget().accessibleName() == chart.told(week)
    chart.resize(chart.sizeHint())
    colours = {theme.colours.accent, theme.colours.muted}
    image = chart.grab().toImage()
    drawn = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert colours <= drawn
