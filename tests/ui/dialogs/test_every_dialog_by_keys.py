"""Wherever a dialog stands, the keys are on something, Tab leads everywhere and Esc leaves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from moderator.ui.dialogs.frame import Frame
from tests.ui.dialogs.screens import NO_SCREEN

if TYPE_CHECKING:
    from tests.ui.dialogs.screens import Whole

MOST = 400
"""Presses of Tab, more than the controls of any dialog: the settings have a field for each key."""


def reached(window: QWidget) -> set[QWidget]:
    """Press Tab until it has come round; return where it led."""
    found: list[QWidget] = []
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        has = QApplication.focusWidget()
        assert has is not None
        assert has.window() is window
        if found and has is found[0]:
            return set(found)
        found.append(has)
    raise AssertionError("Tab never comes round")


def reachable(window: QWidget) -> set[QWidget]:
    """Return what can be used; arrows lead from one radio button to its others."""
    return {
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisibleTo(window)
        and one.isEnabled()
        and one.focusProxy() is None
        and one.window() is window
    }


def left_out(dialog: QWidget) -> set[str]:
    """Return what can be used and Tab does not lead to; names, since the dialog goes."""
    found = reached(dialog)
    groups = {one.group() for one in found if isinstance(one, QRadioButton)}
    there = {
        one
        for one in reachable(dialog) - found
        if not (isinstance(one, QRadioButton) and one.group() in groups)
    }
    return {f"{type(one).__name__} {one.accessibleName()}" for one in there}


def has_keys(dialog: QWidget) -> bool:
    """Return whether something in a dialog, not the dialog itself, has the focus."""
    return dialog.isActiveWindow() and dialog.focusWidget() not in {None, dialog}


def test_keys_have_a_place_in_every_dialog_and_leave_it(whole: Whole) -> None:
    bench, window = whole.office.bench, whole.office.bench.window
    missed: dict[str, set[str]] = {}
    for act in sorted(set(whole.office.dialogs._opens) - NO_SCREEN):  # noqa: SLF001 - the table
        dialog = whole.opened(partial(window.trigger, act))
        if isinstance(dialog, Frame):
            bench.until(partial(has_keys, dialog))
            if passed_over := left_out(dialog):
                missed[act] = passed_over
            QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
            bench.until(dialog.isHidden)
        whole.close()
    assert missed == {}
