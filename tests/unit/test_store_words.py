from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.store import fingerprint
from moderator.store.search import searchable, words
from moderator.store.transaction import blocks
from moderator.text.folding import fold_key


@pytest.mark.parametrize(
    "other",
    [
        "CHO VAY LÃI THẤP gọi ngay",
        "cho vay lai thap goi ngay",
        "cho  vay\nlãi thấp\tgọi ngay",
        "cho vay lãi\u200b thấp gọi ngay",
        "chovay lãithấp gọingay",
    ],
)
def test_texts_that_read_the_same_have_one_fingerprint(other: str) -> None:
    assert fingerprint(other) == fingerprint("Cho vay lãi thấp gọi ngay")


def test_other_texts_have_other_fingerprints() -> None:
    assert fingerprint("Cho vay lãi thấp gọi ngay") != fingerprint("Cho vay lãi cao gọi ngay")


@pytest.mark.parametrize("text", ["", "ok", "Hay quá!", "Đúng rồi ạ", "😀" * 5])
def test_short_texts_have_none(text: str) -> None:
    assert fingerprint(text) is None


@given(st.text())
def test_a_fingerprint_fits_into_a_column(text: str) -> None:
    mark = fingerprint(text)
    assert mark is None or -(2**63) <= mark < 2**63


@given(st.text(), st.text())
def test_what_is_indexed_is_words_and_single_blanks(text: str, name: str) -> None:
    indexed = searchable(fold_key(text), name)
    assert indexed == " ".join(indexed.split())
    assert all(character.isalnum() or character == " " for character in indexed)


def test_a_search_is_folded_like_the_index() -> None:
    assert words("Đường-phố, shopee.vn") == ["duong", "pho", "shopee", "vn"]
    assert words(" ?! ") == []


@given(st.lists(st.integers()), st.integers(1, 7))
def test_blocks_hold_everything_in_order(values: list[int], size: int) -> None:
    cut = list(blocks(values, size))
    assert [value for block in cut for value in block] == values
    assert all(1 <= len(block) <= size for block in cut)
