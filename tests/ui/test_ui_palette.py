from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from moderator.model import State
from moderator.ui import same_finding
from moderator.ui.early_letters import CHOSE, open_dialog
from moderator.ui.keys import ACTS
from moderator.ui.palette import ENTRY_ROLE, UNLISTED, Entry, Palette, sorted_by_match
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from tests.windows import Bench

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(bench: Bench) -> Palette:
    bench.key(Qt.Key.Key_K, CTRL)
    palette = bench.window.commands.palette()
    assert palette is not None
    assert palette.field.hasFocus()
    return palette


def test_every_action_and_every_view_is_listed(five: Bench) -> None:
    palette = opened(five)
    listed = {item.what for item in palette._found}  # noqa: SLF001 - what the list is made of
    assert {act.id for act in ACTS} - UNLISTED <= listed
    assert {View(State.PENDING), View(State.HELD), View(None)} <= listed
    assert len(palette.names()) == len(listed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mark as", "Mark as spam"),
        ("thu rac", "Spam"),
        ("hoàn tác", "Undo the last decision"),
        ("Ctrl+L", "Open the log"),
        ("cho trưởng ban", "With the chief"),
    ],
)
def test_a_command_is_found_in_both_languages_and_without_diacritics(
    five: Bench, typed: str, first: str
) -> None:
    palette = opened(five)
    five.type(typed)
    assert palette.names()[0] == first


def test_what_was_run_lately_comes_first_and_digits_typed_decide_nothing(five: Bench) -> None:
    before = five.list()
    opened(five)
    five.type("187")
    assert five.list() == before
    five.key(Qt.Key.Key_Escape)
    opened(five)
    five.type("previous comment")
    five.key(Qt.Key.Key_Return)
    opened(five)
    five.type("next comment")
    five.key(Qt.Key.Key_Down)
    five.key(Qt.Key.Key_Up)
    five.key(Qt.Key.Key_Return)
    five.until(lambda: five.window.queue.view.current() == before[1])
    assert opened(five).names()[:2] == ["Next comment, this one waits", "Previous comment"]
    assert five.room.desk.counts().states == {State.PENDING: 5}


def test_a_decision_is_made_from_the_palette(five: Bench) -> None:
    first = five.list()[0]
    five.until_read()
    opened(five)
    five.type("hold for")
    five.key(Qt.Key.Key_Return)
    five.until(lambda: first not in five.list())
    assert five.room.row(first).state is State.HELD


def test_a_view_is_opened_from_the_palette(five: Bench) -> None:
    opened(five)
    five.type("view taken down".removeprefix("view "))
    five.key(Qt.Key.Key_Return)
    five.until(lambda: five.window.browsing.query.state is State.TAKEN_DOWN)


def test_what_begins_with_the_words_comes_first() -> None:
    found = [
        Entry("open_article", "Mở bài trên trình duyệt", "Open the article in the browser"),
        Entry("print_comment", "In quá trình của ý kiến này", "Print this comment's whole history"),
    ]
    for typed in ("in", "in ", "IN qua"):
        first, *_ = sorted_by_match(found, typed, ["open_article"])
        assert first.what == "print_comment"


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("xuất", "export_log"),
        ("xuat nhat ky", "export_log"),
        ("kiểm tra nhật ký", "verify_log"),
        ("kiem tra nhat ky", "verify_log"),
        ("ket noi", "connect"),
        ("doi phim", "change_keys"),
        ("phien ban", "about"),
        ("xem lai lan hai", "second_look"),
    ],
)
def test_what_can_be_done_is_found_by_its_vietnamese_name(
    five: Bench, typed: str, act: str
) -> None:
    palette = opened(five)
    palette.field.setText(typed)
    listed = [palette.list.item(at).data(ENTRY_ROLE).what for at in range(palette.list.count())]
    assert act in listed[:4]


def test_words_of_no_command_are_answered(five: Bench) -> None:
    palette = opened(five)
    five.type("\u1ebf qqq")
    assert palette.names() == []
    assert not palette.nothing.isHidden()
    five.key(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_next_comment_with_the_same_finding_is_gone_to(bench: Bench) -> None:
    shouted = [
        bench.room.post(text)
        for text in ("NHÀ NƯỚC PHẢI LÀM NGAY ĐI CHỨ", "Ý kiến thường", "CẦU HỎNG MÃI KHÔNG AI SỬA")
    ]
    bench.open()
    assert bench.list() == shouted
    bench.key("n")
    bench.until(lambda: bench.window.queue.view.current() == shouted[2])
    bench.until_read()
    bench.key("n")
    bench.until(lambda: "No further comment" in bench.note())
    bench.key("p")
    bench.until(lambda: bench.window.queue.view.current() == shouted[0])
    bench.until_read()
    bench.key("j")
    bench.until_read()
    bench.key("n")
    bench.until(lambda: bench.note() == "Nothing was noticed in this comment.")


def test_one_far_down_is_found_by_asking_the_whole_list(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(same_finding, "NEAR", 2)
    texts = ["NHÀ NƯỚC PHẢI LÀM NGAY ĐI CHỨ", *["Ý kiến thường"] * 6, "CẦU HỎNG MÃI KHÔNG AI SỬA"]
    made = [bench.room.site.post(text) for text in texts]
    bench.room.round()
    first, *_, last = (bench.room.id(one) for one in made)
    bench.open()
    assert bench.list()[0] == first
    bench.key("n")
    bench.until(lambda: bench.window.queue.view.current() == last)
    bench.until_read()
    bench.key("p")
    bench.until(lambda: bench.window.queue.view.current() == first)
    bench.until_read()
    bench.key("p")
    bench.until(lambda: "No earlier comment" in bench.note())


def test_keys_lead_to_the_views_and_back_to_the_list(five: Bench) -> None:
    five.key("v")
    assert five.window.sidebar.views.hasFocus()
    five.key("q")
    assert five.window.queue.view.hasFocus()


def test_a_dialog_that_ended_before_it_was_open_stays_closed(five: Bench) -> None:
    window = five.window
    before = window.focusWidget()
    dialog = QDialog(window)
    window.setProperty(CHOSE, True)
    open_dialog(dialog)
    window.setProperty(CHOSE, False)
    assert window.focusWidget() is not before  # what is typed now is for the dialog
    dialog.reject()
    five.until(lambda: window.focusWidget() is before)
    assert not dialog.isVisible()
    dialog.deleteLater()
