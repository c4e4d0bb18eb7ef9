"""Quotations of the article: found through case, marks and punctuation, in linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator.text.quotes import LEAST, quotes, sentences

ARTICLE = (
    "Cây cầu mới khánh thành sáng nay. Theo ban quản lý, cây cầu sẽ giảm một nửa thời gian đi lại"
    " giữa hai xã. Người dân mong có thêm đèn chiếu sáng vào ban đêm."
)


def _said(text: str, article: str = ARTICLE) -> list[tuple[str, str]]:
    return [
        (text[one.start : one.end], article[one.source_start : one.source_end])
        for one in quotes(text, article)
    ]


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        (
            "Bài viết: cây cầu sẽ giảm một nửa thời gian đi lại, tôi không tin.",
            "cây cầu sẽ giảm một nửa thời gian đi lại",
            "cây cầu sẽ giảm một nửa thời gian đi lại",
        ),
        (
            "CAY CAU SE GIAM MOT NUA thoi gian roi!",
            "CAY CAU SE GIAM MOT NUA thoi gian",
            "cây cầu sẽ giảm một nửa thời gian",
        ),
        (
            "“thêm đèn chiếu sáng” thì tốt quá 🎉",
            "thêm đèn chiếu sáng",
            "thêm đèn chiếu sáng",
        ),
    ],
)
def test_a_quotation_is_found(text: str, said: str, source: str) -> None:
    assert _said(text) == [(said, source)]


@pytest.mark.parametrize(
    "text",
    [
        "Cây cầu mới đẹp quá",
        "thêm đèn chiếu sáng thì tốt quá",
        "",
        "Tôi đồng ý với bài viết này ạ.",
    ],
)
def test_common_speech_is_none(text: str) -> None:
    assert _said(text) == []


def test_each_sentence_is_told_once() -> None:
    text = "'ban quản lý' nói cây cầu sẽ giảm một nửa; “thời gian đi lại giữa hai xã” lâu lắm"
    found = quotes(text, ARTICLE)
    assert len(found) == 2
    told = [ARTICLE[start:end] for start, end in sentences(ARTICLE, found)]
    assert told == ["Theo ban quản lý, cây cầu sẽ giảm một nửa thời gian đi lại giữa hai xã."]
    assert sentences(ARTICLE, ()) == ()


def test_a_text_of_one_word_repeated_costs_no_more_than_its_length() -> None:
    long = "a " * 50_000
    (one, *_) = quotes(long, long)
    assert one.end - one.start >= LEAST


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_strings_are_taken_and_what_is_found_lies_inside(text: str, article: str) -> None:
    for whole in (article, text + article):
        last = 0
        for one in quotes(text, whole):
            assert last <= one.start < one.end <= len(text)
            assert 0 <= one.source_start < one.source_end <= len(whole)
            last = one.end
        for start, end in sentences(whole, quotes(text, whole)):
            assert 0 <= start <= end <= len(whole)
