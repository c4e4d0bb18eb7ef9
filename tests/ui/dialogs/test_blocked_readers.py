"""Whom the desk has blocked: listed, let write again, told again, by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator.app.blocking import BlockingReaders
from moderator.model import Role
from moderator.ui import labels
from moderator.ui.dialogs import blocked_readers
from moderator.ui.dialogs.block import BlockDialog
from moderator.ui.dialogs.blocked_readers import BlockedReaders
from moderator.ui.rights import Rights

if TYPE_CHECKING:
    from moderator.model.blocking import Blocking
    from tests.ui.dialogs.conftest import Office

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def blocking(busy: Office) -> BlockingReaders:
    """The office with what `app.start` builds, and a comment open."""
    built = BlockingReaders(busy.shell)
    busy.bench.until(lambda: busy.bench.window.detail.detail is not None)
    busy.bench.until_read()
    return built


def comment_of(office: Office) -> int:
    detail = office.bench.window.detail.detail
    assert detail is not None
    return detail.row.id


def opened(office: Office) -> BlockedReaders:
    office.bench.window.trigger("blocked_readers")
    return office.wait(BlockedReaders)


def sync(office: Office) -> None:
    office.bench.room.clock.forward(seconds=11)
    assert office.bench.worker is not None
    office.bench.worker.sync_now()


def test_where_nobody_is_blocked_the_words_say_where_it_begins(
    busy: Office, blocking: BlockingReaders
) -> None:
    assert blocking
    dialog = opened(busy)
    busy.bench.until(dialog.none.isVisible)
    assert not dialog.list.isVisible()
    assert not dialog.lift.isEnabled()
    busy.bench.until(dialog.back.hasFocus)
    busy.bench.key(Qt.Key.Key_Escape)
    busy.bench.until(lambda: not dialog.isVisible())


def test_a_block_is_followed_from_waiting_to_its_end_by_keys(
    busy: Office, blocking: BlockingReaders
) -> None:
    bench = busy.bench
    bench.room.desk.blocks.block("Lan", comment_of(busy), 7, "Lăng mạ\nngười khác")
    bench.window.trigger("block_reader")
    question = busy.wait(BlockDialog)
    bench.until(question.reason.hasFocus)
    bench.key("k", ALT)  # from where blocking is done to all who are blocked
    dialog = busy.wait(BlockedReaders)
    bench.until(lambda: dialog.list.count() == 1)
    bench.until(dialog.list.hasFocus)

    def text() -> str:
        item = dialog.list.item(0)
        return "" if item is None else item.text()

    assert "Blocked for 7 days" in text()
    assert "Waiting to be sent." in text()
    assert "Reason: Lăng mạ người khác" in text()
    assert "Lan" in text()
    sync(busy)
    bench.until(lambda: "The site has confirmed." in text())
    assert "until" in text()
    assert not dialog.again.isEnabled()
    bench.key(Qt.Key.Key_Delete)
    bench.until(lambda: text().find("Allowed to write again") >= 0)
    sync(busy)
    bench.until(dialog.none.isVisible)  # it has ended
    bench.key("g", ALT)
    bench.until(lambda: "Ended: the site has confirmed." in text())
    assert not dialog.lift.isEnabled()
    wanted: list[str] = []
    blocking.trace_wanted.connect(wanted.append)
    dialog.list.setFocus()
    bench.key(Qt.Key.Key_Return)
    (one,) = bench.room.desk.blocks.listed()
    assert wanted == [one.reader[2:]]
    assert not dialog.isVisible()


def test_what_a_site_refused_is_told_again_by_mouse(
    busy: Office, blocking: BlockingReaders
) -> None:
    assert blocking
    bench = busy.bench
    bench.room.site.refuses_blocking = "read_only"
    bench.room.desk.blocks.block("Lan", comment_of(busy), None, "Lăng mạ")
    sync(busy)
    bench.until(lambda: bench.room.desk.blocks.listed()[0].failed)
    dialog = opened(busy)
    bench.until(dialog.again.isEnabled)
    assert "The site refused: read_only" in dialog.list.item(0).text()
    bench.room.site.refuses_blocking = ""
    QTest.mouseClick(dialog.again, LEFT)
    bench.until(lambda: "Waiting to be sent." in dialog.list.item(0).text())
    sync(busy)
    bench.until(lambda: "The site has confirmed." in dialog.list.item(0).text())
    (one,) = bench.room.desk.blocks.listed()
    assert (one.days, one.note, one.actor) == (None, "Lăng mạ", bench.window.actor)


def test_a_moderator_reads_the_list_and_is_told_whose_the_acts_are(
    busy: Office, blocking: BlockingReaders
) -> None:
    assert blocking
    bench = busy.bench
    assert bench.worker is not None
    bench.room.desk.blocks.block("Hoa", comment_of(busy), 1, "Lăng mạ")
    rights = Rights(bench.window, bench.worker)
    bench.room.desk.people.set_role("Hoa", "Hoa", Role.CHIEF)
    rights.ask()
    dialog = opened(busy)
    bench.until(lambda: dialog.list.count() == 1)
    bench.until(dialog.explained.isVisible)
    assert "Hoa" in dialog.explained.text()
    assert not dialog.lift.isEnabled()
    assert dialog.all.isEnabled()


def test_more_are_read_when_the_end_is_reached(
    busy: Office, blocking: BlockingReaders, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert blocking
    bench, desk = busy.bench, busy.bench.room.desk
    monkeypatch.setattr(blocked_readers, "PAGE", 2)
    for number, comment in enumerate(bench.list()[:3]):
        desk.blocks.block("Lan", comment, 7, f"Lý do {number}")
    assert len(desk.blocks.listed()) == 3
    listed, asked = desk.blocks.listed, list[int | None]()

    def told(limit: int | None, *, ended: bool, before: int | None) -> tuple[Blocking, ...]:
        asked.append(before)
        return listed(limit, ended=ended, before=before)

    monkeypatch.setattr(desk.blocks, "listed", told)
    dialog = opened(busy)
    bench.until(lambda: dialog.list.count() == 2)
    bench.until(dialog.list.hasFocus)
    (*_, last) = listed(2)
    bench.key(Qt.Key.Key_End)
    bench.until(lambda: dialog.list.count() == 3)
    assert last.message in asked  # only what comes after it was read
    bench.key(Qt.Key.Key_End)
    assert "Lý do 0" in dialog.list.currentItem().text()


def test_a_refused_renewal_names_the_block_that_still_holds(
    busy: Office, blocking: BlockingReaders
) -> None:
    assert blocking
    bench, desk = busy.bench, busy.bench.room.desk
    comment = comment_of(busy)
    desk.blocks.block("Lan", comment, 7, "Lăng mạ")
    sync(busy)
    bench.until(lambda: desk.blocks.listed()[0].told)
    until = desk.blocks.listed()[0].until
    bench.room.site.refuses_blocking = "read_only"
    desk.blocks.block("Lan", comment, 30, "Lăng mạ nữa")
    sync(busy)
    bench.until(lambda: desk.blocks.listed()[0].failed)
    dialog = opened(busy)
    bench.until(lambda: dialog.list.count() == 1)
    assert until is not None
    wish, state = dialog.list.item(0).text().split("\n")[1:3]
    assert "until" not in wish  # that end is not what was asked for
    assert state == (
        "The site refused: read_only."
        f" The block before it still holds, until {labels.clock_time(until)}."
    )
