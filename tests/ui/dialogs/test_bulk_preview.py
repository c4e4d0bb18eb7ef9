"""The preview of a decision about several: what it says of drafts, and its look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.model import State, Verdict
from moderator.ui.dialogs.bulk import BulkDialog

if TYPE_CHECKING:
    from tests.ui.dialogs.conftest import Office

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def preview(office: Office) -> BulkDialog:
    office.bench.key(Qt.Key.Key_A, CTRL)
    office.bench.press("9")
    dialog = office.wait(BulkDialog)
    office.bench.until(lambda: bool(dialog.entries()))
    return dialog


def test_an_unfinished_edit_is_named_and_kept(office: Office) -> None:
    room = office.bench.room
    first, second = (room.post(f"Ý kiến thứ {number} về cây cầu") for number in (1, 2))
    version = room.row(first).version_id
    room.desk.save_draft(first, version, "Ý kiến thứ nhất", "Bạn đọc")
    office.open()

    dialog = preview(office)

    two = dialog.windowTitle()
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.windowTitle() == dialog.heading.text() == dialog.act.text() != two
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.windowTitle() == dialog.heading.text() == two
    assert "1" in dialog.summary.text()
    assert "unfinished" in dialog.summary.text()
    (named,) = [one for one in dialog.entries() if one.remark]
    assert named.row.id == first
    office.bench.key(ENTER)
    office.bench.key(ENTER)
    office.bench.until(lambda: {room.row(one).state for one in (first, second)} == {State.SPAM})
    draft = room.desk.draft(first)
    assert draft is not None
    assert draft.text == "Ý kiến thứ nhất"


def test_a_decision_about_one_drops_its_draft_as_before(office: Office) -> None:
    room = office.bench.room
    only = room.post("Ý kiến về cây cầu")
    office.open()
    room.desk.save_draft(only, room.row(only).version_id, "Ý kiến khác", "Bạn đọc")
    room.decide(Verdict.REJECT, only, reason="off_topic")
    assert room.desk.draft(only) is None


def test_the_list_takes_the_colours_of_a_theme_chosen_meanwhile(office: Office) -> None:
    for number in (1, 2):
        office.bench.room.site.post(f"Ý kiến thứ {number} về cây cầu")
    office.bench.room.round()
    office.open()
    dialog = preview(office)
    theme = office.bench.theme
    try:
        theme.set_scheme("dark")
        picture = dialog.list.viewport().grab().toImage()
        below = picture.pixelColor(picture.width() // 2, picture.height() - 3)
        assert below.name() == theme.colours.pane
    finally:
        theme.set_scheme("light")
