from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.model.trace import Clue, ClueKind, network_address, recognised


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("lan@example.org", ClueKind.EMAIL, "lan@example.org"),
        (" mailto:Lan@Example.org ", ClueKind.EMAIL, "Lan@Example.org"),
        ("192.0.2.7", ClueKind.ADDRESS, "192.0.2.7"),
        ("2001:DB8:0:0::1", ClueKind.ADDRESS, "2001:db8::1"),
        ("[2001:db8::1]", ClueKind.ADDRESS, "2001:db8::1"),
        ("https://bao.example/cau-7.html#y-kien-12", ClueKind.LINK, None),
        ("http://[half", ClueKind.LINK, None),
        ("bao.example/nguoi-doc/12", ClueKind.LINK, None),
        ("shop.example", ClueKind.LINK, None),
        ("4711", ClueKind.ACCOUNT, "4711"),
        ("#4711", ClueKind.ACCOUNT, "4711"),
        ("Trần  Thị Ỷ", ClueKind.NAME, "Trần Thị Ỷ"),
        ("a@", ClueKind.NAME, "a@"),
        ("T.Lan", ClueKind.LINK, None),
        ("1.2.3", ClueKind.NAME, "1.2.3"),
    ],
)
def test_what_is_typed_is_recognised(typed: str, kind: ClueKind, value: str | None) -> None:
    expected = Clue(kind, " ".join(typed.split()) if value is None else value)
    assert recognised(typed) == expected


def test_nothing_is_nothing() -> None:
    assert recognised(" \n\t ") is None
    assert network_address("12") is None


@given(st.text(max_size=300))
def test_any_string_is_something_or_nothing(typed: str) -> None:
    found = recognised(typed)
    assert found is None or found.value
