from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator.text.flaws import Fault, Flaw, flaws
from moderator.text.proposal import propose, without_wrong_marks
from moderator.text.restore import default_restorer


def found_in(text: str, *evidence: str) -> tuple[Flaw, ...]:
    restorer = default_restorer()
    bared = without_wrong_marks(text)
    respelt = None if bared is None else restorer.restore(bared)
    return flaws(propose(text, restorer.restore(text), evidence, respelt=respelt))


def test_a_word_with_its_marks_wrong_is_a_flaw_with_what_may_be_meant() -> None:
    (flaw,) = found_in("Người dân 😀 mong đựơc xem xét sớm")
    assert (flaw.word, flaw.fault, flaw.forms[0]) == ("đựơc", Fault.SPELLING, "được")
    assert (flaw.start, flaw.end) == (17, 21)


def test_words_without_marks_are_flaws_where_the_restorer_is_certain() -> None:
    flaw = next(one for one in found_in("de nghi sua som") if one.word == "nghi")
    assert (flaw.fault, flaw.forms[0]) == (Fault.MARKS, "nghị")


@pytest.mark.parametrize(
    "text",
    [
        "Cây cầu này rất đẹp",
        "Ông Tran Van Hieu phát biểu",
        "Xem https://vidu.example/đựơc-cua-ai.html nhé",
        "Tôi hỏi ban@đựơc.example rồi",
        "Hãng Apple bán iPhone cho khách hàng",
        "Thế thì ko đc đâu nha",
        "Ở Đắk Lắk và Bắc Kạn trời mưa",
        "12.000 đồng",
        "",
    ],
)
def test_right_words_names_links_foreign_and_short_forms_are_no_flaws(text: str) -> None:
    assert found_in(text) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aăâđươờ nựợcg\ud83d😀\0\n.́"), max_size=60))
def test_any_text_has_its_flaws_in_order_at_their_words(text: str) -> None:
    found = found_in(text)
    assert all(text[flaw.start : flaw.end] == flaw.word for flaw in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(form != flaw.word and len(flaw.forms) <= 9 for flaw in found for form in flaw.forms)
