"""The settings' page of the sites: where nothing is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.ui.dialogs.settings import SITES, SettingsDialog

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office


def test_editing_is_forbidden_at_a_site_and_allowed_again_by_keys(busy: Office) -> None:
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    dialog.show_page(SITES)
    box = dialog.sites.editing
    busy.bench.until(box.isEnabled)
    assert not box.isChecked()
    readers = busy.bench.room.desk.readers
    here = frozenset({busy.bench.room.site_id})
    box.setFocus()
    busy.bench.key(Qt.Key.Key_Space)
    assert box.isChecked()
    dialog.save.click()
    busy.bench.until(lambda: readers.unedited() == here)
    busy.bench.until(lambda: not dialog.isVisible())
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    dialog.show_page(SITES)
    box = dialog.sites.editing
    busy.bench.until(box.isChecked)
    box.setFocus()
    busy.bench.key(Qt.Key.Key_Space)
    assert readers.unedited() == here  # until it is saved
    dialog.save.click()
    busy.bench.until(lambda: not readers.unedited())
    busy.bench.room.check()
