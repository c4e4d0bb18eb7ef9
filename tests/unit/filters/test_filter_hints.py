"""What is offered while a filter line is typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from moderator.filters import names
from moderator.filters.hints import hints
from moderator.filters.line import parse
from moderator.model import Field, FindingKind, Known

KNOWN = Known(
    articles=("Giá vàng “lập đỉnh”", "Cầu mới"),
    sections=("Kinh tế", "Thể thao"),
    sites=("Báo thử",),
    actors=("Hà", "Minh"),
)


def _texts(line: str, language: str = "vi", cursor: int | None = None) -> list[str]:
    at = len(line) if cursor is None else cursor
    return [hint.text for hint in hints(line, at, language, KNOWN)]


def test_keys_are_offered_in_the_language_of_the_window() -> None:
    assert "tác-giả:" in _texts("tac")
    assert "author:" in _texts("tac", "en")
    assert _texts("aut") == ["tác-giả:"]
    assert _texts("t") == []
    assert _texts('"tac') == []


def test_values_are_offered_with_and_without_marks() -> None:
    assert _texts("trạng-thái:cho") == ["chờ-duyệt", "trưởng-ban"][:1]
    assert _texts("status:", "en")[:2] == ["pending", "held"]
    assert _texts("mục:the") == ['"Thể thao"']
    assert _texts("by:", "en") == ["me", '"Hà"', '"Minh"']
    assert _texts("bài:gia") == ['"Giá vàng “lập đỉnh”"']


def test_every_kind_of_finding_is_offered() -> None:
    offered = _texts("finding:", "en")
    assert len(offered) == len(set(offered)) == len(names.VALUES[Field.FINDING])
    assert len(offered) >= len(FindingKind)


def test_only_the_part_at_the_cursor_is_completed() -> None:
    line = "trạng-thái:ch nhãn:qu,cô"
    first, *_ = hints(line, 13, "vi", KNOWN)
    assert (first.text, first.start, first.end) == ("chờ-duyệt", 11, 13)
    last, *_ = hints(line, len(line), "vi", KNOWN)
    assert (last.text, line[last.start : last.end]) == ("công-kích", "cô")


@given(st.text(max_size=40), st.integers(0, 40), st.sampled_from(["vi", "en"]))
def test_any_line_can_be_completed(line: str, cursor: int, language: str) -> None:
    for hint in hints(line, cursor, language, KNOWN):
        assert 0 <= hint.start <= hint.end <= len(line)


def test_what_is_taken_is_understood() -> None:
    for typed in ("mục:", "bài:", "trang:", "người-duyệt:", "nhãn:", "có:", "là:", "xếp:", "ngày:"):
        offered = hints(typed, len(typed), "vi", KNOWN)
        assert offered
        for hint in offered:
            line = typed[: hint.start] + hint.text + typed[hint.end :]
            assert not parse(line).problems, line
