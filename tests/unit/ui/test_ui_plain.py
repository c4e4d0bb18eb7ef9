from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from moderator.model import Finding, FindingKind, Part, Span, Words
from moderator.ui.plain import put, safe, shown, tooltip, utf16_offsets


def found(*spans: tuple[int, int], part: Part = Part.TEXT) -> Finding:
    return Finding(FindingKind.SPAM, 0.9, tuple(Span(*one) for one in spans), Words("", ""), part)


def units(text: str, start: int, length: int) -> str:
    raw = text.encode("utf-16-le")
    return raw[start * 2 : (start + length) * 2].decode("utf-16-le")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_offsets_count_utf16_units(text: str) -> None:
    offsets = utf16_offsets(text)
    assert [offsets[at] for at in range(len(text) + 1)] == [
        len(text[:at].encode("utf-16-le")) // 2 for at in range(len(text) + 1)
    ]


def test_a_mark_after_an_emoji_covers_its_word() -> None:
    text = "🎉🎉 vay tiền nhanh"
    (mark,) = shown(text, [found((3, 6))], Part.TEXT).marks
    assert units(text, mark.start, mark.length) == "vay"


def test_a_mark_over_hidden_characters_covers_what_is_shown_for_them() -> None:
    text = "a\u200bb 🎉 za\u202elo"
    content = shown(text, [found((1, 2), (6, 11))], Part.TEXT)
    first, second = content.marks
    assert units(content.text, first.start, first.length) == "[U+200B]"
    assert units(content.text, second.start, second.length) == "za[U+202E]lo"


def test_findings_in_the_name_mark_nothing_in_the_text() -> None:
    assert shown("abc", [found((0, 3), part=Part.NAME)], Part.TEXT).marks == ()


def test_spans_beyond_a_shortened_text_mark_nothing() -> None:
    content = shown("abc", [found((2, 9), (5, 7))], Part.TEXT)
    assert [(mark.start, mark.length) for mark in content.marks] == [(2, 1)]


def test_lone_surrogates_and_nul_are_written_out() -> None:
    said = safe("a\x00b\ud800c")
    assert said == "a[U+0000]b[U+D800]c"
    said.encode("utf-8")


def test_names_are_kept_on_one_line() -> None:
    assert safe("Lan\nHương\u2028x") == "Lan Hương x"


def test_a_tool_tip_shows_html_as_it_was_typed() -> None:
    assert "&lt;b&gt;" in tooltip("<b>đậm</b>")


def test_what_is_put_into_a_sentence_is_not_looked_through_again() -> None:
    assert put("%2: %1 (%2)", "%2 %1", "b%1") == "b%1: %2 %1 (b%1)"
    assert put("100 % of %1", "\ud800%9") == "100 % of \ud800%9"
