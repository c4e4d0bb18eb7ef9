from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.model import OwnRule
from moderator.rules.context import Context
from moderator.rules.own import Own
from moderator.rules.prefilter import STAND_INS, Prefilter
from moderator.rules.reading import Reading
from moderator.store.search import searchable
from moderator.text.folding import fold_key

PHRASES = ("vay tiền nhanh", "đm", "khoá học làm giàu", "địt", "hội kín")


def column(text: str) -> str:
    """Return what the database keeps of a text for searching."""
    return searchable(fold_key(text), "")


def test_what_any_sign_may_stand_for_is_left_out() -> None:
    for sign in string.digits + string.punctuation:
        for phrase in ("vudmkh", "phuxmvy"):
            text = f"{phrase[:3]}{sign}{phrase[3:]} {phrase[:2]}{sign}{phrase[2:]}"
            for word in Reading(text).joined:
                beyond = set(word.folded) - set(phrase) - set(string.digits)
                assert beyond <= STAND_INS, (sign, beyond)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Cho vay tiền nhanh", True),
        ("VAY TIEN NHANH", True),
        ("v.a.y t1en nhaaaanh", True),
        ("v a y t i e n n h a n h", True),
        ("vvvay tien nhanh", True),
        ("vay tien cham", False),
        ("Trời hôm nay đẹp", False),
        ("", False),
    ],
)
def test_what_may_have_a_phrase_is_read(text: str, may: bool) -> None:  # noqa: FBT001
    assert Prefilter(["vay tiền nhanh"]).may_hold(column(text)) is may


@given(
    st.lists(st.sampled_from([*PHRASES, "bài viết", "ở", "2026", "!"]), max_size=5),
    st.sampled_from(["", ".", " ", "*", "-", "_", "\u200b"]),
    st.integers(1, 4),
    st.sampled_from([str.upper, str.lower, str.title, fold_key]),
    st.dictionaries(st.sampled_from("oieast"), st.sampled_from("013457")),
)
def test_nothing_that_is_found_is_ever_held_back(
    words: list[str], glue: str, stretch: int, case: object, leet: dict[str, str]
) -> None:
    table = {ord(letter): digit for letter, digit in leet.items()}
    text = " ".join(glue.join(letter * stretch for letter in word) for word in words)
    text = case(text).translate(table)  # type: ignore[operator]
    rule = OwnRule("a", "a", on=True, phrases=PHRASES)
    if Own([rule]).check(Reading(text), Context()):
        assert Prefilter(PHRASES).may_hold(column(text))


def test_a_phrase_without_enough_letters_lets_everything_through() -> None:
    for phrase in ("lô tô", "18", "ai"):
        assert not Prefilter([phrase]).helps
        assert Prefilter([phrase]).may_hold("khac")


def test_a_column_that_was_cut_off_or_has_other_letters_is_read() -> None:
    assert Prefilter(["vay tiền"]).may_hold("x" * 200_000)
    assert Prefilter(["vay tiền"]).may_hold("чужой")
