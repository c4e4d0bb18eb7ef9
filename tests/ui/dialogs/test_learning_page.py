"""The settings' page on learning: what it tells, and its buttons by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from moderator.ui.dialogs.settings import LEARNING, SettingsDialog

if TYPE_CHECKING:
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
    box = page.findChild(QMessageBox)
    assert box is not None
    role = QMessageBox.ButtonRole.DestructiveRole
    (yes,) = (one for one in box.buttons() if box.buttonRole(one) is role)
    yes.click()
    busy.bench.until(lambda: page.switch.isEnabled() and learning.state.report.decisions == 0)
    assert "200" in page.verdict.text()
    busy.bench.room.check()
