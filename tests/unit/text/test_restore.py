from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.letters import bare
from moderator.text.restore import default_restorer, restore

CASES: list[dict[str, str]] = json.loads(
    (Path(__file__).parents[2] / "cases" / "restore.json").read_text("utf-8")
)
WRITTEN = (
    "toi la nguoi Viet Nam không biết ko dc https://a.vn/duong-di a@b.vn 20/11 5tr ĐƯỜNG DUONG "
    "hoà e\u0302 the game #duong @toi 🙂 , . \n"
)
WORDS = st.sampled_from(WRITTEN.split(" "))
ANY_TEXT = st.text(st.characters(exclude_categories=[]))


def parameters() -> list[Any]:
    return [
        pytest.param(
            case["typed"],
            case["restored"],
            id=ascii(case["typed"][:40]),
            marks=[pytest.mark.xfail(reason=case["known_failure"])]
            if "known_failure" in case
            else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize(("typed", "restored"), parameters())
def test_a_text_gets_its_diacritics_back(typed: str, restored: str) -> None:
    assert restore(typed) == restored


@given(st.lists(WORDS, max_size=12).map(" ".join) | ANY_TEXT)
def test_nothing_but_marks_on_bare_words_changes(text: str) -> None:
    restored = restore(text)
    assert len(restored) == len(text)
    for before, after in zip(text, restored, strict=True):
        assert before == after or (before == bare(after) and before.isascii())


@given(st.lists(WORDS, max_size=12).map(" ".join) | ANY_TEXT)
def test_the_list_of_mended_words_makes_the_restored_text(text: str) -> None:
    restoration = default_restorer().restore(text)
    mended = list(text)
    for word in restoration.mended:
        assert text[word.start : word.end] == word.before
        mended[word.start : word.end] = word.after
    assert "".join(mended) == restoration.text


@pytest.mark.parametrize(
    "kept",
    [
        "https://example.vn/duong-di",
        "ban.doc@example.vn",
        "#duongvenha",
        "@nguoidung",
        "0912345678",
        "đường",
        unicodedata.normalize("NFD", "đường"),
        "n0ng",
    ],
)
def test_links_numbers_codes_and_accented_words_stay(kept: str) -> None:
    text = f"hom nay toi thay {kept} o tren bao"
    assert kept in restore(text)
    assert restore(text).startswith("hôm nay tôi thấy")


@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join) | ANY_TEXT, max_size=6))
def test_texts_together_are_restored_as_each_alone(texts: list[str]) -> None:
    assert default_restorer().texts(texts) == [restore(text) for text in texts]


def test_many_texts_together_are_restored_as_each_alone() -> None:
    texts = [case["typed"] for case in CASES]
    assert default_restorer().texts(texts) == [restore(text) for text in texts]


def test_case_is_kept_letter_by_letter() -> None:
    assert restore("Duong nay NGAP qua") == "Đường này NGẬP quá"


def test_a_text_of_many_stops_is_restored_sentence_by_sentence() -> None:
    assert restore("toi biet. " * 50) == "tôi biết. " * 50


def test_likelihoods_of_a_word_are_shares_and_the_chosen_one_leads() -> None:
    (word,) = (one for one in default_restorer().restore("nguoi ban hang").mended if one.start == 6)
    assert word.alternatives[0].form == word.after
    assert word.likelihood == word.alternatives[0].likelihood
    assert 0.9 < sum(one.likelihood for one in word.alternatives) <= 1.0001
