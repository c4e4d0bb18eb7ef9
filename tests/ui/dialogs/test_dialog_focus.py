"""Wherever a dialog stands, the keys are on something: while it loads, works, and after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from moderator.ui.dialogs.frame import Frame
from moderator.ui.dialogs.settings import SettingsDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from moderator.ui.theme import Theme
    from tests.ui.dialogs.conftest import Office


def test_quitting_waits_until_the_dialog_is_left_and_says_so(busy: Office) -> None:
    bench = busy.bench
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    dialog.paper.setFocus()
    bench.key("q", Qt.KeyboardModifier.ControlModifier)
    assert "Esc" in dialog.trouble.text()
    assert dialog.trouble.isVisible()
    assert bench.window.isVisible()
    bench.key(Qt.Key.Key_Escape)
    busy.dialogs.show_log()
    log = busy.dialogs.log
    assert log is not None
    bench.until(log.isActiveWindow)
    bench.key("q", Qt.KeyboardModifier.ControlModifier)  # beside the work, not over it
    bench.until(lambda: not bench.window.isVisible())


@pytest.fixture
def worked(qtbot: QtBot, theme: Theme) -> Frame:
    """A dialog with a field and three buttons, the first of which has the keys."""
    dialog = Frame("Thử", theme, None, width=300)
    qtbot.addWidget(dialog)
    for name in ("begin", "stop", "cancel"):
        setattr(dialog, name, dialog.add_button(name))
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.begin.setFocus()  # type: ignore[attr-defined]  # set above
    return dialog


def button(dialog: Frame, name: str) -> QAbstractButton:
    found = getattr(dialog, name)
    assert isinstance(found, QAbstractButton)
    return found


def test_a_button_that_works_gets_the_keys_back_and_none_is_pressed_meanwhile(
    worked: Frame, qtbot: QtBot
) -> None:
    pressed: list[str] = []
    for name in ("begin", "stop", "cancel"):
        button(worked, name).clicked.connect(lambda _=0, name=name: pressed.append(name))
    button(worked, "begin").setEnabled(False)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(worked.focusWidget() or worked, key)
    assert pressed == []
    button(worked, "begin").setEnabled(True)
    qtbot.waitUntil(button(worked, "begin").hasFocus)


def test_where_what_had_the_keys_is_gone_another_gets_them_but_none_that_destroys(
    worked: Frame, qtbot: QtBot
) -> None:
    button(worked, "stop").setProperty("danger", "true")
    button(worked, "begin").hide()
    qtbot.waitUntil(button(worked, "cancel").hasFocus)


def test_while_nothing_can_be_used_esc_leaves_and_the_first_that_can_gets_the_keys(
    worked: Frame, qtbot: QtBot
) -> None:
    for name in ("begin", "stop", "cancel"):
        button(worked, name).setEnabled(False)
    button(worked, "begin").hide()
    qtbot.waitUntil(lambda: worked.focusWidget() is worked)
    button(worked, "cancel").setEnabled(True)
    qtbot.waitUntil(button(worked, "cancel").hasFocus)
    button(worked, "cancel").setEnabled(False)
    QTest.keyClick(worked.focusWidget() or worked, Qt.Key.Key_Escape)
    assert not worked.isVisible()
