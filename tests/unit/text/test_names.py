from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.names import Lists, names_in


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in names_in(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Cam on anh Nguyen Van Nam da noi giup", ["Nguyen Van Nam"]),
        ("Cảm ơn anh Nguyen Văn Nam đã nói giúp", ["Nguyen Văn Nam"]),
        ("nguyen van nam", ["nguyen van nam"]),
        ("Huynh minh duc", ["Huynh minh duc"]),
        ("hom nay tran thi thanh huong khong den", ["tran thi thanh huong"]),
        ("anh tuan noi dung day", ["tuan"]),
        ("Ong Hung va ba Lan", ["Hung", "Lan"]),
        ("luat su Tran Vu Hai len tieng", ["Tran Vu Hai"]),
        ("bac si hoa rat tan tam", ["hoa"]),
        ("Nguyen D. Phuc noi vay thoi", ["Nguyen D. Phuc"]),
        ("Theo Nam thi khong nen", ["Nam"]),
        ("chi Thanh Hoa noi", ["Thanh Hoa"]),  # a province without the title
        ("CONG AN DA BAT NGUYEN VAN HUNG", ["NGUYEN VAN HUNG"]),
        ("TRAN THI HOA DUNG ROI", ["TRAN THI HOA"]),
        ("Chuyen Cua Le Van Khanh O Xom Toi Ngay Truoc", ["Le Van Khanh"]),
        ("ca si Tung Duong, nhac si Hong Dang", ["Tung Duong", "Hong Dang"]),
        ("nha anh Tuan\u00a0Kiet o dau", ["Tuan\u00a0Kiet"]),
    ],
)
def test_a_bare_name_is_seen(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nguyễn Văn Hùng",  # has its marks
        "Ha Noi, Da Nang",
        "TP Ho Chi Minh",
        "thanh pho ho chi minh",
        "di Thanh Hoa choi",
        "phuong Kim Giang mat nuoc",
        "Bo Y te noi vay",
        "nguyen nhan la do dau",
        "ho van con noi duoc",
        "do thi hoa nhanh qua",
        "duong van ngap",
        "la van de lon",
        "Chuc Mung Nam Moi Ca Nha",
        "CHUC MUNG NAM MOI",
        "Nam nay mua nhieu",
        "hom nay trời đẹp",
        "viet nam vo dich",
        "Anh em di lam ve",
    ],
)
def test_other_words_are_no_name(text: str) -> None:
    assert names(text) == []


PIECES = st.sampled_from(
    [
        "Nguyen",
        "van",
        "Nam",
        "anh",
        "Hà",
        "Noi",
        "TP",
        ".",
        "\n",
        "D.",
        "luat",
        "su",
        "ĐỖ",
        "\ud800",
    ]
)


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(st.characters(exclude_categories=[])))
def test_spans_lie_in_the_text_in_order_each_with_a_bare_word(text: str) -> None:
    before = 0
    for start, end in names_in(text):
        assert before <= start < end <= len(text)
        assert any(word.isascii() for word in text[start:end].split())
        before = end


@pytest.mark.parametrize("text", ["Nguyen Van ", "anh ", "A. ", "Ba Ria Vung ", "x", "TRAN THI "])
def test_a_long_text_takes_time_in_proportion(text: str) -> None:
    began = time.process_time()
    names_in(text * (100_000 // len(text)))
    assert time.process_time() - began < 5


def test_lists_without_a_heading_are_refused() -> None:
    with pytest.raises(KeyError):
        Lists.read("[family]\nnguyen!\n")
