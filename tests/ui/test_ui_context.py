"""What stands beside a comment: the article, the thread, the reader, what moderators noted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from moderator.model import State, Verdict
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
    bench.key(Qt.Key.Key_Return)
    bench.until(lambda: bench.shown() == below.item.id)


def test_without_a_thread_the_key_says_so(five: Bench) -> None:
    five.press("l")
    assert five.note()
