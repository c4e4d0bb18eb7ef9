from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from unidecode import unidecode

from moderator.model import Finding, FindingKind
from moderator.rules import encoding, undecoded
from moderator.rules.context import Context
from moderator.rules.missing_diacritics import check
from moderator.rules.reading import Reading

CASES = json.loads((Path(__file__).parents[2] / "cases" / "findings.json").read_text("utf-8"))


def find(text: str) -> Finding | None:
    found = check(Reading(text), Context())
    return found[0] if found else None


def score(text: str) -> float:
    finding = find(text)
    return finding.score if finding else 0.0


def test_the_rule_is_right_more_often_than_comparing_with_unidecode() -> None:
    kind = FindingKind.MISSING_DIACRITICS.value
    judged = [
        (case["text"], kind in case.get("finds", ()))
        for case in CASES
        if "known_failure" not in case
        and (kind in case.get("finds", ()) or kind in case.get("not", ()) or case.get("quiet"))
    ]
    ours = sum((score(text) >= 0.5) == wanted for text, wanted in judged)
    naive = sum((text == unidecode(text)) == wanted for text, wanted in judged)
    assert ours == len(judged) > naive


def test_the_words_that_lack_their_marks_are_pointed_at() -> None:
    text = "Đường này ngap cả tuan nay roi"
    finding = find(text)
    assert finding is not None
    assert [text[span.start : span.end] for span in finding.spans] == ["ngap", "tuan", "roi"]
    assert finding.suggestion == "Đường này ngập cả tuần nay rồi"
    assert finding.reason.vi.startswith("3 trong 6 tiếng lẽ ra có dấu mà không có: ngap → ngập")
    assert finding.reason.en.startswith("3 of 6 syllables should carry marks and do not")


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("Đường này ngập cả tuần nay roi", "Đường này ngap ca tuan nay roi"),
        ("hay qua", "bai nay hay qua toi rat thich"),
        ("Nguyen Van Nam", "nguoi dan o day kho lam"),
        ("The road is flooded again, thoi ke", "duong lai ngap nua, thoi ke"),
    ],
)
def test_the_score_grows_with_what_lacks_and_how_sure_it_is(less: str, more: str) -> None:
    assert score(less) < score(more)
    assert score(more) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "I can not do that",
        "Je ne sais pas pourquoi il a dit ca",
        "Da Nang, Hue, Hoi An",
        "ha noi, da nang",
        "nguyen thi lan 0912000111",
        "Mai Phuong Thuy Trang",
        "Đường này con tôi đi học, xe cộ đông quá, cho em hỏi bao giờ xong?",
        unicodedata.normalize("NFD", "Đường này ngập cả tuần nay rồi"),
    ],
)
def test_names_foreign_sentences_and_accented_text_say_nothing(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize("text", ["hay qua", "duoc", "ok ban"])
def test_a_single_word_is_not_enough(text: str) -> None:
    assert 0 < score(text) < 0.5


@pytest.mark.parametrize("text", ["cam on", "dung roi", "Chuc Mung Nam Moi", "hay lam ban oi"])
def test_short_answers_that_clearly_lack_their_marks_are_found(text: str) -> None:
    assert score(text) >= 0.5


def test_names_of_people_are_left_in_the_suggestion_and_those_of_places_mended() -> None:
    finding = find("hom nay anh Nguyen Van Dung ve Da Nang tham ba con")
    assert finding is not None
    assert finding.suggestion == "hôm nay anh Nguyen Van Dung về Đà Nẵng thăm bà con"


def test_the_rest_of_a_very_long_text_is_suggested_unchanged() -> None:
    text = "duong nay ngap roi, " * 2000
    finding = find(text)
    assert finding is not None
    assert len(finding.suggestion or "") == len(text)
    assert (finding.suggestion or "").startswith("đường này ngập rồi")
    assert (finding.suggestion or "").endswith("duong nay ngap roi, ")


def test_a_word_cut_by_the_limit_is_left_alone() -> None:
    text = "x" * 11_990 + " duong nay ngap"
    finding = find(text)
    assert finding is None or all(span.end <= len(text) for span in finding.spans)


@pytest.mark.parametrize(
    "text",
    [
        "tooi thaasy duwowngf nay ngap nuocws ca tuan nay roi ma khong ai sua",
        "to6i kho6ng hie63u sao d9u7o7ng2 nay ngap ca tuan nay roi ma khong ai sua",
        "§­êng nµy ngËp c¶ tuÇn råi mµ ch¼ng thÊy ai söa, qua that la toi khong hieu noi",
    ],
)
def test_marks_that_were_typed_and_do_not_show_are_another_finding(text: str) -> None:
    reading = Reading(text)
    others = undecoded.check(reading, Context()) + encoding.check(reading, Context())
    assert [one.score >= 0.5 for one in others] == [True]
    assert check(reading, Context()) == []


def test_two_words_with_their_keys_left_in_hide_nothing() -> None:
    assert score("duong nay ngap ca tuan nay roi ma khong thaays ai suwar giup") >= 0.5
