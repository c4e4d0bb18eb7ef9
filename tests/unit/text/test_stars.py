from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from moderator.model import Span
from moderator.text.stars import starred


def test_each_word_keeps_its_first_letter() -> None:
    assert starred("nói đồ ngu à", [Span(4, 10)]) == "nói đ* n** à"


def test_a_span_beyond_a_shortened_text_does_no_harm() -> None:
    assert starred("đồ…", [Span(0, 6), Span(9, 12)]) == "đ**"


@given(st.text(), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_places_stay_what_they_were(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), max(pair)) for pair in places]
    hidden = starred(text, spans)
    assert len(hidden) == len(text)
    outside = set(range(len(text))) - {at for span in spans for at in range(span.start, span.end)}
    assert all(hidden[at] == text[at] for at in outside)
