"""Publishing hours in the window: set for a site, shown where they bind, passed by a key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest

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
    assert not found.keep.isEnabled()
    found.box.click()
    found.opens.setTime(QTime(5, 30))
    found.keep.setFocus()
    bench.key(Qt.Key.Key_Space)
    wanted = Hours(5 * 60 + 30, 22 * 60)
    bench.until(lambda: list(desk.publishing.hours().values()) == [wanted])
    bench.until(lambda: not found.keep.isEnabled())
    found.box.click()
    QTest.mouseClick(found.keep, Qt.MouseButton.LeftButton)
    bench.until(lambda: desk.publishing.hours() == {})


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
    found.keep.click()
    dialog = busy.wait(SettingsDialog)
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
