from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.diff import Change, word_diff

TEXT = st.text(st.sampled_from("ab à\n.đ"), max_size=40)


@given(TEXT, TEXT)
def test_a_diff_holds_both_texts_whole(before: str, after: str) -> None:
    changes = word_diff(before, after)
    assert "".join(change.text for change in changes if change.kind != "added") == before
    assert "".join(change.text for change in changes if change.kind != "removed") == after
    assert all(change.text for change in changes)


@given(TEXT)
def test_equal_texts_have_no_changes(text: str) -> None:
    assert all(change.kind == "same" for change in word_diff(text, text))


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (
            "toi di hoc",
            "tôi đi học",
            "-toi +tôi =  -di +đi =  -hoc +học",
        ),
        ("một hai ba", "một ba", "=một  -hai  =ba"),
        ("a", "", "-a"),
        ("", "b", "+b"),
    ],
)
def test_words_are_compared_one_by_one(before: str, after: str, changes: str) -> None:
    signs = {"same": "=", "removed": "-", "added": "+"}
    shown = " ".join(signs[change.kind] + change.text for change in word_diff(before, after))
    assert shown == changes


def test_texts_too_long_to_compare_show_the_changed_middle() -> None:
    before = "đầu " + "a b " * 3000 + "cuối"
    after = "đầu " + "b c " * 3000 + "cuối"
    kinds = [change.kind for change in word_diff(before, after)]
    assert kinds == ["same", "removed", "added", "same"]
    assert word_diff(before, after)[0] == Change("same", "đầu ")
