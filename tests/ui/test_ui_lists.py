from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, Qt

from moderator.model import FindingKind, Order, RemoteState, State
from moderator.ui.sidebar import View
from tests.flaky_site import ARTICLE

if TYPE_CHECKING:
    from tests.windows import Bench

SELECT = QItemSelectionModel.SelectionFlag.Select


def test_new_comments_come_in_without_moving_what_is_read(five: Bench) -> None:
    third = five.list()[2]
    five.window.queue.view.go_to_comment(third)
    five.until_read()
    five.room.site.post("Ý kiến mới đến")
    five.key(Qt.Key.Key_F5)
    five.until(lambda: len(five.list()) == 6)
    assert five.window.queue.view.current() == third
    assert five.shown() == third


def test_newer_comments_above_do_not_push_away_what_is_in_view(bench: Bench) -> None:
    for number in range(40):
        bench.room.site.post(f"Ý kiến {number}")
    bench.room.round()
    window = bench.open()
    window.queue.order.actions_of[Order.NEWEST].trigger()
    bench.until(lambda: window.browsing.query.order is Order.NEWEST and window.queue.model.complete)
    view = window.queue.view
    view.go_to(20)
    top = view.indexAt(view.viewport().rect().topLeft()).row()
    first_in_view = bench.list()[top]
    bench.room.site.post("Mới nhất")
    bench.key(Qt.Key.Key_F5)
    bench.until(lambda: len(bench.list()) == 41)
    assert bench.list()[view.rowAt(0)] == first_in_view


def test_comments_decided_on_the_site_leave_the_list_and_the_selection_stays(five: Bench) -> None:
    first, second, third, *_ = five.list()
    five.window.queue.view.go_to_comment(third)
    five.until_read()
    for one in (first, second):
        five.room.site.change(five.room.remote(one), state=RemoteState.APPROVED, by="Hà")
    five.key(Qt.Key.Key_F5)
    five.until(lambda: first not in five.list())
    five.until(lambda: second not in five.list())
    assert five.window.queue.view.current() == third
    assert five.window.queue.view.selected() == [third]


def test_views_show_what_they_name_with_their_counts(five: Bench) -> None:
    held = five.list()[0]
    five.press("2")
    five.until(lambda: held not in five.list())
    five.window.sidebar.choose_view(View(State.HELD))
    five.until(lambda: five.list() == [held])
    five.window.sidebar.choose_view(View(None))
    five.until(lambda: len(five.list()) == 5)
    item = five.window.sidebar.item(View(State.HELD))
    five.until(lambda: item.accessibleText().endswith("1 comment(s)"))


def test_a_finding_and_an_article_are_views_too(bench: Bench) -> None:
    plain = bench.room.post("Cầu đẹp lắm, mong sớm thông xe cho bà con đỡ khổ")
    bare = bench.room.post("cau nay lam cham qua, ba con di lai rat kho khan, de nghi som sua")
    window = bench.open()
    view = View(finding=FindingKind.MISSING_DIACRITICS)
    bench.until(lambda: window.sidebar.has(view))
    window.sidebar.choose_view(view)
    bench.until(lambda: bench.list() == [bare])
    article = View(article_id=bench.room.row(plain).article_id)
    bench.until(lambda: window.sidebar.has(article))
    window.sidebar.choose_view(article)
    bench.until(lambda: bench.list() == [plain, bare])
    assert window.queue.title.text().startswith("Cầu phao tạm")


def test_the_search_finds_with_and_without_diacritics(bench: Bench) -> None:
    marked = bench.room.post("Đường xá lầy lội quá")
    bare = bench.room.post("duong xa lay loi qua troi oi")
    named = bench.room.post("Đồng ý", name="Đường Văn Xá")
    window = bench.open()
    bench.key("/")
    for letter in "duong xa":
        bench.key(letter)
    bench.until(lambda: set(bench.list()) == {marked, bare, named})
    window.header.search.exact.click()
    bench.until(lambda: bench.list() == [bare])
    window.header.search.field.setText("Đường xá")
    bench.until(lambda: set(bench.list()) == {marked, named})
    window.header.search.field.setFocus()
    bench.key(Qt.Key.Key_Escape)
    bench.until(lambda: len(bench.list()) == 3)
    assert window.queue.view.hasFocus()


def test_an_empty_list_says_why(bench: Bench) -> None:
    window = bench.open()
    bench.until(window.queue.empty.isVisible)
    assert "Nothing is waiting" in window.queue.empty.text()
    bench.key("1")
    assert bench.note() == "No comment is selected."
    bench.room.site.post("Ý kiến đầu tiên")
    bench.key(Qt.Key.Key_F5)
    bench.until(lambda: len(bench.list()) == 1)
    bench.until(window.queue.view.isVisible)
    bench.until_read()


def test_j_and_k_walk_through_the_list(five: Bench) -> None:
    order = five.list()
    for key, at in (("j", 1), ("j", 2), ("k", 1), ("k", 0), ("k", 0)):
        five.key(key)
        assert five.window.queue.view.current() == order[at]


def test_a_whole_bulk_leaves_the_list_at_once(five: Bench) -> None:
    window, before = five.window, five.list()
    five.until_read()
    for row in (1, 3):
        window.queue.view.selectionModel().select(window.queue.model.index(row, 0), SELECT)
    with five.qtbot.waitSignal(window.bulk_wanted, timeout=5000) as wanted:
        five.key("9")
    decision, rows = wanted.args
    window.decisions.decide(replace(decision, seen={row.id: row.version_id for row in rows}))
    five.until(lambda: five.list() == [before[2], before[4]])
    five.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    five.until(lambda: five.list() == before)
    assert five.room.desk.counts().states == {State.PENDING: 5}


def test_the_comment_that_stays_of_a_bulk_is_whole_in_view(bench: Bench) -> None:
    for number in range(40):
        bench.room.site.post(f"Ý kiến {number}")
    bench.room.round()
    view = bench.open().queue.view
    bench.until(lambda: len(bench.list()) == 40)
    staying = view.viewport().height() // view.rowHeight(0) + 1  # all but one fit
    order = bench.list()
    view.go_to(10)
    view.leave([*order[:11], *order[11 + staying :]])
    assert view.current() == order[11]
    place = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(place)


def test_new_counts_never_change_the_view_that_was_chosen(bench: Bench) -> None:
    bare = bench.room.post("cau nay lam cham qua, ba con di lai rat kho khan, de nghi som sua")
    window = bench.open()
    view = View(finding=FindingKind.MISSING_DIACRITICS)
    bench.until(lambda: window.sidebar.has(view))
    window.sidebar.choose_view(view)
    bench.until(lambda: bench.list() == [bare])
    bench.room.site.post("vay tiền nhanh zalo 0912 345 678", name="Quảng cáo")
    bench.key(Qt.Key.Key_F5)
    bench.until(lambda: window.sidebar.has(View(finding=FindingKind.PHONE)))
    assert window.sidebar.view() == view
    bench.press("1")
    bench.until(lambda: bench.list() == [])
    bench.until(lambda: window.sidebar.item(view).accessibleText().endswith("0 comment(s)"))
    assert window.sidebar.view() == view
    assert window.browsing.query.finding is FindingKind.MISSING_DIACRITICS


def test_escape_leaves_one_comment_selected_and_goes_back_to_the_list(five: Bench) -> None:
    five.until_read()
    five.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert five.window.queue.view.selected_count() == 2
    five.window.sidebar.views.setFocus()
    five.key(Qt.Key.Key_Escape)
    assert five.window.queue.view.selected() == [five.list()[1]]
    assert five.window.queue.view.hasFocus()


def test_one_press_shows_the_comments_of_the_same_article_alone(bench: Bench) -> None:
    other = replace(ARTICLE, remote_id="8", title="Chợ quê ngày cuối năm")
    here = bench.room.post("Cầu đẹp lắm")
    bench.room.site.post("Chợ đông quá", article=other)
    bench.room.round()
    window = bench.open()
    assert len(bench.list()) == 2
    window.detail.article.only.click()
    bench.until(lambda: bench.list() == [here])
    assert window.queue.title.text().startswith(ARTICLE.title[:20])


def test_the_first_comment_of_an_empty_desk_is_open_and_marked_in_the_list(bench: Bench) -> None:
    bench.open()
    bench.until(bench.window.queue.empty.isVisible)
    for number in range(5):
        bench.room.site.post(f"Ý kiến thứ {number} về cây cầu", name="Bạn đọc")
    bench.room.round()
    bench.until(lambda: bench.shown() is not None)
    view = bench.window.queue.view
    assert view.selected() == [bench.shown()]


def test_space_reads_on_in_a_long_comment_without_leaving_the_list(bench: Bench) -> None:
    bench.room.site.post("Cây cầu này chúng tôi chờ đã lâu. " * 300)
    bench.room.round()
    bench.open()
    bar = bench.window.detail.scroller.verticalScrollBar()
    bench.until(lambda: bar.maximum() > 0)
    bench.key(Qt.Key.Key_Space)
    assert 0 < bar.value() < bar.pageStep()
    bench.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    assert bench.window.queue.view.hasFocus()


def test_the_title_of_a_narrow_list_is_not_cut_for_the_orders_name(five: Bench) -> None:
    queue = five.window.queue
    queue.setFixedWidth(five.theme.px(200))
    five.until(lambda: queue.width() <= five.theme.px(200))
    assert queue.order.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert "Oldest first" in queue.order.toolTip()
    room = queue.title.contentsRect().width()
    assert queue.title.fontMetrics().horizontalAdvance(queue.title.text()) <= room
    assert queue.title.text().startswith("Pending")
    queue.setFixedWidth(five.theme.px(400))
    five.until(lambda: queue.width() > five.theme.px(230))
    assert queue.order.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
