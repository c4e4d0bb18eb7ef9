from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from moderator.learning.features import SIZE, features, said

HOSTILE = st.text(st.characters(), max_size=200)


@given(HOSTILE, HOSTILE)
def test_any_string_has_features_within_the_table(text: str, name: str) -> None:
    found = features(text, name)
    assert found == features(text, name)
    assert list(found) == sorted(set(found))
    assert all(0 <= one < SIZE for one in found)


@given(HOSTILE)
def test_each_word_said_is_a_feature_and_stands_in_the_text(text: str) -> None:
    found = set(features(text))
    for one in said(text):
        assert one.feature in found
        assert 0 <= one.start < one.end <= len(text)


def test_case_marks_and_look_alikes_make_no_difference() -> None:
    plain = {one.feature for one in said("Thanh lý áo khoác")}
    for disguised in ("thanh ly ao khoac", "THANH LÝ ÁO KHOÁC", "Thаnh lý áo khoác"):
        assert {one.feature for one in said(disguised)} == plain


def test_spans_are_the_words_as_typed() -> None:
    text = "Thanh  LÝ, áo\u200b khoác. Giá"
    words = [text[one.start : one.end] for one in said(text)]
    assert words == [
        "Thanh",
        "LÝ",
        "Thanh  LÝ",
        "áo",
        "LÝ, áo",
        "khoác",
        "áo\u200b khoác",
        "Giá",  # no pair over the end of a sentence
    ]


def test_numbers_count_by_their_length() -> None:
    assert features("gọi 0901234567 nhé") == features("gọi 0987654321 nhé")
    assert features("gọi 0901234567 nhé") != features("gọi 113 nhé")


def test_who_the_reader_is_makes_no_difference() -> None:
    text = "Bài viết hay"
    for name in ("Nguyễn Văn Nam", "Trần Thị Hạnh", "H'Hen Niê", "nguyen van nam", "Bạn đọc 12"):
        assert features(text, name) == features(text)
    assert features(text, "vaytien.com") != features(text)
    assert features(text, "zalo 0901 234 567") != features(text)


def test_a_very_long_comment_is_read_at_both_ends_and_in_no_time() -> None:
    long = "thật ra thì " * 10_000
    began = time.process_time()
    found = features(long + "ghé shop em")
    assert time.process_time() - began < 2
    assert {one.feature for one in said("ghé shop em")} <= set(found)
    for hostile in ("1 " * 50_000, "a." * 50_000, "0-" * 50_000, "\u0301" * 100_000):
        began = time.process_time()
        features(hostile, hostile)
        assert time.process_time() - began < 2
