"""Filters typed into the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator.model import (
    Decision,
    Field,
    FindingKind,
    Order,
    Query,
    State,
    Term,
    Verdict,
)
from moderator.ui.dialogs.places import PlacesDialog
from moderator.ui.dialogs.sweep import SweepDialog
from moderator.ui.sidebar import View

if TYPE_CHECKING:
    from tests.windows import Bench


def test_a_line_filters_the_list_by_keys_alone(bench: Bench) -> None:
    lan = bench.room.post("Mong sớm có cầu mới", name="Lan Anh")
    bench.room.post("Mong sớm có cầu mới lắm", name="Hoàng Minh")
    window = bench.open()
    bench.key("/")
    bench.type("au")
    hints = window.header.search.hints()
    assert hints.isVisible()
    assert hints.list.item(0).text().startswith("tác-giả:")
    bench.key(Qt.Key.Key_Down)
    bench.key(Qt.Key.Key_Tab)
    assert window.header.search.field.text() == "tác-giả:"
    bench.type("lan")
    bench.until(lambda: bench.list() == [lan])
    bench.key(Qt.Key.Key_Return)
    assert window.queue.view.hasFocus()
    assert not hints.isVisible()


def test_what_is_searched_is_marked_in_the_list_until_it_is_not(bench: Bench) -> None:
    bench.room.post("Mong sớm có cầu mới", name="Hoàng Minh")
    window = bench.open()
    plain = window.queue.view.viewport().grab().toImage()
    window.header.search.show_line("cau")
    bench.until(lambda: bool(bench.list()) and window.queue.model.complete)
    assert window.queue.view.viewport().grab().toImage() != plain
    window.header.search.show_line("")
    bench.until(lambda: window.queue.view.viewport().grab().toImage() == plain)


def test_esc_in_the_list_clears_the_filter_and_the_empty_list_says_so(five: Bench) -> None:
    window = five.window
    everything = five.list()
    five.key("/")
    five.type("thứ 3 ")
    five.until(lambda: len(five.list()) == 1)
    five.key(Qt.Key.Key_Return)
    window.detail.comment.setFocus()
    five.key(Qt.Key.Key_Escape)
    assert window.queue.view.hasFocus()  # one comes back first, with the filter
    assert window.header.search.field.text()
    five.key(Qt.Key.Key_Escape)
    assert window.header.search.field.text() == ""
    five.until(lambda: five.list() == everything)
    assert window.queue.view.hasFocus()
    five.key("/")
    five.type("không ai viết thế ")
    five.until(window.queue.empty.isVisible)
    assert "Esc" in window.queue.empty.text()
    five.key(Qt.Key.Key_Return)
    assert window.queue.empty.hasFocus()
    five.key(Qt.Key.Key_Escape)
    five.until(lambda: five.list() == everything)
    assert window.queue.view.hasFocus()


def test_esc_lets_go_of_what_is_selected_before_the_filter(five: Bench) -> None:
    five.key("/")
    five.type("ý kiến ")
    five.key(Qt.Key.Key_Return)
    five.until(lambda: five.window.queue.searched and five.window.queue.model.complete)
    five.key("a", Qt.KeyboardModifier.ControlModifier)
    assert five.window.queue.view.selected_count() == len(five.list())
    five.key(Qt.Key.Key_Escape)
    assert five.window.queue.view.selected_count() == 1
    assert five.window.header.search.field.text()
    five.key(Qt.Key.Key_Escape)
    assert not five.window.header.search.field.text()


def test_what_is_not_understood_is_said_below_the_field_and_nothing_is_left_out(
    bench: Bench,
) -> None:
    bench.room.post("Mong sớm có cầu mới")
    window = bench.open()
    bench.key("/")
    bench.type("autor:lan ")
    hints = window.header.search.hints()
    bench.until(hints.trouble.isVisible)
    assert "autor:lan" in hints.trouble.text()
    assert "tác-giả" in hints.trouble.text()
    bench.key(Qt.Key.Key_Return)
    assert window.header.search.field.hasFocus()  # not left with half a filter
    assert window.browsing.query.terms == ()
    bench.key(Qt.Key.Key_Escape)
    assert window.header.search.field.text() == ""
    assert not hints.isVisible()
    assert window.queue.view.hasFocus()


def test_every_finding_is_reached_by_the_arrow_keys(bench: Bench) -> None:
    window = bench.open()
    bench.key("/")
    bench.type("finding:")
    hints = window.header.search.hints()
    count = hints.list.count()
    assert count >= len(FindingKind)
    for _ in range(count):
        bench.key(Qt.Key.Key_Down)
    shown = hints.list.viewport().rect()
    assert hints.list.currentRow() == count - 1
    assert shown.contains(hints.list.visualItemRect(hints.list.currentItem()))
    assert hints.geometry().bottom() < window.height()
    last = hints.current()
    assert last is not None
    bench.key(Qt.Key.Key_Return)
    assert last.text in window.header.search.field.text()


def test_one_letter_says_that_it_is_not_searched_for(bench: Bench) -> None:
    bench.room.post("Mong sớm có cầu mới")
    bench.room.post("Đường xấu quá")
    window = bench.open()
    bench.key("/")
    bench.type("x")
    hints = window.header.search.hints()
    assert hints.trouble.isVisible()
    assert "one more" in hints.trouble.text()
    bench.type("au")
    bench.until(lambda: len(bench.list()) == 1)
    assert not hints.trouble.isVisible()
    assert window.header.search.field.hasFocus()


def test_trouble_and_hints_stand_below_each_other(bench: Bench) -> None:
    window = bench.open()
    bench.key("/")
    bench.type("autor:x ngay:")
    hints = window.header.search.hints()
    assert hints.isVisible()
    assert "autor:x" in hints.trouble.text()
    assert [hints.list.item(at).text() for at in range(hints.list.count())] == [
        "hôm-nay",
        "hôm-qua",
    ]
    assert hints.height() >= hints.trouble.height() + hints.list.height()
    assert hints.geometry().top() > 0
    bench.key(Qt.Key.Key_Escape)
    assert not hints.isVisible()


def test_a_status_in_the_line_counts_more_than_the_view(five: Bench) -> None:
    held = five.list()[0]
    five.press("2")
    five.until(lambda: held not in five.list())
    five.window.header.search.show_line("status:held order:newest")
    five.until(lambda: five.list() == [held])
    assert five.window.queue.title.text().startswith("Held")
    assert five.window.browsing.query.order is Order.NEWEST
    five.window.header.search.show_line("by:me status:all")
    five.until(lambda: five.list() == [held])
    five.window.header.search.show_line("")
    five.until(lambda: len(five.list()) == 4)
    assert five.window.sidebar.view() == View(State.PENDING)


def test_the_current_comment_narrows_the_list(bench: Bench) -> None:
    bare = bench.room.post("cau nay lam cham qua, ba con di lai rat kho khan", name="Lan Anh")
    other = bench.room.post("Cầu đẹp lắm, mong sớm thông xe", name="Hoàng Minh")
    window = bench.open()
    window.queue.view.go_to_comment(bare)
    bench.until_read()
    window.commands.run("only_finding")
    bench.until(lambda: bench.list() == [bare])
    assert window.header.search.field.text() == "dấu-hiệu:thiếu-dấu"
    window.header.search.show_line("")
    bench.until(lambda: bench.list() == [bare, other])
    window.queue.view.go_to_comment(other)
    bench.until_read()
    bench.key("g", Qt.KeyboardModifier.ControlModifier)
    bench.until(lambda: window.browsing.query.state is None and window.queue.model.complete)
    assert other in bench.list()
    (term,) = window.browsing.query.terms
    assert term.field in {Field.ACCOUNT, Field.EMAIL, Field.AUTHOR}


def test_articles_and_sections_are_found_by_typing(bench: Bench) -> None:
    one = bench.room.post("Mong sớm có cầu mới")
    window = bench.open()
    dialog = PlacesDialog(window._lanes, bench.theme, window)  # noqa: SLF001
    bench.qtbot.addWidget(dialog)
    dialog.chosen.connect(window.sidebar.choose_place)
    bench.qtbot.waitUntil(lambda: dialog.list.count() > 0)
    dialog.field.setText("cau phao")
    assert dialog.list.count() == 1
    dialog.show_button.click()
    bench.until(lambda: bench.list() == [one])
    assert window.sidebar.view().article_id == bench.room.row(one).article_id
    assert window.browsing.query.finding is None


def test_a_whole_list_is_previewed_decided_and_undone_as_one(bench: Bench) -> None:
    number = 203
    for at in range(number):
        bench.room.site.post(f"Mong sớm có cầu mới, lần {at}")
    window = bench.open()
    bench.key(Qt.Key.Key_F5)
    bench.until(lambda: window.queue.model.rowCount() == number and window.queue.model.complete)
    bench.until_read()
    wanted = list[tuple[Decision, Query]]()
    window.acts.sweep_wanted.connect(lambda decision, query: wanted.append((decision, query)))
    bench.key("a", Qt.KeyboardModifier.ControlModifier)
    bench.key("9")
    ((decision, query),) = wanted
    assert decision.verdict is Verdict.SPAM
    assert decision.comments == ()
    dialog = SweepDialog(
        window._lanes,  # noqa: SLF001
        decision,
        query,
        {},
        theme=bench.theme,
        parent=window,
    )
    bench.qtbot.addWidget(dialog)
    dialog.open()
    told = list[str]()
    dialog.bar.moved.connect(lambda *_: told.append(dialog.summary.text()))
    bench.qtbot.waitUntil(dialog.act.isEnabled, timeout=20_000)
    assert told == ["Looked at 200 of 203", "Looked at 203 of 203"]
    assert str(number) in dialog.act.text()
    assert dialog.list.count() == number
    pending = bench.room.pending()
    assert len(pending) == number
    dialog.list.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(dialog.list, key)
    assert str(number - 2) in dialog.act.text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.act.hasFocus()
    assert len(bench.room.pending()) == number  # a second Enter decides
    QTest.keyClick(dialog.act, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(dialog.act.isHidden, timeout=20_000)
    assert told[-1] == "Deciding, step by step: 201 of 201"
    assert str(number - 2) in dialog.summary.text()
    assert bench.room.pending() == [pending[0], pending[2]]
    dialog.back.click()
    assert not dialog.isVisible()
    bench.until(lambda: window.queue.model.rowCount() == 2)
    bench.key("z", Qt.KeyboardModifier.ControlModifier)
    bench.until(lambda: window.queue.model.rowCount() == number)


def test_a_fault_of_the_program_leaves_a_dialog_that_can_be_closed(five: Bench) -> None:
    nonsense = Query(terms=(Term(Field.ARTICLE, ("#none",)),))  # which no line can say
    dialog = SweepDialog(
        five.window._lanes,  # noqa: SLF001
        Decision(Verdict.SPAM, (), "Lan"),
        nonsense,
        {},
        theme=five.theme,
        parent=five.window,
    )
    five.qtbot.addWidget(dialog)
    dialog.open()
    five.until(dialog.bar.isHidden)
    assert dialog.summary.text()
    assert not dialog.act.isEnabled()
    dialog.back.click()
    assert dialog.isHidden()


def test_another_selection_is_no_whole_list(five: Bench) -> None:
    window = five.window
    wanted = list[object]()
    window.acts.sweep_wanted.connect(lambda *said: wanted.append(said))
    window.acts.select_whole(window.browsing.query, 5)
    window.queue.view.go_to(0)
    five.until_read()
    five.press("9")
    five.until(lambda: len(five.list()) == 4)
    assert wanted == []
