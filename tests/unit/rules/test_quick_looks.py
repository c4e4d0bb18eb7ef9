"""What is looked for only where something quicker says that it may be there is still found."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.model import Part, Words
from moderator.rules.phrases import Family, Phrase, Phrases
from moderator.rules.reading import Reading
from moderator.rules.signals import form, numbers
from moderator.rules.views import Row, Word
from moderator.text.folding import fold, fold_text
from moderator.text.letters import MARKED, canonical
from tests.desks import ruleset

MONEY, PRICES, SUMS, SHARES = "promises of money", "prices", "sums", "percentages"
ACCOUNT, ORDER, SECRET = "an account to pay into", "an order by text message", "a one-time code"
CODES = "odd codes"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("500k/ngày", [MONEY]),
        ("15tr một tháng", [MONEY]),
        ("15 triệu đến 30 triệu", [MONEY]),
        ("5-7 triệu", [MONEY]),
        ("5 ~ 7tr", [MONEY]),
        ("tặng 58k", [MONEY]),
        ("hoàn 8%", [MONEY, SHARES]),
        ("ngày 200-400k", [MONEY]),
        ("mỗi ngày 2oo–", [MONEY]),
        ("giá chỉ 99k", [PRICES]),
        ("120 nghìn/kg", [PRICES]),
        ("9.000.000 vnđ", [SUMS]),
        ("tròn 500000đồng", [SUMS]),
        ("12,5 %", [SHARES]),
        ("STK 0123 456 789", [ACCOUNT]),
        ("tài khoản: 123456789", [ACCOUNT]),
        ("soạn DK gửi 8198", [ORDER]),
        ("bấm *101#", [ORDER]),
        ("bấm 9090", [ORDER]),
        ("từ chối QC soạn TC gửi 9241", [ORDER]),
        ("mã OTP: 123456", [SECRET]),
        ("verification code: 1234", [SECRET]),
        ("mật khẩu mới là 5678", [SECRET]),
        ("mã kích hoạt: 5678", [SECRET]),
        ("123456 is your code", [SECRET]),
        ("aB3cD9x", [CODES]),
        ("Sinh năm 1961 (1)", []),
    ],
)
def test_what_digits_say(text: str, said: list[str]) -> None:
    assert [one.words.en for one in numbers(Reading(text))] == said


@pytest.mark.parametrize("text", ["Kính gửi ông/bà", "Ong / ba chú ý", "Quý khách vui lòng"])
def test_a_notice_addresses_its_reader(text: str) -> None:
    assert [one.words.en for one in form(Reading(text), ())] == [
        "it addresses its reader as a notice does"
    ]


@given(st.text() | st.text(alphabet=st.sampled_from([*MARKED, *"aouq 1.,-_中“"])))
def test_words_are_those_that_are_cut_one_by_one(text: str) -> None:
    assert fold(text).text == fold_text(text)
    for word in Reading(text).words:
        typed = unicodedata.normalize("NFC", text[word.start : word.end])
        assert word.typed == canonical(typed.lower())


@pytest.mark.parametrize("end", ["", " ", ".", "中", "_"])
@pytest.mark.parametrize("typed", ["hoà", "thuý", "Oẹ", "quý", "toàn", "hoà1"])
def test_the_older_place_of_a_tone_is_seen_at_the_end_of_a_word_only(typed: str, end: str) -> None:
    (word,) = Reading(typed + end).words
    assert word.typed == canonical(typed.lower())


@pytest.mark.parametrize("more", ["", " và" * 500])
def test_a_name_is_judged_alike_each_time_and_the_text_beside_it_anew(more: str) -> None:
    rules = ruleset()
    name = "Vay tiền nhanh 0912 345 678" + more
    once = rules.check("Bài rất hay", name=name)
    again = rules.check("QUÁ THẤT VỌNG, QUÁ BỨC XÚC RỒI!!!!!", name=name)
    of_name = [one for one in once if one.part is Part.NAME]
    assert of_name
    assert [one for one in again if one.part is Part.NAME] == of_name
    assert len(again) > len(of_name)


@given(st.lists(st.sampled_from(("ba", "bốn", "năm", "hai", "xa")), max_size=12))
def test_a_row_of_words_is_searched_like_any_other_sequence(said: list[str]) -> None:
    family = Family("x", Words("x", "x"), 0.5)
    phrases = Phrases(
        Phrase(text, exact=False, family=family) for text in ("ba bốn", "hai", "ba bốn năm")
    )
    row = Row(Word(fold_text(one), place, place + 1, one) for place, one in enumerate(said))
    found = phrases.find(row)
    assert phrases.find(list(row)) == found
    assert bool(found) == ("hai" in said or ("ba", "bốn") in pairwise(said))
