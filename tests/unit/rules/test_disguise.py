from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.rules import obfuscation
from moderator.rules.context import Context
from moderator.rules.disguise import plain_reading
from moderator.rules.leet import READINGS, find_leet, read_leet
from moderator.rules.prefilter import STAND_INS
from moderator.rules.reading import Reading

if TYPE_CHECKING:
    from moderator.model import Finding

CODES = "covid19 t7 q1 u23 4g 50k 2tr5 iphone15 h2o co2 mp3 b2b 24h 1ha xsmax vf8 g20 a4 f0"


def find(text: str) -> Finding | None:
    found = obfuscation.check(Reading(text), Context())
    return found[0] if found else None


def pieces(text: str) -> list[str]:
    finding = find(text)
    assert finding is not None
    return [text[span.start : span.end] for span in finding.spans]


@pytest.mark.parametrize(
    ("text", "spans", "reading"),
    [
        ("Chỗ này vаy tiềп ngay", ["vаy", "tiềп"], "Đọc là “vay”, “tiền”."),
        ("chơi c@sin0, n4p ngay", ["c@sin0", "n4p"], "Đọc là “casino”, “nap”."),
        ("vào z a l o tìm", ["z a l o"], "Đọc là “zalo”."),
        ("cho ti.ền và v-àng", ["ti.ền", "v-àng"], "Đọc là “tiền”, “vàng”."),
        ("ở 🇻🇦🇾 nhé", ["🇻🇦🇾"], "Đọc là “vay”."),
        ("ra ｖａｙ nhé", ["ｖａｙ"], "Đọc là “vay”."),
    ],
)
def test_the_finding_points_at_what_it_reads(text: str, spans: list[str], reading: str) -> None:
    assert pieces(text) == spans
    finding = find(text)
    assert finding is not None
    assert finding.reason.vi.endswith(reading)
    assert finding.score >= 0.5


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("kh0ng", "khong"),
        ("g@i", "gai"),
        ("th1ch", "thich"),
        ("1uat", None),
        ("ca$ino", "casino"),
        ("$ex", "sex"),
        ("8an", None),
        ("n4p", "nap"),
        ("o3o", None),  # O for 0 in a number
        ("o9o", None),
        ("oo7", None),
        *((word, None) for word in CODES.split()),
    ],
)
def test_leet_is_told_from_codes(word: str, read: str | None) -> None:
    found = read_leet(word)
    assert (found[0] if found else None) == read


def test_a_number_with_o_for_0_is_not_read_as_a_word() -> None:
    assert find("gọi ngay O3O 555 12 34 nhé") is None
    finding = find("goi 09O3O55512 nhe")
    assert finding is not None
    assert finding.reason.vi.endswith("Đọc là “0903055512”.")


def test_a_prefilter_knows_every_stand_in() -> None:
    assert {letter for letters in READINGS.values() for letter in letters} <= STAND_INS


def test_words_in_leet_are_joined_for_the_lists() -> None:
    assert [word.folded for word in Reading("e g@i $ex n4p").joined] == ["e", "gai", "sex", "nap"]


def test_a_plain_reading_keeps_vietnamese_marks() -> None:
    assert plain_reading("ТIỀП") == "tiền"
    assert plain_reading("tie\u0302\u0300n") == "tiền"


@given(
    st.text(
        st.characters(exclude_categories=[])
        | st.sampled_from("aàeễiịoộuứvnNpđ0134@!$._-*|~'  \u0336🇻🇦ⓐｖаυ𝐚\n")
    )
)
def test_any_string_is_taken_and_spans_lie_within_it(text: str) -> None:
    reading = Reading(text)
    for disguise in reading.disguises:
        assert 0 < disguise.score < 1
        assert disguise.spans
        assert all(0 <= span.start < span.end <= len(text) for span in disguise.spans)
    for one in find_leet(reading.folded.text):
        assert read_leet(reading.folded.text[one.start : one.end]) == (one.plain, one.weight)


@pytest.mark.parametrize(
    "piece", ["a.", "a ", "n4p ", "1l|", "x_", "🇻 ", "ä", "а", "a'", "@0", "ti.ền ", "ⓐ", "!", "|"]
)
def test_time_grows_with_the_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    find(text)
    assert time.process_time() - began < 4
