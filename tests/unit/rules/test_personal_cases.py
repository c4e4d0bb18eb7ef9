from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.model import Finding, FindingKind, Part
from moderator.rules import personal
from moderator.rules.context import Context
from moderator.rules.private import is_card_number
from moderator.rules.reading import Reading

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases" / "personal.json").read_text("utf-8")
)
FLAGGED = 0.5


def check(text: str) -> list[Finding]:
    return personal.check(Reading(text), Context())


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"][:50]))
def test_a_case_holds_what_it_says_and_is_hidden_as_it_says(case: dict[str, Any]) -> None:
    text = case["text"]
    found = check(text)
    sorts = {one.sort.value for one in personal.find_private(Reading(text))}
    assert sorts == set(case["finds"])
    assert [one.score >= FLAGGED for one in found] == [True] * bool(case["finds"])
    if "masked" in case:
        assert found[0].suggestion == case["masked"]


def test_half_of_the_cases_are_innocent() -> None:
    innocent = sum(not case["finds"] for case in CASES)
    assert len(CASES) >= 60
    assert innocent * 2 >= len(CASES)


def test_what_is_hidden_is_not_found_again() -> None:
    for case in CASES:
        for finding in check(case["text"]):
            assert finding.suggestion is not None
            assert not check(finding.suggestion)


def test_the_reason_names_each_sort_and_repeats_no_number() -> None:
    [finding] = check("0912345678, 0987654321 và nam@gmail.com")
    assert finding.kind is FindingKind.PERSONAL
    assert finding.reason.vi == "Có thông tin cá nhân: 2 số điện thoại, địa chỉ e-mail."
    assert finding.reason.en == "There is personal data: a phone number (2), an e-mail address."


def test_a_readers_name_is_not_masked() -> None:
    assert personal.check(Reading("Nam 0912345678", Part.NAME), Context()) == []


@pytest.mark.parametrize(
    ("digits", "built"),
    [
        ("001095012345", True),
        ("079303012345", True),
        ("003095012345", False),  # no such province
        ("001495012345", False),  # no such century
        ("001299012345", False),  # born in 2099
        ("00109501234", False),
    ],
)
def test_an_identity_number_is_known_by_its_structure(digits: str, *, built: bool) -> None:
    assert is_card_number(digits) is built


@given(
    st.text(max_size=60),
    st.sampled_from([case["text"] for case in CASES if case["finds"]]),
    st.text(max_size=60),
)
def test_around_what_is_hidden_every_character_stays(before: str, said: str, after: str) -> None:
    text = f"{before}\n{said}\n{after}"
    for finding in check(text):
        assert all(0 <= span.start < span.end <= len(text) for span in finding.spans)
        left, kept = finding.spans[0].start, len(text) - finding.spans[-1].end
        assert finding.suggestion is not None
        assert finding.suggestion[:left] == text[:left]
        assert finding.suggestion[len(finding.suggestion) - kept :] == text[len(text) - kept :]
