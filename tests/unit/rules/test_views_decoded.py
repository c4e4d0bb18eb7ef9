"""Texts whose typing keys were left in, read by the lists of phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.rules.reading import Reading

_KEYS = st.text(alphabet="aeioudgnhtcsfrxjw1259^'`~. +(\u1ec7\ud800", max_size=40)


@pytest.mark.parametrize(
    ("text", "folded", "typed"),
    [
        ("tieefn nhanh", ["tien", "nhanh"], ["tiền", "nhanh"]),
        ("tie62n nhanh!", ["tien", "nhanh"], ["tiền", "nhanh"]),
        ("tie^`n, nhanh", ["tien", "nhanh"], ["tiền", "nhanh"]),
        ("DDUWOWNGF naof", ["duong", "nao"], ["đường", "nào"]),
    ],
)
def test_words_are_read_as_they_were_meant(text: str, folded: list[str], typed: list[str]) -> None:
    words = Reading(text).decoded
    assert [word.folded for word in words] == folded
    assert [word.typed for word in words] == typed
    assert [text[word.start : word.end] for word in words] == [
        piece.strip("!,") for piece in text.split()
    ]


@pytest.mark.parametrize("text", ["đường này ngập", "duong nay ngap", "", "week boots co2"])
def test_a_text_without_keys_is_read_no_second_time(text: str) -> None:
    reading = Reading(text)
    assert reading.decoded == ()
    assert reading.meant in ((), (reading.words,))


@given(_KEYS | st.text(max_size=40))
def test_decoded_words_stand_in_order_and_never_overlap(text: str) -> None:
    place = 0
    for word in Reading(text).decoded:
        assert place <= word.start < word.end <= len(text)
        place = word.end
