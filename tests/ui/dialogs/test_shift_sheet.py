"""From one shift to the next: the sheet on the screen and on paper, and the note."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from moderator.app.handing_over import HandingOver
from moderator.app.locking import Locking
from moderator.app.printing import Printing
from moderator.model import DeliveryState, LogQuery, Verdict
from moderator.ui import labels
from moderator.ui.dialogs.pin import PinDialog
from moderator.ui.dialogs.print_preview import PrintPreview
from moderator.ui.dialogs.shift import ShiftDialog
from moderator.ui.dialogs.shift_notes import ShiftNotesDialog
from moderator.ui.dialogs.switch import SwitchDialog
from moderator.ui.printing.parts import Facts, Heading, Table
from moderator.ui.shift_parts import ShiftParts
from tests.ui.test_gui_thread_sql import guarded

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def desk(busy: Office) -> HandingOver:
    return HandingOver(
        busy.shell,
        switching=busy.switching,
        locking=Locking(busy.shell, busy.switching, company=None),
        printing=Printing(busy.shell),
    )


@pytest.mark.usefixtures("desk")
def test_a_shift_is_handed_over_with_a_note_that_the_next_person_reads(busy: Office) -> None:
    bench, shifts = busy.bench, busy.bench.room.desk.shifts
    first = bench.list()[0]
    bench.press("2")
    bench.until(lambda: first not in bench.list())
    bench.window.trigger("shift")
    dialog = busy.wait(ShiftDialog)
    bench.until(dialog.hand.isEnabled)
    page = dialog.view.toPlainText()
    assert "Ý kiến thứ 1 về cây cầu" in page  # held
    assert "Nam" in page  # decided three
    dialog.note.setFocus()
    bench.type("Bai cau phao")
    dialog.hand.click()
    bench.until(dialog.told.isVisible)
    assert not dialog.hand.isEnabled()
    row = bench.room.desk.log_newest(LogQuery(), None, 1)[0]
    assert (row.kind, row.note) == ("shift", "Bai cau phao")
    bench.key(ESC)
    busy.back()

    bench.key(Qt.Key.Key_F4)
    busy.wait(SwitchDialog)
    bench.type("Minh")
    bench.key(ENTER)
    notes = busy.wait(ShiftNotesDialog)
    assert "Bai cau phao" in notes.view.toPlainText()
    assert "Lan" in notes.view.toPlainText()
    bench.key(ESC)  # not now
    busy.back()
    bench.window.trigger("shift_notes")
    busy.wait(ShiftNotesDialog)
    bench.key(ENTER)
    bench.until(lambda: shifts.unread("Minh") == ())
    busy.back()
    bench.window.trigger("shift_notes")
    bench.until(lambda: "No note" in bench.note())


def test_a_note_that_was_begun_is_there_again_and_the_sheet_goes_to_paper(
    busy: Office, desk: HandingOver
) -> None:
    bench = busy.bench
    desk.show()
    dialog = busy.wait(ShiftDialog)
    bench.until(dialog.paper.isEnabled)
    dialog.note.setPlainText("Xem lại bài cầu phao")
    bench.key(ESC)
    desk.show()
    dialog = busy.wait(ShiftDialog)
    assert dialog.note.toPlainText() == "Xem lại bài cầu phao"
    bench.until(dialog.paper.isEnabled)
    dialog.paper.click()
    preview = dialog.findChild(PrintPreview)
    assert preview is not None
    bench.until(lambda: preview.pages is not None)
    preview.close()


def test_another_beginning_can_be_chosen(busy: Office, desk: HandingOver) -> None:
    bench = busy.bench
    bench.room.desk.shifts.hand_over(bench.room.desk.shifts.sheet("Lan"), "")
    desk.show()
    dialog = busy.dialogs.dialog()
    assert isinstance(dialog, ShiftDialog)
    assert dialog.sheet is None
    assert dialog.since.text() == "…"  # no date that nobody chose
    bench.until(lambda: dialog.sheet is not None)
    assert dialog.since.isEnabled()
    assert "2000" not in dialog.since.text()
    assert "Nam" not in dialog.view.toPlainText()
    dialog.since.setFocus()
    dialog.since.setDateTime(dialog.since.dateTime().addSecs(-7200))
    dialog.view.setFocus()
    bench.until(lambda: "Nam" in dialog.view.toPlainText())
    assert dialog.began.text() == "as chosen"


@pytest.mark.usefixtures("desk")
def test_what_is_unsent_has_one_name_and_no_number_touches_words(busy: Office) -> None:
    """A picture showed three names, and "1" right before a date."""
    bench = busy.bench
    bench.room.decide(Verdict.APPROVE, bench.list()[0])
    parts = list(ShiftParts(bench.room.desk.shifts.sheet("Lan")).on_paper())
    waiting = labels.delivery(DeliveryState.WAITING)
    assert Heading(waiting) in parts
    facts = next(part for part in parts if isinstance(part, Facts))
    assert (waiting, "1") in facts.pairs
    tables = [part for part in parts if isinstance(part, Table)]
    assert waiting in [column.heading for column in tables[-1].columns]
    for table in tables:
        sides = [column.right for column in table.columns]
        assert sides == sorted(sides)  # words first, then numbers
    bench.room.later()


def test_hostile_words_stay_words_on_the_sheet(busy: Office, desk: HandingOver) -> None:
    bench, room = busy.bench, busy.bench.room
    assert bench.worker is not None
    remote = room.site.post("<b>đậm</b> \u202eab \ud800 x", name="<img src=x>")
    before = len(bench.list())
    bench.worker.sync_now()
    bench.until(lambda: len(bench.list()) > before)
    room.decide(Verdict.HOLD, room.id(remote), actor="Lan")
    desk.show()
    dialog = busy.wait(ShiftDialog)
    busy.bench.until(lambda: "<b>đậm</b>" in dialog.view.toPlainText())
    assert "<img src=x>" in dialog.view.toPlainText()
    assert "\u202e" not in dialog.view.toPlainText()
    sheet = room.desk.shifts.sheet("Lan", room.clock.now - timedelta(days=2))
    assert list(ShiftParts(sheet, "a\x00b").on_paper())


def test_persons_and_the_sheet_leave_the_windows_thread_free(
    busy: Office, desk: HandingOver
) -> None:
    bench = busy.bench
    bench.room.desk.pins.set("Minh", "4711")
    with guarded() as guard:
        busy.switching.show()
        switch = busy.wait(SwitchDialog)
        bench.until(lambda: any("PIN" in line for line in switch.names()))
        bench.type("Minh")
        bench.key(ENTER)
        bench.type("4711")
        bench.key(ENTER)
        bench.until(lambda: bench.window.actor == "Minh")
        busy.switching.show_pin()
        pin = busy.wait(PinDialog)
        bench.until(pin.present.isVisible)
        desk.show()
        dialog = busy.wait(ShiftDialog)
        bench.until(dialog.hand.isEnabled)
        dialog.hand.click()
        bench.until(dialog.told.isVisible)
        bench.close()
    assert guard.refused == []
