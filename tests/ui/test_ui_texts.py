from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics

from moderator.ui.queue_model import ROW_ROLE

if TYPE_CHECKING:
    from tests.windows import Bench

HOSTILE = {
    "html": "<b>đậm</b> <img src=x onerror=alert(1)> &amp; <script>x</script>",
    "override": "giá \u202egnàv\u202c rẻ",
    "nul": "a\x00b",
    "surrogate": "a\ud800b",
    "heap": "t" + "\u0301" * 500,
    "formula": "=cmd|' /C calc'!A0",
    "lines": "một\r\nhai\u2028ba\u2029bốn",
    "emoji": "👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🎉" * 20,
    "arabic": "مرحبا bạn ơi",
    "nfd": "Đường này xuống cấp cả năm nay rồi".replace("ư", "u\u031b"),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_text_is_shown_as_plain_text_and_decided_normally(bench: Bench, text: str) -> None:
    comment = bench.room.post(text, name=text[:60])
    window = bench.open()
    detail = window.detail.detail
    assert detail is not None
    assert detail.text == text
    assert not window.grab().isNull()
    assert "<b>" not in text or "<b>đậm</b>" in window.detail.comment.toPlainText()
    bench.press("2")
    bench.until(lambda: bench.list() == [])
    assert bench.room.row(comment).state.value == "held"


def test_hidden_characters_are_written_out_in_list_and_detail(bench: Bench) -> None:
    bench.room.post("giá \u202egnàv", name="Lan\u200bHương")
    window = bench.open()
    assert "[U+202E]" in window.detail.comment.toPlainText()
    assert "[U+200B]" in window.detail.name.text()
    said = window.queue.model.index(0, 0).data()
    assert "[U+202E]" in said
    assert "[U+200B]" in said


def test_a_long_name_ends_in_an_ellipsis_and_is_told_whole(bench: Bench) -> None:
    name = "<b>Người đọc báo lâu năm</b> " * 4
    bench.room.post("Một ý kiến", name=name[:99])
    label = bench.open().detail.name
    label.resize(label.fontMetrics().horizontalAdvance("m" * 12), label.height())
    assert label.shown().endswith("…")
    assert label.fontMetrics().horizontalAdvance(label.shown()) <= label.width()
    assert label.text() == label.accessibleName() == name[:99]
    assert "<b>" not in label.toolTip()


def test_a_comment_of_100000_characters_opens_and_is_decided(bench: Bench) -> None:
    comment = bench.room.post("chữ nghĩa dài dòng " * 5_500)
    window = bench.open()
    window.detail.comment.rest.click()
    assert len(window.detail.comment.toPlainText()) > 100_000
    row = window.queue.model.index(0, 0).data(ROW_ROLE)
    assert len(row.text) <= 600
    bench.press("2")
    bench.until(lambda: comment not in bench.list())


def test_stacked_capitals_fit_into_the_lines_of_the_list(bench: Bench) -> None:
    for step in (-2.5, -2, 0, 1.5, 2.5):
        metrics = QFontMetrics(bench.theme.font(step))
        ink = metrics.tightBoundingRect("ẾỖẨỄỘg")
        assert ink.height() <= bench.theme.line(step)


def test_a_mark_of_the_rules_lies_where_the_words_are(bench: Bench) -> None:
    bench.room.post("🎉🎉 Cần vay tiền nhanh liên hệ zalo 0912 345 678")
    window = bench.open()
    text = window.detail.comment.toPlainText()
    raw = text.encode("utf-16-le")
    marked = [
        raw[mark.start * 2 : (mark.start + mark.length) * 2].decode("utf-16-le")
        for mark in window.detail.comment.marks()
    ]
    assert any("0912 345 678" in one for one in marked)
    assert any("vay" in one for one in marked)
