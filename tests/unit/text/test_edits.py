"""The kind of an edit is told from what it changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.model import EditClass
from moderator.text.edits import edit_class


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("duong nay ket cung", "đường này kẹt cứng", EditClass.DIACRITICS),
        ("đường nay kẹt", "đường này kẹt", EditClass.DIACRITICS),
        ("Gọi 0912 345 678 nhé", "Gọi 091x xxx xxx nhé", EditClass.PERSONAL),
        ("Gọi 0912345678 nhé", "Gọi nhé", EditClass.PERSONAL),
        ("thư lan@example.org ạ", "thư l***@example.org ạ", EditClass.PERSONAL),
        ("đường này kẹt cứng qúa", "đường này kẹt cứng quá", EditClass.DIACRITICS),
        ("tôi xẽ đi xem", "tôi sẽ đi xem", EditClass.SPELLING),
        ("hay qua , cam on", "Hay qua, cam on.", EditClass.SPELLING),
        ("dường lày kẹt", "đường này kẹt", EditClass.SPELLING),
        ("Đồ ngu. Cầu đẹp.", "Cầu đẹp.", EditClass.OTHER),
        ("năm 2024 mới xong", "năm nay mới xong", EditClass.OTHER),
        ("Cầu đẹp.", "Cầu đẹp. Xin cảm ơn tòa soạn.", EditClass.OTHER),
    ],
)
def test_kinds(before: str, after: str, expected: EditClass) -> None:
    assert edit_class(before, after) is expected


def test_the_name_counts_too() -> None:
    assert edit_class("hay", "hay", "Nguyen Van", "Nguyễn Văn") is EditClass.DIACRITICS
    assert edit_class("hay", "hay", "Lan 0912345678", "Lan") is EditClass.PERSONAL
    assert edit_class("hay", "hay", "Kẻ xấu", "Bạn đọc") is EditClass.OTHER
    assert edit_class("hay", "hay", "Lan", "Lan") is None


@given(st.text(), st.text())
def test_any_strings_are_taken(before: str, after: str) -> None:
    found = edit_class(before, after)
    assert (found is None) == (before == after)
    assert found is not EditClass.LEGAL
