from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moderator.sites.markup import page_text, survives, to_html, to_text

if TYPE_CHECKING:
    from collections.abc import Callable


@given(st.text())
@example("&amp;lt; &#0; &#x80; &notit; <a href='x'>y</a> \x00 \ud800")
@example("</p><p>")
def test_any_text_survives_the_way_to_html_and_back(text: str) -> None:
    assert to_text(to_html(text)) == text


@given(st.text())
def test_text_as_html_is_left_alone_by_the_sites_filter(text: str) -> None:
    assert survives(to_html(text))


@given(st.text(alphabet="<>/ab pr=\"'&;x!-"))
def test_no_source_breaks_the_reading(source: str) -> None:
    assert to_text(to_html(to_text(source))) == to_text(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<b>đậm</b> <EM>nghiêng</EM> <code>x</code>", "đậm nghiêng x"),
        ("một<br>hai<br />\nba", "một\nhai\nba"),
        ("<p>một</p>\n\n<p>hai</p>", "một\n\nhai"),
        (
            '<a href="https://x.example" rel="nofollow ugc">bấm đây</a>',
            "bấm đây (https://x.example)",
        ),
        ('<a href="https://www.x.example/">x.example</a>', "x.example"),
        ('<a href="http://x.example/?a=1&amp;b=2">http://x.example/?a=1&amp;b=2</a>',) * 1
        + ("http://x.example/?a=1&b=2",),
        (
            '<a href="javascript:x()" onclick="y()">z</a>',
            '<a href="javascript:x()" onclick="y()">z',
        ),
        ("<img src=x onerror=y>", "<img src=x onerror=y>"),
        ("<!-- ẩn -->", "<!-- ẩn -->"),
        ("1 < 2 và 3 > 2", "1 < 2 và 3 > 2"),
        ("&#8220;a&#8221; &hellip; &eacute; &bogus;", "“a” … é &bogus;"),
    ],
)
def test_a_source_reads_like_this(source: str, text: str) -> None:
    assert to_text(source) == text


@pytest.mark.parametrize("source", ["a < b", "a > b", "<script>x", "<p>x</p>", "<b onclick=x>"])
def test_what_the_filter_would_change_is_known(source: str) -> None:
    assert not survives(source)


@pytest.mark.parametrize("source", ["", "R&D", "<b>x</b>", '<a href="x" rel="y">z</a>', "&lt;"])
def test_what_the_filter_leaves_alone_is_known(source: str) -> None:
    assert survives(source)


def test_an_article_becomes_lines() -> None:
    source = "<h2>Đầu</h2><style>p{}</style>\n<p>Một   hai&nbsp;ba</p><ul><li>x</li><li>y</li></ul>"
    assert page_text(source) == "Đầu\nMột hai ba\nx\ny"


@pytest.mark.parametrize(
    "piece", ["<a>", "<a href='x'>", "<!--", "<script>", "<p>", "</p> ", "<a x", "< ", "&", "<a a "]
)
@pytest.mark.parametrize("read", [to_text, page_text, survives])
def test_a_hostile_text_does_not_keep_us(read: Callable[[str], object], piece: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        read(piece * times)
        return time.process_time() - began

    # forty times the text may take forty times as long, with room to spare, but not its square
    assert seconds(40_000) < max(1.0, 400 * seconds(1_000))
