from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.visible import Hidden, hidden_places, reveal, reveal_map

ANY_TEXT = st.text(
    st.characters(exclude_categories=[])
    | st.sampled_from("a\u0301\u0302\u200b\u200d\u202e\x00\x1b\ud800👨❤\ufe0f")
)

SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@given(ANY_TEXT)
def test_any_string_is_revealed_and_nothing_hidden_is_left(text: str) -> None:
    shown = reveal(text)
    assert not [place for place in hidden_places(shown) if place.kind is not Hidden.HEAP]
    assert not any("\ud800" <= letter <= "\udfff" for letter in shown)


@given(ANY_TEXT)
def test_positions_lead_each_character_to_where_it_is_shown(text: str) -> None:
    revealed = reveal_map(text)
    assert len(revealed.positions) == len(text) + 1
    assert revealed.positions[-1] == len(revealed.text)
    hidden = {place for one in hidden_places(text) for place in range(one.start, one.end)}
    for place, character in enumerate(text):
        if place not in hidden:
            assert revealed.text[revealed.positions[place]] == character
    for one in hidden_places(text):
        start = revealed.positions[one.start]
        assert revealed.text[start : start + len(one.shown)] == one.shown


@given(
    st.text(
        "a1#ש❤👩🏴\u2139\u200d\ufe0f\ufe0e\u20e3\u0301\u034f\u202e\U000e0067\U000e007f", max_size=40
    )
)
def test_the_same_hides_or_not_wherever_it_stands_again(text: str) -> None:
    pieces, done = list[str](), 0
    for one in hidden_places(text):
        pieces += (text[done : one.start], one.shown)
        done = one.end
    assert reveal(text) == reveal_map(text).text == "".join((*pieces, text[done:]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("an\u202etoan", "an[U+202E]toan"),
        ("zero\u200bwidth", "zero[U+200B]width"),
        ("nul\x00", "nul[U+0000]"),
        ("lone\ud83d", "lone[U+D83D]"),
        ("e" + "\u0301" * 500, "e\u0301\u0301[+498 \u25cc\u0301]"),
        ("Tiếng Việt\n\tcó dấu", "Tiếng Việt\n\tcó dấu"),
        ("tie\u0302\u0301ng", "tie\u0302\u0301ng"),
        ("ก" + "\u0e49" * 500, "ก\u0e49\u0e49[+498 \u25cc\u0301]"),
        ("น\u0e49\u0e33 ที\u0e48", "น\u0e49\u0e33 ที\u0e48"),
        ("ب" + "\u064e" * 9, "ب\u064e\u064e[+7 \u25cc\u0301]"),
        (SCOTLAND, SCOTLAND),
        ("La\ufe00n\ufe0f", "La[U+FE00]n[U+FE0F]"),
        (
            "1\ufe0f\u20e3 1\ufe0f ‼\ufe0f ☎\ufe0e\ufe0e",
            "1\ufe0f\u20e3 1[U+FE0F] ‼\ufe0f ☎\ufe0e[U+FE0E]",
        ),
        ("🎉\U000e0061\U000e0062", "🎉[U+E0061][U+E0062]"),
        ("🏴\U000e0041\U000e0042", "🏴[U+E0041][U+E0042]"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f", "👨\u200d👩\u200d👧 ❤\ufe0f"),
    ],
)
def test_what_hides_is_written_out_and_the_rest_stays(text: str, shown: str) -> None:
    assert reveal(text) == shown
