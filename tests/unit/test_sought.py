"""What a search is for is found in a comment as the search finds it."""

from __future__ import annotations

import pytest

from moderator.model import Field, Query, Term
from moderator.ui.sought import sought


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        (Query(text="nuoc"), "Cúp NƯỚC mấy ngày, nuoc đục, nướcc", ["NƯỚC", "nuoc", "nướcc"]),
        (Query(text="nuoc cup"), "Cúp nước, nướcc", ["Cúp", "nước"]),
        (Query(text="nước", exact=True), "nước nuóc NƯỚC nuoc", ["nước", "NƯỚC"]),
        (Query(terms=(Term(Field.PHRASE, ("đường xá",)),)), "Đường xá", ["Đường", "xá"]),
        (Query(terms=(Term(Field.WORD, ("cầu",), negated=True),)), "cầu đường", []),
        (Query(), "nước", []),
        (Query(text="!!"), "nước!!", []),
        (Query(text="ba"), "\ud800 ba\x00 b", ["ba"]),
    ],
)
def test_words_are_marked_as_they_are_searched(query: Query, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sought(query).places(text)] == found
