from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.text.letters import bare
from moderator.text.spelling import meant, misspelt, spellings
from moderator.text.syllables import bare_syllables
from moderator.text.teencode import short_forms, written_out


def test_right_spellings_are_not_misspelt() -> None:
    for plain in bare_syllables():
        for form in spellings(plain):
            assert bare(form) == plain
            assert not misspelt(form), form


@pytest.mark.parametrize(
    ("plain", "some"),
    [
        ("hoa", {"hoa", "hóa", "hoá", "họa", "hoạ"}),
        ("thuy", {"thúy", "thuý", "thủy", "thuỷ"}),
        ("giua", {"giữa", "giũa"}),
        ("nguoi", {"người", "nguội", "nguồi"}),
        ("truong", {"trường", "trưởng", "trương", "truồng"}),
        ("quyen", {"quyền", "quyển", "quyên"}),
        ("cua", {"của", "cưa", "cửa", "cua"}),
    ],
)
def test_the_spellings_of_a_bare_syllable_are_known(plain: str, some: set[str]) -> None:
    assert some <= spellings(plain)


def test_a_tone_on_the_wrong_vowel_is_no_right_spelling() -> None:
    assert "cuả" not in spellings("cua")
    assert "hoàn" in spellings("hoan")
    assert "hòan" not in spellings("hoan")
    assert "mat" not in spellings("mat")  # a syllable that ends in t has a tone


@given(st.text(st.characters(exclude_categories=[])))
def test_any_string_may_be_asked(text: str) -> None:
    if misspelt(text):
        assert bare(text.lower()) in bare_syllables()
        assert all(bare(form) == bare(text.lower()) for form, _ in meant(text))


def test_the_nearest_spelling_comes_first() -> None:
    assert meant("đựơc")[0] == ("được", 0)
    assert dict(meant("nguời"))["người"] == 1
    assert dict(meant("đươc"))["được"] == 2


def test_decomposed_words_are_left_to_others() -> None:
    assert not misspelt(unicodedata.normalize("NFD", "đựơc"))


def test_the_list_of_short_forms_is_sound() -> None:
    forms = short_forms()
    assert len(forms) > 80
    for form, written in forms.items():
        shares = [share for _, share in written]
        assert form == unicodedata.normalize("NFC", form.lower())
        assert written, form
        assert shares == sorted(shares, reverse=True), form
        assert sum(shares) <= 1, form


def test_a_short_form_is_written_out_in_its_own_case() -> None:
    assert written_out("ko") == (("không", 0.99),)
    assert written_out("Ko") == (("Không", 0.99),)
    assert written_out("KO") == ()
    assert written_out("K")[0][0] == "Không"
    assert written_out("đường") == ()
