"""What stands beside a comment: the article, the thread, the reader, what moderators noted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

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
