"""Blocking a reader from the window: the question, what stands beside them, where it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from moderator.app.blocking import BlockingReaders
from moderator.model import Role
from moderator.ui.dialogs.block import BlockDialog
from moderator.ui.dialogs.trace import TraceDialog
from moderator.ui.rights import Rights

if TYPE_CHECKING:
    from moderator.ui.blocking_line import BlockingLine
    from tests.ui.dialogs.conftest import Office

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def blocking(busy: Office) -> BlockingReaders:
    """The office with what `app.start` builds, and a comment open."""
    window = busy.bench.window
    built = BlockingReaders(busy.shell)
    busy.bench.until(lambda: window.detail.detail is not None)
    busy.bench.until_read()
    return built


def line(office: Office) -> BlockingLine:
    return office.bench.window.detail.reader.blocking


@pytest.mark.parametrize("name", ["block this reader", "write a note"])
def test_letters_typed_after_the_palettes_enter_reach_the_dialog_and_decide_nothing(
    busy: Office, blocking: BlockingReaders, name: str
) -> None:
    assert blocking
    bench, waiting = busy.bench, busy.bench.list()
    bench.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    bench.type(name)
    bench.key(Qt.Key.Key_Return)
    assert QGuiApplication.focusWindow() is bench.window.windowHandle()  # not yet the dialog
    for letter in (Qt.Key.Key_1, Qt.Key.Key_S, Qt.Key.Key_8, Qt.Key.Key_X):
        QTest.keyClick(QGuiApplication.focusWindow(), letter)
    assert bench.list() == waiting

    bench.until(lambda: QApplication.activeModalWidget() is not None)
    field = bench.focus()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    typed = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert typed == "1s8x"
    bench.key(Qt.Key.Key_Escape)
    bench.until(lambda: QApplication.activeModalWidget() is None)
    busy.back()
    assert bench.window.queue.view.hasFocus()
    assert bench.list() == waiting


def test_a_reader_is_blocked_by_keys_and_let_write_again(
    busy: Office, blocking: BlockingReaders
) -> None:
    assert blocking
    bench, shown = busy.bench, line(busy)
    waiting = bench.list()
    bench.window.trigger("block_reader")
    dialog = busy.wait(BlockDialog)
    bench.until(dialog.reason.hasFocus)
    assert not dialog.block.isEnabled()  # a reason first
    bench.key(Qt.Key.Key_Return)
    assert dialog.isVisible()
    bench.type("Lăng mạ người khác")
    bench.key("g", ALT)
    bench.until(dialog.periods[None].isChecked)
    dialog.reason.setFocus()
    bench.key(Qt.Key.Key_Return)
    bench.until(lambda: not dialog.isVisible())
    bench.until(lambda: "Waiting to be sent" in shown.state.text())
    assert bench.list() == waiting
    assert bench.room.site.block_effects == []
    bench.room.clock.forward(seconds=11)
    assert bench.worker is not None
    bench.worker.sync_now()
    bench.until(lambda: "the site has confirmed" in shown.state.text())
    assert shown.state.text().startswith("Blocked for good")
    assert len(bench.room.site.block_effects) == 1
    assert shown.unblock.isVisible()
    bench.window.trigger("unblock_reader")
    bench.until(lambda: "May write again" in shown.state.text())
    bench.room.check()


def test_a_refusal_stands_beside_the_reader_with_a_way_to_try_again(
    busy: Office, blocking: BlockingReaders
) -> None:
    assert blocking
    bench, shown = busy.bench, line(busy)
    bench.room.site.refuses_blocking = "read_only"
    detail = bench.window.detail.detail
    assert detail is not None
    bench.room.desk.blocks.block("Lan", detail.row.id, 7, "Lăng mạ")
    bench.room.clock.forward(seconds=11)
    assert bench.worker is not None
    bench.worker.sync_now()
    bench.until(lambda: "The site refused: read_only" in shown.state.text())
    assert shown.block.text() == "&Try again…"


def test_the_question_leads_to_everything_by_the_reader(
    busy: Office, blocking: BlockingReaders
) -> None:
    assert blocking
    busy.dialogs.add("trace", lambda: busy.dialogs.show(_trace(busy)))
    busy.bench.window.trigger("block_reader")
    dialog = busy.wait(BlockDialog)
    busy.bench.until(dialog.reason.hasFocus)
    busy.bench.key("e", ALT)
    busy.wait(TraceDialog)
    assert busy.bench.room.desk.blocks.listed() == ()


def _trace(office: Office) -> TraceDialog:
    window = office.bench.window
    return TraceDialog(window.commands._lanes, office.bench.theme, window)  # noqa: SLF001


def test_where_the_site_cannot_the_button_is_disabled_with_the_reason(office: Office) -> None:
    room = office.bench.room
    room.site.blocks_emails = False
    with room.store.write() as writing:
        writing.update_site(room.site_id, room.site.info())
    room.post("Ý kiến ở trang không chặn được ai")
    office.open()
    bench, window = office.bench, office.bench.window
    built = BlockingReaders(office.shell)
    assert built
    shown = line(office)
    bench.until(lambda: shown.block.isVisible() and not shown.block.isEnabled())
    assert shown.why.text()
    assert shown.why.text() in shown.block.toolTip()
    window.trigger("block_reader")
    assert office.dialogs.dialog() is None


def test_a_moderator_sees_that_it_is_the_chiefs(busy: Office, blocking: BlockingReaders) -> None:
    assert blocking
    bench, shown = busy.bench, line(busy)
    bench.room.desk.people.set_role("Trưởng ban", "Trưởng ban", Role.CHIEF)
    rights = Rights(bench.window, bench.window.commands._lanes)  # noqa: SLF001
    rights.ask()
    rights._look()  # noqa: SLF001 - what a window that comes to the front brings about
    bench.until(lambda: not shown.block.isEnabled())
    assert "Trưởng ban" in shown.block.toolTip()
