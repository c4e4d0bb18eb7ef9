from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.exact import decode, encode

ANY_TEXT = st.text(st.characters(exclude_categories=[]) | st.sampled_from("\\\x000du\ud800"))


@given(ANY_TEXT)
def test_any_text_comes_back_exactly(text: str) -> None:
    assert decode(*encode(text)) == text


@given(ANY_TEXT)
def test_the_stored_text_is_valid_utf8_without_nul(text: str) -> None:
    stored, _ = encode(text)
    assert b"\x00" not in stored.encode("utf-8")


@pytest.mark.parametrize("text", ["Tiếng Việt", "C:\\0000\\", "\\", "🙂", ""])
def test_an_ordinary_text_is_stored_as_it_is(text: str) -> None:
    assert encode(text) == (text, False)


def test_a_lone_surrogate_and_a_nul_are_written_out() -> None:
    assert encode("a\x00b\ud83dc\\") == ("a\\0000b\\d83dc\\\\", True)
