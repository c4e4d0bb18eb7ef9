"""Views that people named: kept, counted, moved, and each person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt

from moderator.model import Order, SavedView
from moderator.ui.dialogs.named_view import NamedViewDialog
from moderator.ui.sidebar import View
from moderator.ui.view_list import COUNT_ROLE

if TYPE_CHECKING:
    from tests.windows import Bench


def test_a_list_is_kept_as_a_view_with_a_live_count(five: Bench) -> None:
    window = five.window
    asked, kept = list[tuple[SavedView, SavedView | None]](), list[tuple[SavedView, ...]]()
    window.named.asked.connect(lambda view, instead: asked.append((view, instead)))
    window.named.kept.connect(kept.append)
    held = five.list()[0]
    window.header.search.show_line("status:held,pending order:newest")
    five.until(lambda: window.browsing.query.order is Order.NEWEST)
    five.key("s", Qt.KeyboardModifier.ControlModifier)
    ((offered, instead),) = asked
    assert instead is None
    dialog = NamedViewDialog(offered, window.named.me(), five.theme, window)
    five.qtbot.addWidget(dialog)
    assert not dialog.keep.isEnabled()
    dialog.name.setText("Còn lại")
    dialog.line.setText("nhan:zzz")
    assert not dialog.keep.isEnabled()
    assert "nhan:zzz"[5:] in dialog.trouble.text()
    dialog.line.setText(offered.line)
    dialog.keep.click()
    window.named.keep(dialog.view, None)
    assert kept == [(dialog.view,)]
    assert dialog.view.owner == window.actor
    view = View(None, line=offered.line)
    assert window.sidebar.view() == view
    assert not window.header.search.field.text()  # the view says it now

    def count() -> object:
        return window.sidebar.item(view).data(COUNT_ROLE)

    five.until(lambda: count() == 5)
    assert window.queue.title.text().startswith("Còn lại")
    window.sidebar.choose_view(View())
    five.until(lambda: held in five.list())
    window.queue.view.go_to_comment(held)
    five.until_read()
    five.press("1")
    five.until(lambda: count() == 4)
    five.room.post("Ý kiến mới đến")
    five.until(lambda: count() == 5)


def test_named_views_are_moved_changed_and_deleted_by_keys(five: Bench) -> None:
    window = five.window
    one, two = SavedView("Một", "status:held"), SavedView("Hai", "status:pending dài:>1")
    window.named.show((one, two))
    asked = list[tuple[SavedView, SavedView | None]]()
    window.named.asked.connect(lambda view, instead: asked.append((view, instead)))
    window.sidebar.choose_view(View(None, line=two.line))
    window.sidebar.views.setFocus()
    five.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.name for one in window.named.views] == ["Hai", "Một"]
    assert window.sidebar.view().line == two.line
    five.key(Qt.Key.Key_F2)
    assert asked == [(two, two)]
    renamed = SavedView("Dài", two.line)
    window.named.keep(renamed, two)
    assert [one.name for one in window.named.views] == ["Dài", "Một"]
    five.key(Qt.Key.Key_Delete)
    assert [one.name for one in window.named.views] == ["Một"]
    assert window.sidebar.view() == View()
    assert not window.sidebar.has(View(None, line=two.line))


def test_named_views_are_a_persons_own_or_everybodys(five: Bench) -> None:
    window = five.window
    kept = list[tuple[SavedView, ...]]()
    window.named.kept.connect(kept.append)
    shared = SavedView("Của chung", "status:held")
    hers = SavedView("Của Hoa", "status:pending dài:>1", "Hoa")
    mine = SavedView("Của tôi", "dài:>2", window.actor)
    window.named.show((shared, hers, mine))
    assert window.named.views == (mine, shared)  # one's own first

    def titles() -> list[str]:
        model = window.sidebar.views.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    at = titles().index("Your kept views")
    assert titles()[at : at + 4] == [
        "Your kept views",
        "Của tôi",
        "Kept views, shared",
        "Của chung",
    ]
    window.sidebar.choose_view(View(None, line=mine.line))
    window.sidebar.views.setFocus()
    five.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)  # never among everybody's
    assert kept == []
    window.set_actor("Hoa")
    assert window.sidebar.view() == View()
    assert window.named.views == (hers, shared)
    dialog = NamedViewDialog(shared, window.named.me(), five.theme, window)
    five.qtbot.addWidget(dialog)
    assert dialog.everybody.isChecked()
    dialog.everybody.click()
    dialog.keep.click()
    window.named.keep(dialog.view, shared)
    assert dialog.view == SavedView("Của chung", "status:held", "Hoa")
    assert set(kept[-1]) == {dialog.view, hers, mine}
    window.named.keep(shared, None)
    assert len(window.named.views) == 2  # what one's own says already is not listed twice
    window.set_actor(mine.owner)
    assert window.named.views == (mine, shared)


def test_views_of_any_name_are_listed_and_one_without_a_line_is_not(bench: Bench) -> None:
    views = (
        SavedView("không lọc gì", ""),
        SavedView("<b>\u202e\ud800\x00", "nhan:xyz:::"),
        SavedView("z" * 5000, "x" * 5000),
    )
    bench.settings = msgspec.structs.replace(bench.settings, views=views)
    window = bench.open()
    listed = [window.sidebar.views.model().index(row, 0).data() for row in range(12)]
    assert listed[8:] == [
        "All",
        "Kept views, shared",
        "<b>[U+202E][U+D800][U+0000]",
        "z" * 119 + "…",
    ]
    for line in ("nhan:xyz:::", "x" * 5000):
        window.sidebar.choose_view(View(None, line=line))
        bench.until(lambda: window.queue.model.complete)
