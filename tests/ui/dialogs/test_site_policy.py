"""The settings' page of the sites: where nothing is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.model.hours import Hours
from moderator.ui.dialogs.settings import SITES, SettingsDialog
from moderator.ui.dialogs.site_list import SiteList

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


def test_nothing_is_set_for_a_site_before_it_is_known_what_is_in_force(busy: Office) -> None:
    bench, hours = busy.bench, Hours(6 * 60, 22 * 60)
    bench.room.desk.publishing.set_hours("Lan", bench.room.site_id, hours)
    window = bench.window
    sites = SiteList(bench.theme, window)
    sites.show_sites(window.status.statuses())
    sites.begin(busy.shell.lanes, window.actor)
    assert sites.list.count() == 1
    sites.editing.click()  # would have taken the hours away that nobody saw
    assert not sites.editing.isChecked()
    assert not sites.settle(lambda: None)
    bench.until(sites.editing.isEnabled)
    assert sites.hours.wanted() == hours
    sites.deleteLater()
