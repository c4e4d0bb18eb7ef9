from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from moderator.errors import LoginNeeded, StoreError, Unreachable
from moderator.model import State, Verdict, Words
from moderator.ui.plain import tooltip
from moderator.ui.problems import ProblemsDialog
from moderator.ui.sidebar import View
from moderator.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from tests.windows import Bench


def test_the_status_names_the_site_and_the_age_of_what_is_shown(five: Bench) -> None:
    status = five.window.status
    five.until(lambda: status.connection.text() == "Connected to Báo thử")
    five.room.clock.forward(seconds=42)
    status.refresh()
    assert status.synced.text() == "Updated 42 second(s) ago"


def test_a_site_that_does_not_answer_is_never_called_connected(five: Bench) -> None:
    status = five.window.status
    five.until(lambda: status.connection.text() == "Connected to Báo thử")
    first = [one.last_round for one in status.statuses()]
    assert first[0] is not None
    if first[0].fetched:  # the room's own round: the window's is not over yet
        five.until(lambda: [one.last_round for one in status.statuses()] != first)
    five.room.site.trouble("fetch", Unreachable("no answer"))
    five.key(Qt.Key.Key_F5)
    five.until(lambda: status.connection.text() == "No connection to Báo thử")
    assert status.problems.isVisible()
    assert status.problems.text() == "1 problem(s)"
    five.until(lambda: five.note() == "No connection: it is tried again by itself.")


def test_nothing_is_claimed_before_anything_is_known(bench: Bench) -> None:
    status = StatusBar(bench.theme, bench.room.clock, 30)
    bench.qtbot.addWidget(status)
    assert status.connection.text() == "Starting"
    assert status.synced.text() == ""
    status.show_status(())
    assert status.connection.text() == status.asking() == "No site connected"


def test_old_news_is_called_old(five: Bench) -> None:
    status = five.window.status
    five.until(lambda: status.synced.text().startswith("Updated"))
    fresh = status.synced.styleSheet()
    five.room.clock.forward(hours=3)
    status.refresh()
    assert status.synced.text() == "Updated 3 hour(s) ago"
    assert status.synced.styleSheet() != fresh


def test_decisions_on_their_way_are_counted_until_they_arrived(five: Bench) -> None:
    status = five.window.status
    five.press("1")
    five.until(lambda: status.waiting.text() == "1 waiting to be sent")
    five.room.clock.forward(seconds=11)
    five.key(Qt.Key.Key_F5)
    five.until(lambda: not status.waiting.isVisible())
    assert len(five.room.site.effects) == 1


def test_a_problem_is_told_in_words_behind_its_count(five: Bench) -> None:
    five.room.site.trouble("fetch", Unreachable("no answer"))
    five.key(Qt.Key.Key_F5)
    five.until(five.window.status.problems.isVisible)
    five.window.status.problems.click()
    (dialog,) = five.window.findChildren(ProblemsDialog)
    said = " ".join(label.text() for label in dialog.labels() if label.isVisible())
    assert Unreachable.title.vi in said
    assert "kept and sent once there is a connection again" in said
    dialog.close()


def test_technical_words_stay_behind_a_button_that_keys_open(five: Bench) -> None:
    """A picture showed "ConnectError: [Errno 111]" among the words for people."""
    five.room.site.trouble("fetch", Unreachable("ConnectError: [Errno 111] <b>refused</b>"))
    five.key(Qt.Key.Key_F5)
    five.until(five.window.status.problems.isVisible)
    worker = five.worker
    assert worker is not None
    with five.qtbot.capture_exceptions():
        worker.failed.emit(ValueError("oops"))
    five.window.status.problems.click()
    (dialog,) = five.window.findChildren(ProblemsDialog)

    def said() -> str:
        return " ".join(label.text() for label in dialog.labels() if label.isVisible())

    assert "Errno" not in said()
    assert "ValueError" not in said()
    five.key(Qt.Key.Key_Backtab)
    five.key(Qt.Key.Key_Space)
    assert "ValueError: oops" in said()
    five.key(Qt.Key.Key_Backtab)
    five.key(Qt.Key.Key_Space)
    assert "[Errno 111] <b>refused</b>" in said()
    five.key(Qt.Key.Key_Space)
    assert "Errno" not in said()
    dialog.close()


def test_a_refused_login_is_told_with_what_to_do(five: Bench) -> None:
    five.room.site.trouble("fetch", LoginNeeded("401"))
    five.key(Qt.Key.Key_F5)
    five.until(five.window.status.problems.isVisible)
    five.window.status.problems.click()
    (dialog,) = five.window.findChildren(ProblemsDialog)
    said = [label.text() for label in dialog.labels() if label.isVisible()]
    assert LoginNeeded.advice.vi in said
    dialog.close()


def test_a_sites_wrong_clock_is_told_among_the_problems(five: Bench) -> None:
    for number in range(3):
        remote_id = five.room.site.post(f"Ý kiến thứ {number}")
        late = five.room.clock() + timedelta(minutes=20)
        five.room.site.change(remote_id, created_at=late)
    five.key(Qt.Key.Key_F5)
    five.until(five.window.status.problems.isVisible)
    assert five.window.status.problems.text() == "1 problem(s)"
    five.window.status.problems.click()
    (dialog,) = five.window.findChildren(ProblemsDialog)
    said = " ".join(label.text() for label in dialog.labels())
    assert "20 minute(s) ahead of this computer's" in said
    dialog.close()


def test_a_fault_of_the_program_is_shown_and_the_work_goes_on(five: Bench) -> None:
    worker = five.worker
    assert worker is not None
    with five.qtbot.capture_exceptions():
        worker.failed.emit(ValueError("oops"))
    assert "Problems" in five.note()
    assert five.window.status.problems.text() == "1 problem(s)"
    first = five.list()[0]
    five.press("1")
    five.until(lambda: first not in five.list())


def test_a_database_that_cannot_be_opened_is_told_with_a_way_out(five: Bench) -> None:
    worker = five.worker
    assert worker is not None
    error = StoreError("disk", advice=Words("Chép bản sao lưu về", "Restore the backup"))
    worker.unusable.emit(error)
    assert "Chép bản sao lưu về" in five.window.detail.empty.text()
    assert five.window.detail.empty.isVisible()
    assert five.window.status.connection.text() == "The database cannot be used"


def test_what_is_left_to_do_is_said_with_the_age_of_the_oldest(five: Bench) -> None:
    five.until(lambda: five.window.status.left.text().startswith("5 left"))
    assert "h" in five.window.status.left.text()


# --- for those who do not see it -----------------------------------------------------------------


def named(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def test_a_line_without_room_ends_in_an_ellipsis_and_is_whole_in_its_tool_tip(five: Bench) -> None:
    left = five.window.status.left
    five.until(lambda: bool(left.text()))
    whole = left.text()
    assert left.shown() == whole
    assert left.toolTip() == ""
    left.setFixedWidth(left.sizeHint().width() // 2)
    assert left.shown().endswith("…")
    assert whole.startswith(left.shown()[:-1])
    assert not whole[len(left.shown()) - 1].isalnum()  # it ends with a word
    assert left.toolTip() == tooltip(whole)
    assert left.accessibleName() == whole
    left.setFixedWidth(left.sizeHint().width())
    assert left.shown() == whole


def test_every_control_has_a_name(five: Bench) -> None:
    five.press(Qt.Key.Key_F2)
    controls: list[QWidget] = [
        *five.window.findChildren(QAbstractButton),
        *five.window.findChildren(QLineEdit),
        *five.window.findChildren(QPlainTextEdit),
    ]
    nameless = [
        f"{type(one).__name__} {one.objectName()}"
        for one in controls
        if one.isVisible()
        and not named(one)
        and not one.objectName().startswith("qt_")
        and not isinstance(one.parent(), QLineEdit)  # Qt's own button that clears a field
    ]
    assert nameless == []


def test_a_row_is_read_out_with_reader_time_findings_and_text(bench: Bench) -> None:
    bench.room.post("vay tiền nhanh zalo 0912 345 678", name="Trần Hùng")
    window = bench.open()
    said = window.queue.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Trần Hùng")
    assert "Personal data" in said
    assert "vay tiền nhanh" in said


def test_tab_reaches_every_part_of_the_window(five: Bench) -> None:
    seen: list[QWidget] = []
    for _ in range(60):
        focus = five.window.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        five.key(Qt.Key.Key_Tab)
    names = {named(one) for one in seen}
    assert {"Search", "Urgent removal", "Views", "Comments", "Approve", "Log"} <= names


def whole(bench: Bench) -> bool:
    """Return whether every button of the deck has the room that its words need."""
    buttons = [one for one in bench.window.deck.buttons.values() if one.isVisible()]
    return all(one.width() >= one.sizeHint().width() for one in buttons)


@pytest.mark.parametrize(("width", "height"), [(1090, 560), (1366, 768), (2560, 1440)])
def test_nothing_is_wider_or_higher_than_the_window(five: Bench, width: int, height: int) -> None:
    window = five.window
    window.resize(width, height)
    window.grab()
    assert (window.width(), window.height()) == (width, height)
    outside = [
        one.objectName() or type(one).__name__
        for one in window.findChildren(QAbstractButton)
        if one.isVisible()
        and not window.rect().contains(one.mapTo(window, one.rect().bottomRight()))
    ]
    assert outside == []
    five.until(lambda: whole(five))


def test_every_word_stays_whole_at_a_larger_text_size(five: Bench) -> None:
    five.theme.set_scheme("light", 150)
    try:
        five.window.grab()
        assert five.window.queue.delegate.row_height() > 150
        five.until(lambda: whole(five))
    finally:
        five.theme.set_scheme("light", 100)


def test_time_passing_moves_no_row(five: Bench) -> None:
    before = five.list()
    five.room.clock.now += timedelta(days=1)
    five.window.queue.view.viewport().repaint()
    assert five.list() == before


def test_changed_settings_are_put_to_work_at_once(five: Bench) -> None:
    settings = msgspec.structs.replace(five.settings, keys={"approve": "D"}, min_view_ms=0)
    five.window.apply(settings)
    assert five.window.deck.buttons["approve"].accessibleDescription() == "D"
    first = five.list()[0]
    five.until_read()
    five.key("1")
    five.key("d")
    five.until(lambda: first not in five.list())


def test_the_buttons_stay_whole_where_returning_is_offered_too(five: Bench) -> None:
    first = five.list()[0]
    five.press("1")
    five.until(lambda: len(five.list()) == 4)
    five.window.sidebar.choose_view(View(State.APPROVED))
    five.until(lambda: five.shown() == first)
    five.until(five.window.deck.buttons["return"].isVisible)
    five.window.resize(1366, 768)
    deck = five.window.deck
    five.until(deck.undo.isVisible)
    five.until(lambda: whole(five) and deck.undo.width() >= deck.undo.sizeHint().width())
    five.theme.set_scheme("light", 150)
    try:
        five.until(lambda: whole(five) and deck.buttons["approve"].toolTip() == "Approve")
    finally:
        five.theme.set_scheme("light", 100)
    five.until(lambda: whole(five) and not deck.buttons["approve"].toolTip())


def test_without_a_site_the_list_offers_to_connect_one(five: Bench) -> None:
    window = five.window
    five.room.decide(Verdict.SPAM, *five.list())
    five.key(Qt.Key.Key_F5)
    five.until(window.queue.empty.isVisible)
    wanted: list[str] = []
    window.asked.connect(wanted.append)
    window.queue.show_connected(connected=False)
    assert window.queue.empty.text() == "No site is connected yet."
    five.key(Qt.Key.Key_Return)
    assert wanted == ["connect"]
    assert window.focusWidget() is window.queue.connect_site
    window.queue.show_connected(connected=True)
    assert not window.queue.connect_site.isVisible()
    assert window.focusWidget() is window.queue.empty
    assert window.queue.empty.text().startswith("Nothing is waiting.")
    first = five.room.post("Mong sớm có cầu mới")
    five.key(Qt.Key.Key_F5)
    five.until(lambda: five.list() == [first])
    assert window.focusWidget() is window.queue.view
    five.press("1")
    five.until(lambda: not five.list())
    assert window.header.search.field.text() == ""


@pytest.mark.parametrize("name", ["exact", "help"])
def test_the_focus_shows_on_the_buttons_of_the_header(five: Bench, name: str) -> None:
    header = five.window.header
    button = header.help if name == "help" else header.search.exact
    five.window.queue.setFocus()
    calm = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    five.until(button.hasFocus)
    assert button.grab().toImage() != calm


@pytest.mark.parametrize("how", ["hidden", "disabled"])
def test_a_button_that_goes_gives_the_keys_to_the_list_not_to_the_search_field(
    five: Bench, how: str
) -> None:
    button = five.window.header.search.exact
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.setHidden(how == "hidden")
    button.setDisabled(how == "disabled")
    assert five.window.focusWidget() is five.window.queue.view
