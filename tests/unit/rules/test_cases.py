from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from moderator.model import Finding, FindingKind, Part
from moderator.rules.context import Context
from moderator.rules.ruleset import Ruleset
from moderator.text.folding import fold_key

CASES: list[dict[str, Any]] = [
    case
    for name in ("findings", "disguise", "typing", "encoding")
    for case in json.loads(
        (Path(__file__).parents[2] / "cases" / f"{name}.json").read_text("utf-8")
    )
]
FLAGGED = 0.5


@cache
def ruleset() -> Ruleset:
    return Ruleset.load()


def check(case: dict[str, Any]) -> tuple[Finding, ...]:
    repeats, readers, articles = case.get("repeats", (0, 0, 0))
    context = Context(repeats=repeats, repeat_readers=readers, repeat_articles=articles)
    return ruleset().check(case["text"], name=case.get("name", ""), context=context)


def parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{case['text'][:40]!a}/{case.get('name', '')!a}",
            marks=[pytest.mark.xfail(reason=case["known_failure"])]
            if "known_failure" in case
            else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", parameters())
def test_a_case_is_found_as_it_says(case: dict[str, Any]) -> None:
    findings = [finding for finding in check(case) if finding.score >= FLAGGED]
    in_text = {finding.kind.value for finding in findings if finding.part is Part.TEXT}
    in_name = {finding.kind.value for finding in findings if finding.part is Part.NAME}
    if case.get("quiet"):
        assert not findings
    assert set(case.get("finds", ())) <= in_text
    assert set(case.get("finds_in_name", ())) <= in_name
    assert not set(case.get("not", ())) & in_text
    for kind, quotes in case.get("says", {}).items():
        reasons = " ".join(finding.reason.vi for finding in findings if finding.kind == kind)
        assert all(quote in reasons for quote in quotes)
    for kind, wanted in case.get("suggests", {}).items():
        assert wanted in {finding.suggestion for finding in findings if finding.kind == kind}


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"][:40]))
def test_what_a_finding_says_stands_where_its_spans_point(case: dict[str, Any]) -> None:
    for finding in check(case):
        text = case["name"] if finding.part is Part.NAME else case["text"]
        assert_finding_is_true(finding, text)


def assert_finding_is_true(finding: Finding, text: str) -> None:
    pieces = [text[span.start : span.end] for span in finding.spans]
    assert all(0 <= span.start <= span.end <= len(text) for span in finding.spans)
    assert finding.reason.vi.endswith(".")
    assert finding.reason.en.endswith(".")
    if finding.kind is FindingKind.MISSING_DIACRITICS:
        assert finding.suggestion is not None
        assert fold_key(finding.suggestion) == fold_key(text)
        assert all(piece.isascii() for piece in pieces)
        for before, _, after in re.findall(r"(\S+) (→) ([^\s,….]+)", finding.reason.vi):
            assert before in pieces
            assert fold_key(after) == fold_key(before)
        assert finding.reason.vi.startswith(f"{len(pieces)} trong ")
    elif finding.kind is FindingKind.ABUSE:
        quoted = re.findall(r"“([^”]*)”", finding.reason.vi)
        assert quoted
        assert set(quoted) <= set(pieces)
    elif finding.kind is FindingKind.PHONE:
        assert pieces
    elif finding.kind is FindingKind.SPAM:
        for quoted in re.findall(r"\(“([^)]*)”\)", finding.reason.vi):
            assert all(said in text for said in quoted.split("”, “"))
    elif finding.kind is FindingKind.SHOUTING:
        composed = [normalize("NFC", piece) for piece in pieces]
        assert all(piece.isupper() or set(piece) <= {"!", "?"} for piece in composed)
