from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.entities import unescaped


@given(st.text(alphabet="&#xX;0169aégtl<\ud800", max_size=40))
def test_it_reads_as_the_library_does(source: str) -> None:
    assert unescaped(source) == html.unescape(source)


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("a&#" + "9" * 5000 + ";b", "a\ufffdb"),
        ("a&#" + "9" * 5000 + "b", "a\ufffdb"),
        ("&#" + "0" * 5000 + "65;", "A"),
        ("&#x" + "9" * 5000 + ";", "\ufffd"),
    ],
)
def test_a_number_of_any_length_is_read(source: str, read: str) -> None:
    assert unescaped(source) == read
