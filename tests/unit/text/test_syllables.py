from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.letters import MARKED, bare, canonical
from moderator.text.syllables import bare_syllables, is_syllable

GOOD = """
nghiêng người quý hoà hòa thuý khuỷu giếng gì gìn quốc khuya nguyễn thuở quạ yêu kẻ xoong đường
ước ở à ý oan uống iu quyết quýnh giữa gà ghế nghĩa ngủ kính của què xoáy loè khoẻ rượu
chuếch choáng tuýp huỳnh quỵt
"""
BAD = """
càt ngiêng kà ghà gê cê qà zô fê wá jì đươnng aăn ngoằèo tốp̀ ăk bắk q b đ ơơ
"""


@pytest.mark.parametrize("word", GOOD.split())
def test_a_syllable_is_known_in_any_composition_and_case(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(unicodedata.normalize("NFD", word))
    assert is_syllable(bare(unicodedata.normalize("NFC", word)))


@pytest.mark.parametrize("word", BAD.split())
def test_what_breaks_the_rules_of_spelling_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    "word", ["", "game", "vcl", "dc", "ngh", "strong", "COVID", "bàn ghế", "3"]
)
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@given(st.text(st.characters(exclude_categories=[])))
def test_any_string_is_taken(text: str) -> None:
    assert is_syllable(text) in {True, False}


def test_bare_syllables_are_bare() -> None:
    assert all(word == bare(word) and word.isascii() for word in bare_syllables())


def test_every_marked_letter_goes_bare() -> None:
    assert len(MARKED) == 134
    assert bare("".join(MARKED)).isascii()


@pytest.mark.parametrize(
    ("one", "two"), [("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuý", "thúy"), ("tuỳ", "tùy")]
)
def test_both_ways_to_place_a_tone_are_one(one: str, two: str) -> None:
    assert canonical(one) == canonical(two) == two


@pytest.mark.parametrize("word", ["quý", "toàn", "già", "của", "mùa"])
def test_words_with_one_spelling_keep_it(word: str) -> None:
    assert canonical(word) == word
