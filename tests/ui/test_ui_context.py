"""What stands beside a comment: the article, the thread, the reader, what moderators noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt

from moderator.model import EditClass, LogQuery, State, Verdict
from moderator.ui import labels
from tests.flaky_site import ARTICLE

if TYPE_CHECKING:
    from tests.windows import Bench

BODY = (
    "Cây cầu mới khánh thành sáng nay. Theo ban quản lý, cây cầu sẽ giảm một nửa thời gian đi lại."
    " Người dân mong có thêm đèn chiếu sáng."
)
WITH_BODY = replace(ARTICLE, text=BODY)


def test_what_is_quoted_is_marked_on_both_sides_and_a_key_shows_the_article(bench: Bench) -> None:
    bench.room.site.post("Ý kiến không trích gì", article=WITH_BODY)
    bench.room.site.post("Cay cau se giam mot nua thoi gian, thật sao?", article=WITH_BODY)
    bench.room.round()
    window = bench.open()
    block, comment = window.detail.quotes, window.detail.comment
    assert not block.isVisible()
    bench.key("t")
    bench.until(block.isVisible)
    assert block.text.toPlainText() == BODY
    assert block.text.hasFocus()
    bench.key(Qt.Key.Key_Escape)
    bench.press("j")
    bench.until_read()
    assert block.isVisible()
    sentence = "Theo ban quản lý, cây cầu sẽ giảm một nửa thời gian đi lại."
    assert block.text.toPlainText() == sentence
    (mark,) = block.text.marks()
    assert sentence[mark.start :][: mark.length] == "cây cầu sẽ giảm một nửa thời gian"
    quoted = [one for one in comment.marks() if one.kind is None]
    assert [(one.start, one.length) for one in quoted] == [(0, 33)]
    assert comment.tip_at(5)
    block.toggle.click()
    assert block.text.toPlainText() == BODY
    block.toggle.click()
    assert block.text.toPlainText() == sentence


def test_where_the_article_goes_the_keys_are_the_list_s_again(bench: Bench) -> None:
    for text in ("Ý kiến không trích gì", "Ý kiến nữa", "Và nữa"):
        bench.room.site.post(text, article=WITH_BODY)
    bench.room.round()
    window = bench.open()
    for leave in ("t", "j", "1"):
        bench.until_read()
        bench.key("t")
        bench.until(window.detail.quotes.text.hasFocus)
        bench.key(leave)
        bench.until(lambda: window.queue.view.hasFocus() and not window.detail.quotes.isVisible())


def test_without_the_article_s_text_the_key_says_so(five: Bench) -> None:
    five.press("t")
    assert not five.window.detail.quotes.isVisible()
    assert five.note()


def test_the_thread_is_a_tree_walked_by_keys(bench: Bench) -> None:
    site = bench.room.site
    top = site.post("Ý kiến đầu", name="An")
    reply = site.post("Trả lời An", name="Bình", parent=top)
    site.post("Trả lời Bình", name="Chi", parent=reply)
    for number in range(6):
        site.post(f"Lời khác {number}", name=f"Đọc {number}", parent=top)
    bench.room.round()
    bench.room.decide(Verdict.APPROVE, bench.room.id(top))
    window = bench.open()
    assert window.queue.view.go_to_comment(bench.room.id(reply))
    bench.until_read()
    thread = window.detail.tree
    (above,) = thread.before.neighbours
    assert (above.item.author, above.item.state) == ("An", State.APPROVED)
    below = thread.after.neighbours[0]
    assert (below.item.author, below.item.replies_to, below.item.depth) == ("Chi", "Bình", 2)
    assert "Bình" in below.accessibleName()
    bench.key("l")
    assert above.hasFocus()
    bench.key(Qt.Key.Key_Down)
    assert below.hasFocus()
    bench.key(Qt.Key.Key_Up)
    assert above.hasFocus()
    bench.key(Qt.Key.Key_Return)  # it is decided: not in this list
    assert bench.note()
    thread.after.more.click()
    assert len(thread.after.neighbours) == 7
    assert not thread.after.more.isVisible()
    thread.after.neighbours[0].setFocus()
    wanted = thread.after.neighbours[0].item.id
    bench.key(Qt.Key.Key_Return)
    bench.until(lambda: bench.shown() == wanted)


def test_without_a_thread_the_key_says_so(five: Bench) -> None:
    five.press("l")
    assert five.note()


def test_a_note_is_written_by_keys_and_shown_above_the_text(five: Bench) -> None:
    five.press("c")
    assert five.window.commands.noting.dialog is not None
    five.type("Đã hỏi tác giả")
    five.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    five.type("Chưa trả lời")
    five.key(Qt.Key.Key_Return)
    block = five.window.detail.notes
    five.until(block.isVisible)
    assert "Lan: Đã hỏi tác giả Chưa trả lời" in block.text.text()
    first = five.shown()
    assert first is not None
    assert five.room.desk.open(first).notes[0].actor == "Lan"  # type: ignore[union-attr]  # it is open
    five.press("j")
    five.until_read()
    assert not block.isVisible()
    five.key("c")
    five.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    five.until(lambda: five.note() != "")  # an empty note is refused


def test_a_reader_is_watched_shown_and_let_go_again(bench: Bench) -> None:
    bench.room.site.post("Ý kiến một", name="Tuấn")
    bench.room.round()
    window = bench.open()
    reader, noting = window.detail.reader, window.commands.noting
    assert "doc0@example.org" in reader.who.text()
    assert not reader.mark.isVisible()
    assert reader.watch.isVisible()
    assert reader.watch.y() == reader.trust.y() == reader.blocking.block.y()  # all on one line
    reader.watch.click()
    bench.type("hay nêu tên người")
    bench.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.until(reader.mark.isVisible)
    assert "hay nêu tên người" in reader.mark.text()
    assert not reader.watch.isVisible()
    noting.show_marked()
    dialog = noting.marked
    assert dialog is not None
    bench.until(lambda: dialog.list.count() == 1)
    bench.key(Qt.Key.Key_Delete)
    bench.until(lambda: dialog.list.count() == 0 and dialog.none.isVisible())
    dialog.accept()
    bench.until(lambda: not reader.mark.isVisible())
    assert [row.kind for row in bench.room.desk.log(LogQuery())].count("reader") == 2


def test_the_last_comments_of_a_reader_unfold_with_their_decisions(bench: Bench) -> None:
    site = bench.room.site
    long = " và còn dài hơn thế nữa" * 5
    made = [site.post(f"Ý kiến thứ {number}{long}", name="Tuấn") for number in range(3)]
    for one in made:
        site.comments[one] = replace(
            site.comments[one],
            author=replace(site.comments[one].author, email="tuan@example.org"),
        )
    bench.room.round()
    bench.room.decide(Verdict.REJECT, bench.room.id(made[2]), reason="advertising", actor="Nam")
    window = bench.open()
    reader = window.detail.reader
    assert reader.past == []
    bench.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    texts = [line.text() for line in reader.past]
    assert len(texts) == 2
    assert "Nam" in texts[0]
    assert reader.past[0].hasFocus()
    for line in reader.past:  # cut with an ellipsis, not by its edge
        assert line.text().endswith("…")
        assert line.fontMetrics().horizontalAdvance(line.text()) < line.width()
    reader.past[1].click()
    bench.until(lambda: bench.shown() == bench.room.id(made[1]))


def test_the_reason_of_an_edit_is_told_and_may_be_corrected(bench: Bench) -> None:
    bench.room.site.post("duong nay ket cung lam")
    bench.room.site.post("duong kia cung ket")
    bench.room.round()
    window = bench.open()
    editor = window.detail.editor
    changes = editor.changes
    bench.press(Qt.Key.Key_F2)
    assert not changes.why.isVisible()
    editor.text.change_to("đường này kẹt cứng lắm")
    bench.until(changes.why.isVisible)
    assert labels.edit_class(EditClass.DIACRITICS) in changes.reason.itemText(0)
    wide = changes.reason.fontMetrics().horizontalAdvance(changes.reason.itemText(0))
    bench.until(lambda: changes.reason.width() > wide + bench.theme.px(28))  # its arrow beside
    bench.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.until(lambda: len(bench.list()) == 1)
    bench.press(Qt.Key.Key_F2)
    editor.text.change_to("đường kia cũng kẹt")
    bench.until(changes.why.isVisible)
    changes.reason.setFocus()
    bench.key(Qt.Key.Key_End)
    bench.key(Qt.Key.Key_Up)
    assert changes.chosen() is EditClass.LEGAL
    editor.text.setFocus()
    bench.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.until(lambda: bench.list() == [])
    newest = bench.room.desk.log(LogQuery())
    assert [row.edit for row in newest if row.kind == "decision"] == ["diacritics", "legal"]


def test_where_nothing_is_edited_the_keys_say_so(five: Bench) -> None:
    site = five.room.site_id
    five.until_read()
    five.room.desk.readers.set_editing(site, "Lan", allowed=False)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3):
        five.press("j")
        five.press(key)
        assert not five.window.detail.editing()
        assert five.note() == five.window.detail.tr(
            "This desk edits nothing at this site: approve it as it is, or reject it."
        )
    current = five.shown()
    five.press("1")
    five.until(lambda: five.shown() not in {None, current})


def test_what_is_typed_is_on_the_disk_before_anything_is_pressed(five: Bench) -> None:
    five.press(Qt.Key.Key_F2)
    five.type("x")
    comment = five.shown()
    assert comment is not None

    def kept() -> bool:
        with five.room.store.read() as reading:
            return reading.draft(comment) is not None

    five.until(kept)
    assert five.window.detail.editing()


def test_a_reader_without_earlier_comments_is_told_of(five: Bench) -> None:
    five.until_read()
    five.key(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert five.note() == "No other comment by this reader is known here."


def test_a_block_is_told_in_the_comments_past_and_names_nobody_where_the_site_answered(
    bench: Bench,
) -> None:
    room = bench.room
    comment = room.post("Một ý kiến thô lỗ")
    room.desk.blocks.block("Chị Hà", comment, 7, "Lăng mạ")
    room.later()
    window = bench.open()
    bench.until_read()
    first, second = window.detail.past.text().splitlines()
    assert first.endswith("  ·  Chị Hà  ·  Đã chặn bạn đọc: Lăng mạ")
    assert second.endswith("  ·  trang báo đã nhận")
    assert second.count("·") == 1
    assert not window.detail.notes.isVisible()
