"""Texts are cut between words, quickly, and never longer than asked."""

from __future__ import annotations

import unicodedata

import pytest

from moderator.text.shortening import ELLIPSIS, WORD, cut, shortened

TEXT = "Mình nghĩ nên làm group buy theo khu dân cư, order trước 1 ngày rồi ship tận nơi"


@pytest.mark.parametrize("limit", range(20, len(TEXT)))
def test_a_text_ends_with_a_word(limit: int) -> None:
    short = shortened(TEXT, limit)
    assert len(short) <= limit
    assert short.endswith(ELLIPSIS)
    words = short.removesuffix(ELLIPSIS).split()
    assert [word.rstrip(",") for word in TEXT.split()][: len(words)] == [
        word.rstrip(",") for word in words
    ]
    assert len(short) > limit - WORD


def test_what_fits_is_left_alone() -> None:
    assert shortened(TEXT, len(TEXT)) == TEXT
    assert shortened("", 5) == ""


def test_a_word_that_just_fits_stays_and_a_comma_goes() -> None:
    assert cut("một hai ba", 7) == "một hai…"
    assert cut("một hai, ba", 8) == "một hai…"
    assert cut("một hai ba", 6) == "một…"
    assert cut("một hai... ba", 11) == "một hai…"


@pytest.mark.parametrize("text", ["a" * 900, "https://example.org/" + "x/" * 300])
def test_what_has_no_words_is_cut_where_the_room_ends(text: str) -> None:
    assert shortened(text, 60) == text[:59] + ELLIPSIS


def test_a_letter_keeps_its_marks() -> None:
    text = unicodedata.normalize("NFD", "ế" * 40)
    for limit in range(5, 60):
        short = shortened(text, limit).removesuffix(ELLIPSIS)
        assert len(short) % 3 == 0
        assert len(short) >= limit - 3


@pytest.mark.parametrize(
    "text", [" " * 50, "\u0301" * 50, "\ud800" * 50, "\x00" * 50, ",;:" * 20, "ế" * 2]
)
def test_whatever_readers_write_is_cut_to_what_is_asked_for(text: str) -> None:
    for limit in range(1, 50):
        assert len(shortened(text, limit)) <= limit
