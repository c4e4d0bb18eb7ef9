from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from moderator.model import LogQuery, State, Verdict
from moderator.ui import keys as desk_keys
from moderator.ui.dialogs.about import AboutDialog
from moderator.ui.dialogs.bulk import BulkDialog
from moderator.ui.dialogs.connect import ConnectDialog
from moderator.ui.dialogs.frame import Frame
from moderator.ui.dialogs.help import HelpDialog, spread
from moderator.ui.dialogs.manual_page import ManualPage
from moderator.ui.key_groups import key_groups
from tests.demo_place import DemoPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.dialogs.conftest import Office
    from tests.windows import Bench

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SPACE, ENTER, ESC = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape


# --- several comments at once -------------------------------------------------------------------


def preview(office: Office, key: str = "2") -> BulkDialog:
    office.bench.press(Qt.Key.Key_A, CTRL)
    office.bench.key(key)
    dialog = office.wait(BulkDialog)
    office.bench.until(lambda: dialog.list.count() > 0)
    return dialog


def test_nothing_is_decided_before_the_preview_is_accepted(busy: Office) -> None:
    before = busy.bench.list()
    dialog = preview(busy)
    assert dialog.list.count() == len(before) == 5
    busy.bench.key(ESC)
    busy.bench.until(lambda: not dialog.isVisible())
    assert busy.bench.room.pending() == before


def test_enter_goes_from_the_list_to_the_button_and_decides_only_there(busy: Office) -> None:
    dialog = preview(busy)
    busy.bench.key(ENTER)
    assert dialog.act.hasFocus()
    assert dialog.isVisible()
    busy.bench.key(ENTER)
    busy.bench.until(lambda: not dialog.isVisible())


def test_the_preview_decides_what_is_ticked_as_one_decision(busy: Office) -> None:
    before = busy.bench.list()
    dialog = preview(busy)
    busy.bench.key(SPACE)
    assert dialog.act.text() == "Hold 4 comment(s)"
    left_out = dialog.entries()[0].row.id
    busy.bench.key(Qt.Key.Key_Tab)
    assert dialog.act.hasFocus()
    busy.bench.key(SPACE)
    busy.bench.until(lambda: busy.bench.room.pending() == [left_out])
    rows = [row for row in busy.bench.room.desk.log(LogQuery()) if row.verdict == "hold"]
    assert len(rows) == 4
    found = busy.bench.room.desk.undoable("Lan")
    assert found is not None
    assert set(found.comments) == set(before) - {left_out}


def test_a_comment_that_raises_a_question_is_not_ticked(office: Office) -> None:
    room = office.bench.room
    parent = room.site.post("Câu hỏi chưa đăng")
    room.site.post("Câu trả lời", parent=parent)
    room.site.post("Ý kiến thường")
    room.round()

    room.decide(Verdict.HOLD, room.id(parent))
    office.open()
    dialog = preview(office, "1")
    entries = dialog.entries()
    assert entries[0].questions
    assert dialog.act.text() == "Approve 1 comment(s)"
    office.bench.key(SPACE)
    assert dialog.act.text() == "Approve 2 comment(s)"
    dialog.act.click()
    office.bench.until(lambda: office.bench.room.pending() == [])
    states = {room.row(one.row.id).state for one in entries}
    assert states == {State.APPROVED}


# --- help, about ----------------------------------------------------------------------------------


HELP = ("help", "help_f1")


def test_the_help_shows_every_action_with_its_key(busy: Office) -> None:
    busy.bench.key("?")
    dialog = busy.wait(HelpDialog)
    shown = {text: key for key, text in dialog.rows}
    help_, second = (next(one for one in desk_keys.ACTS if one.id == name) for name in HELP)
    shown[desk_keys.describe(second)] = shown[desk_keys.describe(help_)]  # one line for both
    for act in desk_keys.ACTS:
        assert busy.bench.window.keys.key(act.id) in shown[desk_keys.describe(act)]
    busy.bench.key(Qt.Key.Key_F1)
    busy.bench.until(lambda: not dialog.isVisible())


def test_the_help_tells_what_has_no_key_and_names_a_span_of_keys_once(busy: Office) -> None:
    busy.dialogs.show_help()
    dialog = busy.wait(HelpDialog)
    caps = [one.text() for one in dialog.findChildren(QLabel)]
    assert "1–9" in caps
    assert "–" not in caps
    assert caps.count("no key") == sum(not key for key, _ in dialog.rows) > 0


def test_the_help_spreads_its_groups_evenly_and_in_their_order(busy: Office) -> None:
    groups = [group for side in key_groups(busy.bench.window.keys) for group in side]
    for columns in (1, 2, 3):
        parts = spread(groups, columns)
        assert [group for part in parts for group in part] == groups
        lines = [sum(len(group.lines) for group in part) for part in parts]
        assert len(parts) == columns
        assert max(lines) < 1.5 * sum(lines) / columns


def test_the_filter_page_keeps_words_whole_and_gives_them_away_as_typed(busy: Office) -> None:
    busy.dialogs.show_filters()
    dialog = busy.wait(ManualPage)
    shown = dialog.page.toPlainText()
    assert not re.search(r"\w-\w", shown)  # a line could end at such a hyphen
    dialog.page.selectAll()
    dialog.page.copy()
    copied = QApplication.clipboard().text()
    assert "2026-11-01" in copied
    assert "\u2011" not in copied


def test_the_licences_of_fonts_and_icons_can_be_read(busy: Office) -> None:
    busy.dialogs.show_about()
    dialog = busy.wait(AboutDialog)
    assert "PySide6-Essentials" in dialog.text.toPlainText()
    dialog.which.setCurrentIndex(1)
    assert "SIL OPEN FONT LICENSE" in dialog.text.toPlainText()
    dialog.which.setCurrentIndex(2)
    assert "ISC" in dialog.text.toPlainText()


# --- connecting -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoPlace]:
    place = DemoPlace(tmp_path_factory.mktemp("newspaper"))
    yield place
    place.stop()


def fill(office: Office, place: DemoPlace, token: str) -> ConnectDialog:
    office.dialogs.connect_site()
    dialog = office.wait(ConnectDialog)
    office.bench.until(dialog.address.hasFocus)
    dialog.address.setText(place.address)
    dialog.secret.setText(token)
    dialog.address.setFocus()
    office.bench.key(ENTER)
    return dialog


def test_a_site_is_tested_then_connected_and_its_secret_kept_where_the_person_says(
    busy: Office, newspaper: DemoPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    dialog = fill(busy, newspaper, newspaper.token)
    busy.bench.until(dialog.connect_site.isVisible)
    assert "the login works" in dialog.found.text()
    assert "close articles for comments" in dialog.found.text()
    assert not busy.profile.secrets.exists()
    busy.bench.key(ENTER)
    busy.bench.key(ENTER)  # once too often while it is being kept: nothing is cancelled
    busy.bench.until(dialog.keep_box.isVisible)
    busy.bench.until(dialog.keep_run.hasFocus)
    busy.bench.key(Qt.Key.Key_Down)
    busy.bench.key(ENTER)  # from the choice itself
    busy.bench.until(lambda: not dialog.isVisible())
    assert busy.profile.secrets.stat().st_mode & 0o077 == 0
    assert len(busy.bench.room.desk.sites()) == 2
    assert dialog.secret.text() == ""


def test_an_address_that_does_not_answer_is_told_in_words_for_people(busy: Office) -> None:
    busy.dialogs.connect_site()
    dialog = busy.wait(ConnectDialog)
    dialog.address.setText("http://127.0.0.1:1")
    dialog.secret.setText("token")
    dialog.test.click()
    busy.bench.until(dialog.trouble.isVisible)
    assert "Check the address" in dialog.trouble.text()
    assert "Errno" not in dialog.trouble.text()
    assert dialog.details.button.isVisible()
    assert not dialog.details.text.isVisible()
    dialog.details.button.setFocus()
    busy.bench.key(Qt.Key.Key_Space)
    assert "refused" in dialog.details.text.text()
    assert dialog.details.text.isVisible()
    dialog.address.setFocus()
    busy.bench.type("2")
    assert not dialog.details.isVisible()  # it spoke of the address before


def test_a_wrong_token_is_said_and_nothing_is_kept(busy: Office, newspaper: DemoPlace) -> None:
    dialog = fill(busy, newspaper, "sai")
    busy.bench.until(dialog.trouble.isVisible)
    assert not dialog.connect_site.isVisible()
    assert len(busy.bench.room.desk.sites()) == 1


def test_a_long_comment_is_left_out_of_a_bulk_and_what_was_noticed_is_said(office: Office) -> None:
    office.bench.room.site.post("Cây cầu này chúng tôi chờ đã lâu. " * 60)
    office.bench.room.site.post("Vay nhanh không thế chấp, liên hệ zalo 0901234567 nhé các bác")
    office.bench.room.round()
    office.open()
    dialog = preview(office)
    cut, noticed = dialog.entries()
    assert "…" in cut.text
    assert noticed.noticed
    assert not noticed.cut
    assert "1 long comment" in dialog.summary.text()
    assert dialog.act.text() == "Hold 1 comment(s)"


def test_a_second_enter_does_not_press_the_button_beside_one_that_is_busy(five: Bench) -> None:
    dialog = Frame("Thử", five.theme, five.window, width=300)
    act, cancel = dialog.add_button("Làm", primary=True), dialog.add_button("Hủy")
    act.clicked.connect(lambda: act.setEnabled(False))
    cancel.clicked.connect(dialog.reject)
    dialog.open()
    act.setFocus()
    five.key(ENTER)
    five.key(ENTER)
    assert dialog.isVisible()
    five.key(Qt.Key.Key_Tab)
    assert dialog.focusWidget() is cancel
    five.key(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
