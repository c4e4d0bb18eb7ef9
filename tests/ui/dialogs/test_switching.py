"""Several people at one computer: switched by a few letters, and by a PIN where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator.desk.pins import FREE_TRIES
from moderator.model import Decision, LogQuery, Question, Role, State, Verdict, Words
from moderator.settings import here
from moderator.settings.here import Here
from moderator.ui.dialogs.pin import PinDialog
from moderator.ui.dialogs.pin_panel import PinField
from moderator.ui.dialogs.settings import SettingsDialog
from moderator.ui.dialogs.switch import SwitchDialog
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office

F4, ENTER, ESC = Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier


def _sit(office: Office, name: str, pin: str = "") -> None:
    office.bench.key(F4)
    dialog = office.wait(SwitchDialog)
    office.bench.until(lambda: any("PIN" in line for line in dialog.names()) or not pin)
    office.bench.type(name)
    office.bench.key(ENTER)
    if pin:
        office.bench.until(dialog.pin.field.hasFocus)
        office.bench.type(pin)
        office.bench.key(ENTER)
    office.bench.until(lambda: office.bench.window.actor == name)
    office.back()


def test_a_new_name_is_typed_and_stands_in_the_log(busy: Office) -> None:
    _sit(busy, "Minh")

    assert busy.bench.window.header.actor.text() == "Minh"
    busy.bench.until(
        lambda: (
            [(row.kind, row.actor) for row in busy.bench.room.desk.log_newest(LogQuery(), None, 1)]
            == [("login", "Minh")]
        )
    )


def test_those_who_worked_here_come_first_and_a_few_letters_find_them(busy: Office) -> None:
    busy.bench.room.desk.people.set_role("Lan", "Anh Thư", Role.CHIEF)
    _sit(busy, "Minh Đức")
    _sit(busy, "Lan")

    busy.bench.key(F4)
    dialog = busy.wait(SwitchDialog)
    busy.bench.until(lambda: len(dialog.names()) == 3)
    assert [name.split("  ")[0] for name in dialog.names()] == ["Lan", "Minh Đức", "Anh Thư"]
    assert "chief" in dialog.names()[2]
    busy.bench.type("duc")
    assert dialog.names()[0] == "Minh Đức"
    assert "duc" in dialog.names()[1]  # or somebody new
    busy.bench.key(ENTER)
    busy.bench.until(lambda: busy.bench.window.actor == "Minh Đức")
    busy.bench.close()
    assert here.load(busy.profile) == Here(names=("Minh Đức", "Lan"), guarded=False)


def test_a_pin_is_asked_for_and_a_wrong_one_changes_nothing(busy: Office) -> None:
    busy.bench.room.desk.pins.set("Minh", "4711")
    busy.bench.key(F4)
    dialog = busy.wait(SwitchDialog)
    busy.bench.until(lambda: any("PIN" in name for name in dialog.names()))
    busy.bench.type("Minh")
    busy.bench.key(ENTER)
    busy.bench.until(dialog.pin.field.hasFocus)
    busy.bench.type("4712")
    busy.bench.key(ENTER)

    busy.bench.until(lambda: dialog.pin.told.text() == "Wrong PIN.")
    assert busy.bench.window.actor == "Lan"
    assert dialog.pin.field.text() == ""
    busy.bench.type("4711")
    busy.bench.key(ENTER)
    busy.bench.until(lambda: busy.bench.window.actor == "Minh")


def test_a_pin_that_was_just_set_elsewhere_is_asked_for_all_the_same(busy: Office) -> None:
    busy.bench.key(F4)
    dialog = busy.wait(SwitchDialog)
    busy.bench.type("Minh")
    busy.bench.until(lambda: dialog.names() != [])
    busy.bench.room.desk.pins.set("Minh", "4711")
    busy.bench.key(ENTER)

    busy.bench.until(dialog.pin.isVisible)
    assert busy.bench.window.actor == "Lan"


def test_many_wrong_pins_have_to_wait_and_the_dialog_can_still_be_closed(busy: Office) -> None:
    pins = busy.bench.room.desk.pins
    pins.set("Minh", "4711")
    for _ in range(FREE_TRIES - 1):
        pins.check("Minh", "0000")
    busy.bench.key(F4)
    dialog = busy.wait(SwitchDialog)
    busy.bench.until(lambda: any("PIN" in name for name in dialog.names()))
    busy.bench.type("Minh")
    busy.bench.key(ENTER)
    busy.bench.until(dialog.pin.field.hasFocus)
    busy.bench.type("0000")
    busy.bench.key(ENTER)

    busy.bench.until(lambda: "5 second" in dialog.pin.told.text())
    busy.bench.type("4711")
    busy.bench.key(ENTER)  # not looked at
    assert busy.bench.window.actor == "Lan"
    busy.bench.key(ESC)
    busy.bench.until(lambda: not dialog.isVisible())


def test_no_input_method_gets_the_digits(busy: Office) -> None:
    field = PinField("PIN")
    busy.bench.qtbot.addWidget(field)
    field.show()
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    event = QInputMethodEvent()
    event.setCommitString("á")
    QApplication.sendEvent(field, event)
    QTest.keyClicks(field, "a1b2 3-4")
    assert field.text() == "1234"
    assert field.displayText() != "1234"


def test_a_draft_stays_with_its_comment_and_undo_with_the_person(busy: Office) -> None:
    bench = busy.bench
    first, second = bench.list()[:2]
    bench.press("2")
    bench.until(lambda: first not in bench.list())
    bench.until_read()
    bench.key(Qt.Key.Key_F2)
    bench.type("x")
    _sit(busy, "Minh")

    bench.until(lambda: bench.room.desk.draft(second) is not None)
    bench.until(lambda: bench.shown() == second and not bench.window.detail.editing())
    bench.key(Qt.Key.Key_Z, CTRL)
    bench.until(lambda: "nothing to undo" in bench.note())
    assert bench.room.row(first).state is State.HELD
    _sit(busy, "Lan")
    bench.key(Qt.Key.Key_Z, CTRL)
    bench.until(lambda: bench.room.row(first).state is State.PENDING)


def test_each_finds_their_own_list_and_search_again(busy: Office) -> None:
    bench = busy.bench
    bench.window.sidebar.choose_view(View(None))
    bench.until(lambda: len(bench.list()) == 9)
    bench.window.header.search.show_line("thứ")
    bench.until(
        lambda: bench.window.browsing.query.text != "" and bench.window.queue.model.complete
    )
    _sit(busy, "Minh")
    bench.until(lambda: bench.window.browsing.query.state is State.PENDING)
    assert bench.window.header.search.field.text() == ""

    _sit(busy, "Lan")
    bench.until(lambda: bench.window.browsing.query.text != "")
    assert bench.window.sidebar.view() == View(None)
    assert bench.window.header.search.field.text() == "thứ"


def test_what_i_decided_is_what_the_person_at_the_window_decided(busy: Office) -> None:
    bench, mine = busy.bench, "by:me"
    bench.window.sidebar.choose_view(View(None))
    bench.window.header.search.show_line(mine)
    bench.until(lambda: len(bench.list()) == 1)  # Lan's
    lans = bench.list()
    _sit(busy, "Nam")
    bench.window.sidebar.choose_view(View(None))
    bench.window.header.search.show_line(mine)
    bench.until(lambda: len(bench.list()) == 3)
    _sit(busy, "Lan")
    bench.until(lambda: bench.list() == lans)


def test_a_pin_is_set_and_removed_in_the_window(busy: Office) -> None:
    pins, bench = busy.bench.room.desk.pins, busy.bench
    busy.switching.show_pin()
    dialog = busy.wait(PinDialog)
    bench.until(dialog.new.hasFocus)
    bench.type("4711")
    bench.key(ENTER)
    bench.type("4712")
    bench.key(ENTER)
    bench.until(lambda: "not the same" in dialog.trouble.text())
    assert not pins.has("Lan")
    bench.type("4711")
    bench.key(ENTER)
    bench.until(dialog.told.isVisible)
    assert pins.check("Lan", "4711").right
    bench.until(lambda: busy.switching.here.guarded)

    dialog.present.setFocus()
    bench.type("0000")
    dialog.remove.click()
    bench.until(lambda: "not right" in dialog.trouble.text())
    assert pins.has("Lan")
    bench.type("4711")
    dialog.remove.click()
    bench.until(lambda: not pins.has("Lan"))


def test_a_forgotten_pin_is_taken_away_by_the_chief_and_by_nobody_else(busy: Office) -> None:
    desk = busy.bench.room.desk
    desk.people.set_role("Thư", "Thư", Role.CHIEF)
    desk.pins.set("Minh", "4711")
    busy.switching.show_pin()
    dialog = busy.wait(PinDialog)
    busy.bench.until(dialog.forgotten.isVisible)
    assert not dialog.reset.isEnabled()
    assert "Thư" in dialog.why_not.text()
    busy.bench.key(ESC)
    busy.back()
    _sit(busy, "Thư")
    busy.switching.show_pin()
    dialog = busy.wait(PinDialog)
    busy.bench.until(dialog.reset.isEnabled)
    dialog.reset.click()
    busy.bench.until(lambda: not desk.pins.has("Minh"))


def test_nothing_leads_around_a_pin(busy: Office) -> None:
    busy.bench.room.desk.pins.set("Minh", "4711")
    busy.dialogs.show_settings()
    busy.wait(SettingsDialog).actor.switch.click()
    busy.wait(SwitchDialog)
    busy.bench.key(ESC)
    busy.back()
    busy.dialogs.name_wanted.emit("Minh")
    dialog = busy.wait(SwitchDialog)
    busy.bench.until(dialog.pin.isVisible)
    assert busy.bench.window.actor == "Lan"
    busy.bench.key(ESC)
    busy.back()
    busy.dialogs.name_wanted.emit("Hạnh")
    busy.bench.until(lambda: busy.bench.window.actor == "Hạnh")


def test_what_one_person_decided_is_not_asked_of_the_next(busy: Office) -> None:
    bench = busy.bench
    bench.until_read()
    comment = bench.list()[0]
    decision = Decision(Verdict.APPROVE, (comment,), "Minh")
    question = Question("parent_unpublished", comment, Words("Vẫn đăng?", "All the same?"))
    bench.window.decisions.asked.emit(decision, (question,))
    assert bench.window.acts.dialog() is None
    bench.until(lambda: "Vẫn đăng?" in bench.note())
