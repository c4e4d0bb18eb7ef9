from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.model import Finding, Part
from moderator.resources import resource
from moderator.rules.abuse import Abuse
from moderator.rules.context import Context
from moderator.rules.lists import read_list
from moderator.rules.reading import Reading

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases" / "abuse.json").read_text("utf-8")
)
FLAGGED = 0.5


@cache
def rule() -> Abuse:
    return Abuse(read_list(resource("rules", "abuse.toml")))


def check(case: dict[str, Any]) -> tuple[str, list[Finding]]:
    if "name" in case:
        return case["name"], rule().check(Reading(case["name"], Part.NAME), Context())
    context = Context(article_title=case.get("title", ""))
    return case["text"], rule().check(Reading(case["text"]), context)


def parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=ascii(case.get("name", case["text"])[:50]),
            marks=[pytest.mark.xfail(reason=case["known_failure"])]
            if "known_failure" in case
            else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", parameters())
def test_a_case_is_as_grave_as_it_says(case: dict[str, Any]) -> None:
    text, found = check(case)
    flagged = [finding for finding in found if finding.score >= FLAGGED]
    if not case["severity"]:
        assert not flagged
        return
    assert [one.reason.vi.endswith(f"Mức nặng {case['severity']}/3.") for one in flagged] == [True]
    pieces = [text[span.start : span.end] for span in flagged[0].spans]
    assert set(case.get("says", ())) <= set(pieces)
    assert all(piece.strip() for piece in pieces)


def test_half_of_the_cases_are_innocent() -> None:
    innocent = sum(not case["severity"] for case in CASES)
    assert len(CASES) >= 100
    assert innocent * 2 >= len(CASES)


def test_harsh_words_alone_stay_below_one_half_however_many() -> None:
    [finding] = rule().check(Reading("khốn nạn, súc sinh, cặn bã, cầm thú, rác rưởi"), Context())
    assert finding.score < FLAGGED


def test_what_is_told_of_others_weighs_less_than_the_same_said() -> None:
    [said] = rule().check(Reading("đồ ngu"), Context())
    [told] = rule().check(Reading("Nó chửi tôi là “đồ ngu”."), Context())
    assert told.score < FLAGGED <= said.score
    assert "thuật lại" in told.reason.vi


def test_a_word_for_saying_does_not_excuse_what_stands_outside_the_quotes() -> None:
    [finding] = rule().check(Reading("Nó nói “xin chào”, còn tôi bảo đồ ngu."), Context())
    assert finding.score >= FLAGGED


@given(st.text(max_size=200))
def test_any_string_is_checked_without_a_fault(text: str) -> None:
    for finding in rule().check(Reading(text), Context()):
        assert all(0 <= span.start < span.end <= len(text) for span in finding.spans)
