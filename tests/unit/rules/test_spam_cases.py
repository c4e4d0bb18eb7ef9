from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from moderator.model import FindingKind
from moderator.rules.context import Context
from moderator.rules.ruleset import Ruleset

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases" / "spam.json").read_text("utf-8")
)
FLAGGED = 0.5


@cache
def ruleset() -> Ruleset:
    return Ruleset.load()


def score(case: dict[str, Any]) -> float:
    context = Context(
        article_title=case.get("title", ""),
        article_text=case.get("article", ""),
    )
    findings = ruleset().check(case["text"], name=case.get("name", ""), context=context)
    return max(
        (finding.score for finding in findings if finding.kind is FindingKind.SPAM), default=0.0
    )


def parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{case['family']}/{case['text'][:40]!a}/{case.get('name', '')!a}",
            marks=[pytest.mark.xfail(reason=case["known_failure"], strict=True)]
            if "known_failure" in case
            else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", parameters())
def test_an_offer_is_spam_and_talk_about_it_is_not(case: dict[str, Any]) -> None:
    assert (score(case) >= FLAGGED) == case["spam"]


def test_there_are_as_many_innocents_as_offers_and_few_known_failures() -> None:
    offers = sum(case["spam"] for case in CASES)
    assert len(CASES) >= 180
    assert 0.4 <= offers / len(CASES) <= 0.6
    assert sum("known_failure" in case for case in CASES) <= len(CASES) * 0.05
