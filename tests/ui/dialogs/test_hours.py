"""Publishing hours in the window: set for a site, shown where they bind, passed by a key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTime

from moderator.app.chief import ChiefDialogs
from moderator.model import RemoteState, Role, Verdict
from moderator.model.hours import Hours
from moderator.ui.dialogs.settings import SITES, SettingsDialog

if TYPE_CHECKING:
    from moderator.ui.dialogs.hours_fields import HoursFields
    from tests.ui.dialogs.conftest import Office

CTRL = Qt.KeyboardModifier.ControlModifier


def fields(office: Office) -> HoursFields:
    office.dialogs.show_settings()
    dialog = office.wait(SettingsDialog)
    dialog.show_page(SITES)
    found = dialog.sites.hours
    office.bench.until(found.isEnabled)
    return found


def test_hours_are_set_for_a_site_and_taken_away_again(busy: Office) -> None:
    desk, bench = busy.bench.room.desk, busy.bench
    found = fields(busy)
    found.box.setFocus()
    bench.key(Qt.Key.Key_Space)
    found.opens.setTime(QTime(5, 30))
    busy.wait(SettingsDialog).reject()
    assert desk.publishing.hours() == {}  # as all that is not saved
    found = fields(busy)
    found.box.click()
    found.opens.setTime(QTime(5, 30))
    dialog = busy.wait(SettingsDialog)
    dialog.save.click()
    wanted = Hours(5 * 60 + 30, 22 * 60)
    bench.until(lambda: list(desk.publishing.hours().values()) == [wanted])
    bench.until(lambda: not dialog.isVisible())
    found = fields(busy)
    bench.until(found.box.isChecked)
    found.box.click()
    busy.wait(SettingsDialog).save.click()
    bench.until(lambda: desk.publishing.hours() == {})


def test_a_time_zone_is_called_by_its_country_and_kept_by_its_id(busy: Office) -> None:
    """A picture showed "Asia/Ho_Chi_Minh" alone."""
    desk = busy.bench.room.desk
    found = fields(busy)
    assert found.zone.currentText() == "Vietnam (UTC+7)"
    assert "Asia/Ho_Chi_Minh" in found.zone.toolTip()
    found.box.click()
    found.zone.setCurrentIndex(found.zone.findText("Japan (UTC+9)"))
    busy.wait(SettingsDialog).save.click()
    busy.bench.until(lambda: bool(desk.publishing.hours()))
    assert [one.zone for one in desk.publishing.hours().values()] == ["Asia/Tokyo"]


def test_a_zone_of_another_desk_is_shown_as_it_came(busy: Office) -> None:
    room = busy.bench.room
    room.desk.publishing.set_hours("Lan", room.site_id, Hours(60, 120, "Asia/Kathmandu"))
    found = fields(busy)
    busy.bench.until(found.box.isChecked)
    assert found.zone.currentText() == "Asia/Kathmandu (UTC+5:45)"
    busy.wait(SettingsDialog).reject()


def test_saving_the_settings_applies_hours_that_were_set(busy: Office) -> None:
    desk = busy.bench.room.desk
    found = fields(busy)
    found.box.click()
    dialog = busy.wait(SettingsDialog)
    dialog.save.click()
    busy.bench.until(lambda: not dialog.isVisible())
    assert list(desk.publishing.hours().values()) == [Hours(6 * 60, 22 * 60)]


def test_settings_stay_open_where_the_hours_are_refused(busy: Office) -> None:
    busy.bench.room.desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    found = fields(busy)
    found.box.click()
    dialog = busy.wait(SettingsDialog)
    dialog.save.click()
    busy.bench.until(lambda: "Hoa" in dialog.trouble.text())
    assert dialog.isVisible()
    busy.bench.until(lambda: not found.box.isChecked())
    dialog.save.click()
    assert not dialog.isVisible()


def test_a_moderator_is_told_whose_the_hours_are(busy: Office) -> None:
    busy.bench.room.desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    found = fields(busy)
    found.box.click()
    dialog = busy.wait(SettingsDialog)
    dialog.save.click()
    busy.bench.until(lambda: "Hoa" in dialog.trouble.text())
    assert busy.bench.room.desk.publishing.hours() == {}
    busy.bench.until(lambda: not found.box.isChecked())


@pytest.fixture
def night(office: Office) -> Office:
    """An office at ten in the evening, with one approval that waits for six."""
    room = office.bench.room
    room.clock.now = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    room.desk.publishing.set_hours("Lan", room.site_id, Hours(6 * 60, 22 * 60))
    room.decide(Verdict.APPROVE, room.post("Cầu này đi được chưa ạ"))
    room.later()
    office.open()
    ChiefDialogs(office.shell)
    return office


def test_what_waits_for_the_morning_says_so_and_is_published_now_by_a_key(night: Office) -> None:
    bench, window = night.bench, night.bench.window
    assert not window.status.waiting.isVisible()
    assert "1 to be published at" in window.status.later.text()
    assert window.status.problems.isHidden()
    assert bench.shown() is None
    window.status.later.setFocus()
    bench.key(Qt.Key.Key_Space)
    bench.until(lambda: len(bench.list()) == 1)
    assert window.header.search.field.text() == "trạng-thái:đã-duyệt là:chờ-giờ-đăng"
    bench.until(lambda: bench.shown() is not None)
    window.queue.setFocus()
    bench.until_read()
    assert not window.detail.hours.isHidden()
    assert "Waiting to be sent" not in window.detail.facts.text()
    comment = bench.shown()
    assert comment is not None
    bench.key(Qt.Key.Key_F5, CTRL)
    bench.until(lambda: not bench.list())  # it waits for no hour any more
    room = bench.room
    room.later()
    assert room.site.comments[room.remote(comment)].state is RemoteState.APPROVED
