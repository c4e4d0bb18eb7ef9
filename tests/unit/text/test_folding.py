from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.folding import fold, fold_key, fold_text

ANY_TEXT = st.text(
    st.characters(exclude_categories=[])
    | st.sampled_from(
        "đĐaàảạăôơưиσⅣℹﬁ𝐀Ⓐ❿🔟🅰⒜٣\u0301\u0336\ufe0f\u20e3\u200b\u202e\x00\ud800\udfff\n\t "
    )
    | st.sampled_from("🇦🇳🇻🇾")
)


@given(ANY_TEXT)
def test_folding_takes_any_string_and_is_idempotent(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded
    assert fold_text(text) == folded
    assert fold_key(fold_key(text)) == fold_key(text)


@given(ANY_TEXT)
def test_every_folded_character_points_at_what_folds_to_it(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    for place, character in enumerate(folded.text):
        start, end = folded.span(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert character in fold(text[start:end]).text


@given(ANY_TEXT)
def test_a_span_folds_to_what_it_claims(text: str) -> None:
    folded = fold(text)
    for first in range(0, len(folded.text), 3):
        last = min(first + 4, len(folded.text))
        start, end = folded.span(first, last)
        assert folded.text[first:last] in fold(text[start:end]).text


@given(ANY_TEXT)
def test_composition_and_case_are_folded_away(text: str) -> None:
    nfc = unicodedata.normalize("NFC", text)
    assert fold_key(unicodedata.normalize("NFD", nfc)) == fold_key(nfc)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đường Nguyễn Huệ", "duong nguyen hue"),
        ("ĐƯỜNG\u00a0\u00a0 huệ", "duong hue"),
        ("Ｖａｙ　ｔｉền", "vay tien"),
        ("vаy tiềп", "vay tien"),  # Cyrillic а and п
        ("v\u200ba\u2060y", "vay"),
        ("l̶ừ̶a̶", "lua"),
        ("ⓥⓐⓨ 𝐭𝐢ề𝐧", "vay tien"),
        ("ᴠᴀʏ", "vay"),
        ("0️⃣9️⃣", "09"),
        ("🔟 ➊❷➌ ⓿ ⑩ ⓫", "10 123 0 10 11"),
        ("٠٩ ०९", "09 09"),
        ("🅥🅐🅨 🅱🅰🅽 ⒱⒜⒴", "vay ban vay"),
        ("𝘷𝙖𝚢 𝔱𝔦𝔢𝔫 ᵗⁱᵉⁿ", "vay tien tien"),
        ("🇻🇳 Việt Nam 🇻🇳🇱🇦", "🇻🇳 viet nam 🇻🇳🇱🇦"),
        ("🇻🇦🇾 🇹 🇮🇪🇳", "vay t ien"),
        ("ᏙᎪᎩ ꓔꓲꓰꓠ", "vay tien"),
        ("t\u034fi\u17b4ề\u20e0n", "tien"),
        ("modern 0l1 rn", "modern 0l1 rn"),
        ("naïve Łódź", "naive lodz"),
        ("汉字 ไทย 🙂", "汉字 ไทย 🙂"),
        (" a \n b ", "a b"),
        ("", ""),
    ],
)
def test_a_text_folds_to_its_key(text: str, key: str) -> None:
    assert fold_key(text) == key


def test_a_mark_belongs_to_its_letter() -> None:
    text = "tie\u0302\u0301ng"
    folded = fold(text)
    assert folded.text == "tieng"
    assert text[slice(*folded.span(2, 3))] == "e\u0302\u0301"


def test_an_empty_span_stands_where_it_begins() -> None:
    assert fold("đá").span(1, 1) == (1, 1)


def test_letters_of_flags_stand_for_their_whole_run() -> None:
    folded = fold("a 🇻🇦🇾 b")
    assert folded.text == "a vay b"
    assert folded.span(3, 4) == (2, 5)
    assert folded.span(2, 5) == (2, 5)
    assert folded.span(6, 7) == (6, 7)


def test_ascii_is_never_read_as_other_ascii() -> None:
    ascii_text = "".join(map(chr, range(0x20, 0x7F)))
    assert fold(ascii_text + "é").text == ascii_text.lower() + "e"


def test_a_very_long_text_folds_in_time_that_grows_with_its_length() -> None:
    for piece in ("🇻", "\u0301", "a\u0336", "Ồ", "\u200b", "👨\u200d"):
        text = piece * (100_000 // len(piece))
        began = time.process_time()
        fold(text)
        assert time.process_time() - began < 1.5
