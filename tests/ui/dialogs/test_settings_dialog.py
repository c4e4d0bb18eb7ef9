"""The settings, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from moderator.model import LogQuery, Role, State
from moderator.model.flood import MOST_LIMIT, FloodLimits
from moderator.ui.dialogs.help import HelpDialog
from moderator.ui.dialogs.settings import KEYS, REASONS, WORK, SettingsDialog

if TYPE_CHECKING:
    from moderator.ui.dialogs.key_fields import KeyField
    from tests.ui.dialogs.conftest import Office

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SPACE, ENTER, ESC = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape


def test_a_key_is_changed_by_pressing_it_and_works_at_once(busy: Office) -> None:
    busy.bench.key(Qt.Key.Key_Comma, CTRL)
    dialog = busy.wait(SettingsDialog)
    busy.bench.until(dialog.isActiveWindow)
    for _ in range(KEYS):
        busy.bench.key(Qt.Key.Key_PageDown, CTRL)
    assert dialog.pages.currentRow() == KEYS
    assert dialog.pages.hasFocus()
    field = dialog.keys.fields["hold"]
    field.setFocus()
    busy.bench.key("5")
    assert dialog.save.isEnabled()
    dialog.save.click()
    assert busy.saved[-1].keys == {"hold": "5"}
    busy.back()
    first = busy.bench.list()[0]
    busy.bench.press("5")
    busy.bench.until(lambda: first not in busy.bench.list())
    assert busy.bench.room.row(first).state is State.HELD
    busy.bench.key("?")
    shown = {text: key for key, text in busy.wait(HelpDialog).rows}
    assert shown["Hold for later"] == "5"


def test_the_page_of_the_keys_begins_where_an_action_is_looked_for(busy: Office) -> None:
    """The focus was on the button that throws all changed keys away."""
    busy.dialogs.show_keys()
    dialog = busy.wait(SettingsDialog)
    busy.bench.until(dialog.isActiveWindow)
    keys = dialog.keys
    assert keys.search.hasFocus()
    busy.bench.type("hold later")
    shown = [name for name, field in keys.fields.items() if field.isVisible()]
    assert shown == ["hold"]
    busy.bench.key(Qt.Key.Key_Tab)
    assert keys.fields["hold"].hasFocus()
    busy.bench.key("5")
    assert keys.resets["hold"].isVisible()
    assert not keys.resets["approve"].isVisible()
    keys.search.setText("F2")
    assert [name for name, field in keys.fields.items() if field.isVisible()] == ["edit"]
    keys.search.setText("\ud800 không có")
    assert keys.nothing.isVisible()
    keys.search.clear()
    assert all(field.isVisible() for field in keys.fields.values())
    dialog.reject()


def test_settings_are_saved_by_a_key_from_any_page(busy: Office) -> None:
    busy.bench.key(Qt.Key.Key_Comma, CTRL)
    dialog = busy.wait(SettingsDialog)
    busy.bench.until(dialog.isActiveWindow)
    dialog.hide_abuse.click()
    busy.bench.key(Qt.Key.Key_PageDown, CTRL)
    assert dialog.pages.hasFocus()
    busy.bench.key(ENTER, CTRL)
    assert busy.saved[-1].hide_abuse
    assert not dialog.isVisible()


def test_the_field_stays_in_view_where_something_is_said_below_it(busy: Office) -> None:
    busy.dialogs.show_keys()
    dialog = busy.wait(SettingsDialog)
    busy.bench.until(dialog.isActiveWindow)
    keys = dialog.keys

    def whole(field: KeyField) -> bool:
        return field.visibleRegion().boundingRect().height() == field.height()

    field = [one for one in keys.fields.values() if whole(one)][-1]
    field.setFocus()
    busy.bench.key(ENTER)
    assert keys.trouble.isVisible()
    assert whole(field)
    busy.bench.key(ENTER, CTRL)
    assert not dialog.isVisible()


def test_two_actions_on_one_key_cannot_be_saved(busy: Office) -> None:
    busy.dialogs.show_keys()
    dialog = busy.wait(SettingsDialog)
    dialog.keys.fields["hold"].setFocus()
    busy.bench.key("1")
    assert not dialog.save.isEnabled()
    assert "Approve" in dialog.keys.trouble.text()
    assert "Hold for later" in dialog.keys.trouble.text()
    busy.bench.key(Qt.Key.Key_Backspace)
    assert dialog.save.isEnabled()
    assert dialog.keys.keys() == {}


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_K, CTRL | SHIFT),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Backspace, CTRL),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_of_input_methods_and_lists_are_refused_with_a_reason(
    busy: Office, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    busy.dialogs.show_keys()
    dialog = busy.wait(SettingsDialog)
    dialog.keys.fields["hold"].setFocus()
    busy.bench.key(key, modifiers)
    assert dialog.keys.fields["hold"].value == "2"
    assert "cannot be used" in dialog.keys.trouble.text()


def test_a_vowel_as_a_key_is_advised_against_and_one_key_is_reset_by_mouse(busy: Office) -> None:
    busy.dialogs.show_keys()
    dialog = busy.wait(SettingsDialog)
    dialog.keys.fields["hold"].setFocus()
    busy.bench.key("e")
    assert dialog.save.isEnabled()
    assert dialog.keys.advice.text().startswith("E: ")
    dialog.keys.resets["hold"].click()
    assert dialog.keys.advice.isHidden()
    assert dialog.keys.keys() == {}


def test_an_action_may_be_left_without_a_key(busy: Office) -> None:
    busy.dialogs.show_keys()
    dialog = busy.wait(SettingsDialog)
    dialog.keys.fields["spam"].setFocus()
    busy.bench.key(Qt.Key.Key_Delete)
    dialog.save.click()
    assert busy.saved[-1].keys == {"spam": ""}
    assert busy.bench.window.keys.key("spam") == ""


def test_reasons_are_added_moved_and_removed(busy: Office) -> None:
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    dialog.show_page(REASONS)
    first = dialog.reasons.reasons()[0]
    dialog.reasons.add.click()
    for letter in "Lac de":
        busy.bench.key(letter)
    for _ in range(20):
        dialog.reasons.up.click()
    dialog.reasons.list.setCurrentRow(1)
    dialog.reasons.remove.click()
    dialog.save.click()
    reasons = busy.saved[-1].reasons
    assert reasons[0].words.vi == reasons[0].words.en == "Lac de"
    assert first not in reasons
    assert busy.bench.window.acts.reasons == reasons


def test_look_and_size_are_applied_at_once(busy: Office) -> None:
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    dialog.scheme.setCurrentIndex(dialog.scheme.findData("dark"))
    dialog.paper.setText(" Báo  Thử ")
    try:
        dialog.save.click()
        assert busy.saved[-1].paper == "Báo Thử"  # heads printed sheets
        assert busy.bench.theme.colours.dark
    finally:
        busy.bench.theme.set_scheme("light")


def test_rude_words_go_behind_stars_in_the_list_and_stay_in_the_reading_pane(
    busy: Office,
) -> None:
    busy.bench.room.site.post("Đồ ngu, viết thế mà cũng viết")
    assert busy.bench.worker is not None
    busy.bench.worker.sync_now()
    window = busy.bench.window
    busy.bench.until(lambda: any("Đồ ngu" in said for said in described(busy)))
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    assert not dialog.hide_abuse.isChecked()
    dialog.hide_abuse.setFocus()
    busy.bench.key(Qt.Key.Key_Space)
    dialog.save.click()
    assert busy.saved[-1].hide_abuse
    assert any("Đ* n**, viết" in said for said in described(busy))
    assert not any("Đồ ngu" in said for said in described(busy))
    rude = next(at for at, said in enumerate(described(busy)) if "n**" in said)
    window.queue.view.go_to_comment(window.queue.model.id_at(rude))
    busy.bench.until(lambda: window.detail.comment.toPlainText().startswith("Đồ ngu"))


def described(office: Office) -> list[str]:
    """Return what a screen reader is told of the rows."""
    model = office.bench.window.queue.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(at, 0), role) for at in range(model.rowCount())]


def test_the_marks_of_the_editor_are_switched_off_in_the_settings(busy: Office) -> None:
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    assert dialog.spell_marks.isChecked()
    dialog.spell_marks.setFocus()
    busy.bench.key(Qt.Key.Key_Space)
    dialog.save.click()
    assert not busy.saved[-1].spell_marks
    assert not busy.bench.window.detail.spell_marks


def test_what_counts_as_a_flood_is_set_by_keys(busy: Office) -> None:
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    dialog.show_page(WORK)
    busy.bench.until(dialog.isActiveWindow)
    fields = dialog.floods
    busy.bench.until(fields.article.isEnabled)
    assert fields.article.value() == FloodLimits().article
    for letter, number in (("i", "25"), ("m", "0"), ("d", "999999")):
        busy.bench.key(letter, Qt.KeyboardModifier.AltModifier)
        busy.bench.key(Qt.Key.Key_A, CTRL)
        for digit in number:
            busy.bench.key(digit)
    assert fields.name.text() == "never an alarm"
    dialog.save.click()
    busy.bench.until(lambda: not dialog.isVisible())
    kept = busy.bench.room.desk.floods.limits()
    assert (kept.article, kept.name) == (25, 0)
    assert 0 < kept.address <= MOST_LIMIT  # a digit too many is not taken
    (row,) = [one for one in busy.bench.room.desk.log(LogQuery()) if one.kind == "flood_limits"]
    assert row.actor == busy.bench.window.actor
    assert "bài: 40 → 25" in row.note


def test_the_settings_stay_open_where_the_limits_of_floods_are_refused(busy: Office) -> None:
    desk = busy.bench.room.desk
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    busy.bench.until(dialog.floods.article.isEnabled)
    desk.people.set_role("Hoa", "Hoa", Role.CHIEF)  # after the fields were open to everybody
    dialog.floods.article.setValue(25)
    dialog.save.click()
    busy.bench.until(lambda: "Hoa" in dialog.trouble.text())
    assert dialog.isVisible()
    busy.bench.until(lambda: dialog.floods.article.value() == FloodLimits().article)
    assert desk.floods.limits() == FloodLimits()
    dialog.save.click()
    assert not dialog.isVisible()


def test_a_field_that_is_the_chiefs_looks_as_if_it_were(busy: Office) -> None:
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    dialog.show_page(WORK)
    field = dialog.floods.article
    busy.bench.until(field.isEnabled)
    assert not field.hasFocus()
    usable = field.grab().toImage()
    field.setEnabled(False)
    assert field.grab().toImage() != usable


def test_cancelled_settings_change_nothing(busy: Office) -> None:
    busy.dialogs.show_settings()
    dialog = busy.wait(SettingsDialog)
    dialog.hide_abuse.setChecked(True)
    busy.bench.key(ESC)
    busy.bench.until(lambda: not dialog.isVisible())
    assert busy.saved == []
