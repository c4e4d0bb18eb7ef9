"""At 200 % on a small screen every dialog can still be read and worked: what lacks room scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QScrollArea, QWidget

from moderator.app.chief import ChiefDialogs
from moderator.app.printing import Printing
from moderator.app.requests import Requests
from moderator.ui.dialogs.frame import Frame
from moderator.ui.dialogs.rules import RulesDialog
from moderator.ui.dialogs.settings import SettingsDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from moderator.ui.theme import Theme
    from tests.ui.dialogs.conftest import Office

STOPS = 60


@pytest.fixture
def large(busy: Office, theme: Theme) -> Iterator[Office]:
    theme.set_scheme("light", 200)
    yield busy
    theme.set_scheme("light", 100)


def chief(office: Office) -> ChiefDialogs:
    return ChiefDialogs(office.shell)


def requests(office: Office) -> Requests:
    return Requests(office.shell, Printing(office.shell))


OPENERS: dict[str, Callable[[Office], object]] = {
    "help": lambda office: office.dialogs.show_help(),
    "settings": lambda office: office.dialogs.show_settings(),
    "keys": lambda office: office.dialogs.show_keys(),
    "urgent removal": lambda office: office.dialogs.take_down(office.bench.list()[0]),
    "recent": lambda office: office.dialogs.show_recent(),
    "rules": lambda office: office.dialogs.show_rules(),
    "about": lambda office: office.dialogs.show_about(),
    "persons": lambda office: office.switching.show(),
    "pin": lambda office: office.switching.show_pin(),
    "connect": lambda office: office.dialogs.connect_site(),
    "holds": lambda office: chief(office).show_holds(),
    "reader": lambda office: requests(office).find_reader(),
    "answers": lambda office: chief(office).show_answers(),
}


def in_dialog(dialog: QDialog, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("name", OPENERS)
def test_buttons_stay_on_the_screen_and_what_has_the_focus_comes_into_view(
    large: Office, name: str
) -> None:
    OPENERS[name](large)
    dialog = large.wait(Frame)
    large.bench.until(lambda: QApplication.activeWindow() is dialog)
    room = dialog.screen().availableGeometry().size()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    pages = dialog.pages.count() if isinstance(dialog, SettingsDialog) else 1
    for page in range(pages):
        if isinstance(dialog, SettingsDialog):
            dialog.show_page(page)
        dialog.grow()
        shown = [
            one
            for one in dialog.findChildren(QPushButton)
            if one.isVisible() and dialog.buttons.indexOf(one) >= 0
        ]
        assert shown
        for button in shown:
            assert dialog.rect().contains(in_dialog(dialog, button)), button.text()
            assert button.height() >= button.minimumSizeHint().height()
        for _ in range(STOPS):
            large.bench.key(Qt.Key.Key_Tab)
            QApplication.processEvents()  # what a key brings into sight is laid out before the next
            focus = dialog.focusWidget()
            assert focus is not None
            if type(focus) is QScrollArea:  # a frame around controls, not one itself
                continue
            seen = focus.visibleRegion().boundingRect().height()
            assert seen >= min(focus.height(), 30), (focus.metaObject().className(), page)


@pytest.mark.parametrize("name", ["settings", "rules"])
def test_settings_and_rules_are_not_scrolled_sideways(
    office: Office, theme: Theme, name: str
) -> None:
    """The screen of the tests is 800 pixels wide: 150 % there is 205 % on one of 1,090."""
    theme.set_scheme("light", 150)
    try:
        office.open()
        OPENERS[name](office)
        dialog = office.wait(Frame)
        if isinstance(dialog, RulesDialog):
            office.bench.until(dialog.add.isEnabled)
            dialog.add.click()
        pages = dialog.pages.count() if isinstance(dialog, SettingsDialog) else 1
        for page in range(pages):
            if isinstance(dialog, SettingsDialog):
                dialog.show_page(page)
            dialog.grow()
            dialog.body.activate()
            assert dialog.least_width() <= dialog.width(), page
    finally:
        theme.set_scheme("light", 100)
