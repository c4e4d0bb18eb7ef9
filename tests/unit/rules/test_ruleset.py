from __future__ import annotations

import shutil
import subprocess
import sys
import time
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from moderator.errors import SettingsError
from moderator.model import (
    Crowd,
    Crowds,
    Finding,
    FindingKind,
    OwnRule,
    OwnRules,
    Part,
    Span,
    Words,
)
from moderator.resources import resource
from moderator.rules.context import Context
from moderator.rules.ruleset import Ruleset, risk

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = (
    "vay tiền nhanh 0912 345 678 zalo t.me/abc đ.ị.t vcl toi khong biet GIA ĐIỆN!!!!! kh0ng "
    "a\u200bb \u202e x\u0301\u0301\u0301\u0301 vаy a'b'c n.ổ h.ũ \x00 \ud83d 🙂 https://b.top "
    "ab chấm com không chín một hai e\u0302\u0301 Ｖａｙ"
)
PIECES = st.sampled_from(WRITTEN.split(" "))
ANY_TEXT = st.text(st.characters(exclude_categories=[])) | st.lists(PIECES, max_size=30).map(
    " ".join
)


CROWDS = st.builds(Crowd, st.integers(1, 30), st.integers(1, 5), st.integers(1, 30))


@cache
def ruleset() -> Ruleset:
    return Ruleset.load()


@cache
def with_own_rules() -> Ruleset:
    """Return rules of which some find as much as a burst does, before and after it is asked."""
    weights = (0.35, 0.4, 0.5, 0.55)
    rules = (
        OwnRule(code=f"r{at}", name="a", on=True, phrases=("vay", "b"), weight=weight)
        for at, weight in enumerate(weights)
    )
    return Ruleset.load(own_rules=OwnRules(tuple(rules)))


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_and_name_are_checked_and_spans_lie_in_them(text: str, name: str) -> None:
    findings = ruleset().check(text, name=name)
    assert list(findings) == sorted(findings, key=lambda finding: -finding.score)
    for finding in findings:
        of = name if finding.part is Part.NAME else text
        assert 0 < finding.score <= 1
        assert all(0 <= span.start <= span.end <= len(of) for span in finding.spans)
        assert list(finding.spans) == sorted(finding.spans, key=lambda span: span.start)
        assert finding.reason.vi
        assert finding.reason.en
    assert 0 <= risk(findings) <= 1


@pytest.mark.parametrize(
    "unit",
    [
        "duong nay ngap ",
        "Đường này ngập. ",
        "a",
        "a.",
        "a ",
        "0 ",
        "09",
        "a'",
        "@a",
        "http://",
        "a\u0301",
        "a\u200b",
        "\u202e",
        "\x00",
        "\ud83d",
        "👨\u200d",
        "\n",
        "zalo ",
        "zalo:",
        "10k den ",
        "tang ",
        "khong chin ",
        "a chấm ",
        "đ.ị.t ",
        "vаy ",
        "Ｖ ",
        "a,b:",
        "Aa1 ",
        "_",
        "vay tiền ",
        "[.]",
    ],
)
def test_a_hundred_thousand_characters_of_anything_are_checked_in_linear_time(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    ruleset().check("khoi dong")
    began = time.process_time()
    ruleset().check(text, name=text[:1000])
    # One second is the bar on a quiet machine; anything worse than linear takes minutes.
    assert time.process_time() - began < 5


def test_text_and_name_findings_are_told_apart() -> None:
    findings = ruleset().check("Gọi 0912345678 nhé", name="Vay nhanh 0987654321")
    phones = {one.part: one.spans for one in findings if one.kind is FindingKind.PHONE}
    assert phones == {Part.TEXT: (Span(4, 14),), Part.NAME: (Span(10, 20),)}


def test_no_text_has_no_findings() -> None:
    assert ruleset().check("") == ()


def test_risk_grows_with_each_finding_and_weighs_abuse_above_shouting() -> None:
    def found(kind: FindingKind) -> Finding:
        return Finding(kind, 0.6, (), Words("Vì thế.", "So."))

    abuse, shouting = found(FindingKind.ABUSE), found(FindingKind.SHOUTING)
    assert risk([]) == 0
    assert 0 < risk([shouting]) < risk([abuse]) < risk([abuse, shouting]) < 1


def test_the_hash_names_the_lists_in_use(tmp_path: Path) -> None:
    assert Ruleset.load().hash == ruleset().hash == Ruleset.load(tmp_path).hash
    own = tmp_path / "abuse.toml"
    shutil.copy(resource("rules", "abuse.toml"), own)
    own.write_text(own.read_text("utf-8") + "\n# của toà soạn\n", encoding="utf-8")
    assert Ruleset.load(tmp_path).hash != ruleset().hash


def test_a_desk_adds_its_own_phrases(tmp_path: Path) -> None:
    (tmp_path / "abuse.toml").write_text(
        '[[family]]\ncode = "own"\nvi = "từ của toà soạn"\nen = "own word"\nweight = 0.8\n'
        'phrases = ["cây chuối xanh"]\n',
        encoding="utf-8",
    )
    (finding,) = Ruleset.load(tmp_path).check("Ông này đúng là cây chuối xanh.")
    assert finding.spans == (Span(16, 30),)
    assert "từ của toà soạn" in finding.reason.vi.lower()


@pytest.mark.parametrize(
    "written",
    [
        "family = 3",
        "[[family]]\ncode = 1",
        '[[family]]\ncode = "x"\nvi = "x"\nen = "x"\nweight = 2',
        '[[family]]\ncode = "x"\nvi = "x"\nen = "x"\nweight = 0.5\nphrases = "x"',
        '[[family]]\ncode = "x"\nvi = "x"\nen = "x"\nweight = 0.5\nphrases = ["…"]',
        '[[family]]\ncode = "x"\nvi = "x"\nen = "x"\nweight = 0.5\nmore = ["x"]',
        "not toml at all",
        "\x00",
    ],
)
def test_a_list_with_a_mistake_is_refused_by_name(tmp_path: Path, written: str) -> None:
    (tmp_path / "spam.toml").write_text(written, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"spam\.toml"):
        Ruleset.load(tmp_path)


def test_rules_load_without_qt_database_or_http_and_need_numpy_for_bare_texts_alone() -> None:
    code = (
        "import sys; from moderator.rules.ruleset import Ruleset;"
        "Ruleset.load().check('Tôi đi chợ mua cá.');"
        "print(sorted({m.split('.')[0] for m in sys.modules}"
        " & {'PySide6', 'sqlalchemy', 'httpx', 'numpy'}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, ANY_TEXT, st.builds(Crowds, *[st.none() | CROWDS] * 4))
def test_crowds_told_later_make_no_difference(text: str, name: str, crowds: Crowds) -> None:
    rules = with_own_rules()
    context = Context(name=name)
    alone = rules.check(text, name=name, context=context)
    told = rules.check(text, name=name, context=replace(context, crowds=crowds))
    assert rules.among(alone, crowds) == told
