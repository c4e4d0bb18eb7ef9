"""Which texts are taken to say nearly the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.folding import fold_key
from moderator.text.likeness import (
    ALIKE,
    KEPT,
    SHORTEST,
    bands,
    likeness,
    may_be_alike,
    wording,
)

TEMPLATES = (
    "Cho vay tiền nhanh trong ngày, lãi chỉ {n}%, không cần thế chấp, gọi {phone} gặp {name}",
    "Chị {name} ơi em kiếm được {n} triệu mỗi tháng nhờ làm thêm tại nhà, nhắn tin {phone} nhé",
    "Tuyển người làm việc tại nhà lương {n} triệu một tháng, chỉ cần điện thoại, xem {link}",
    "Nhận làm bằng cấp các loại, uy tín, không đặt cọc, nhận hàng mới trả tiền, {link} {phone}",
    "{name} xin cảm ơn thầy đã giúp tôi lấy lại {n} triệu bị lừa, ai cần thì liên hệ {link}",
)
NAMES = ("An", "Bình", "Minh Tâm", "Hoàng Lan", "Thu Hà", "Quốc Dũng", "Lê Mai", "Văn Nam")
LINKS = ("bit.ly/", "viec-nhe.example/", "https://nhanh.example/?a=", "www.vay.example/")
SIGNS = ("", "😀", "👍👍", "🔥🔥🔥!!!", "...", "❤️")


def filled(template: str, chance: random.Random) -> str:
    """Return a spam template with a number, a name, a link and signs of its own."""
    said = template.format(
        n=chance.randint(1, 900),
        phone=f"09{chance.randint(10_000_000, 99_999_999)}",
        name=chance.choice(NAMES),
        link=f"{chance.choice(LINKS)}{chance.randint(100, 99999)}",
    )
    return f"{said} {chance.choice(SIGNS)}"


def alike(one: str, other: str) -> bool:
    first, second = wording(fold_key(one)), wording(fold_key(other))
    shared = set(bands(first)[:KEPT]) & set(bands(second))
    return bool(shared) and likeness(first, second) >= ALIKE


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_filled_in_anew_is_found_again(template: str) -> None:
    chance = random.Random(3)  # noqa: S311 - the same fillings each time
    first = filled(template, chance)
    found = [alike(first, filled(template, chance)) for _ in range(200)]
    assert sum(found) >= 198


def test_templates_are_not_like_one_another() -> None:
    chance = random.Random(4)  # noqa: S311
    texts = [filled(template, chance) for template in TEMPLATES]
    assert not any(
        alike(one, other) for place, one in enumerate(texts) for other in texts[place + 1 :]
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chúc mừng em", "Chúc mừng em nhé"),
        ("Quá hay", "Quá hay luôn"),
        ("Đồng ý với bạn", "Đồng ý với bạn 100%"),
        ("Xin chia buồn cùng gia đình cháu", "Xin chia buồn cùng gia đình anh"),
        (
            "Chúc mừng đội tuyển, các em đá hay lắm, mong trận sau tiếp tục thắng",
            "Chúc mừng các em học sinh đạt giải, mong các em tiếp tục cố gắng học",
        ),
        (
            "Cây cầu này xây mãi không xong, dân đi lại khổ quá, mong tỉnh quan tâm",
            "Con đường này sửa mãi không xong, dân buôn bán khổ lắm, mong xã sớm giải quyết",
        ),
    ],
)
def test_what_many_say_in_good_faith_is_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)


@given(st.lists(st.text("abcdeghiklmnopqrstuvxy", min_size=1, max_size=6), max_size=60))
def test_equal_wordings_share_all_bands(words: list[str]) -> None:
    one, other = wording(fold_key(" ".join(words))), wording(fold_key("  ".join(words).upper()))
    assert bands(one) == bands(other)
    assert bool(bands(one)) == (len(words) >= SHORTEST)
    assert likeness(one, other) == 1


@given(st.text(max_size=300), st.integers(0, 10**9), st.sampled_from(SIGNS))
def test_numbers_links_and_signs_make_no_difference(text: str, number: int, sign: str) -> None:
    added = fold_key(f"{text} {number} bit.ly/{number} {sign}")
    assert wording(added) == wording(fold_key(text))


@given(st.text(max_size=300))
def test_bands_fit_into_a_column(text: str) -> None:
    found = bands(wording(fold_key(text)))
    assert all(-(2**31) <= one < 2**31 for one in found)
    assert list(found) == sorted(set(found))


@given(st.text(max_size=50), st.text(max_size=50))
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@pytest.mark.parametrize("piece", ["a.", "\ud800 x ", "\0", ". ", "!", "nhà "])
def test_long_texts_are_read_no_further_than_their_beginning(piece: str) -> None:
    assert len(wording(fold_key(piece * 100_000))) <= 2000


@given(st.text("abc ", max_size=40), st.text("abc ", max_size=40), st.text("abcx", max_size=20))
def test_the_first_look_lets_all_pass_that_are_alike(one: str, other: str, more: str) -> None:
    if likeness(one, other) >= ALIKE:
        assert may_be_alike(one, f"{other[:9]}{more}{other[9:]}{more}")
