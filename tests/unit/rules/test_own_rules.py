from __future__ import annotations

import re
import time
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moderator.errors import SettingsError
from moderator.model import FindingKind, ListChange, OwnRule, OwnRules, Part, RuleDoes, RuleReads
from moderator.resources import resource
from moderator.rules.context import Context
from moderator.rules.own import Own, problems_of
from moderator.rules.own_file import parsed
from moderator.rules.own_writing import rewritten, shown, with_code
from moderator.rules.reading import Reading

if TYPE_CHECKING:
    from moderator.model import Finding

NOWHERE = Context()
COURSE = OwnRule("course", "Khoá học", on=True, phrases=("khoá học làm giàu",))


def found(
    rule: OwnRule, text: str, context: Context = NOWHERE, part: Part = Part.TEXT
) -> list[str]:
    assert problems_of(rule) == []
    return [said for one in checked(rule, text, context, part) for said in _quoted(one, text)]


def checked(
    rule: OwnRule, text: str, context: Context = NOWHERE, part: Part = Part.TEXT
) -> list[Finding]:
    return Own([rule]).check(Reading(text, part), context)


def _quoted(finding: Finding, text: str) -> list[str]:
    return [text[span.start : span.end] for span in finding.spans]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tham gia khoá học làm giàu nhé", ["khoá học làm giàu"]),
        ("tham gia khóa học làm giàu", ["khóa học làm giàu"]),
        ("KHOA HOC LAM GIAU", ["KHOA HOC LAM GIAU"]),
        ("k.h.o.a h0c lam giau", ["k.h.o.a h0c lam giau"]),
        ("khoá học bơi", []),
        ("khoả học làm giàu", []),
    ],
)
def test_a_phrase_is_found_however_it_is_typed(text: str, said: list[str]) -> None:
    assert found(COURSE, text) == said


def test_a_pattern_reads_what_was_typed_or_the_folded_form() -> None:
    typed = OwnRule("a", "a", on=True, pattern="lãi suất [0-9]+")
    assert found(typed, "Lãi suất 5%") == ["Lãi suất 5"]
    assert found(typed, "lai suat 5%") == []
    folded = OwnRule("a", "a", on=True, pattern="lãi suất [0-9]+", reads=RuleReads.FOLDED)
    assert found(folded, "LÃI SUẤT 5%, lai suat 7%") == ["LÃI SUẤT 5", "lai suat 7"]
    both = OwnRule("a", "a", on=True, pattern="lãi suất [0-9]+", reads=RuleReads.BOTH)
    assert found(both, "Lãi suất 5%, lai suat 7%") == ["Lãi suất 5", "lai suat 7"]


def test_case_counts_only_when_the_pattern_says_so() -> None:
    assert found(OwnRule("a", "a", on=True, pattern="ABC"), "abc") == ["abc"]
    assert found(OwnRule("a", "a", on=True, pattern="(?-i)ABC"), "abc ABC") == ["ABC"]


def test_the_name_is_read_where_the_rule_says_so() -> None:
    name = OwnRule("a", "a", on=True, phrases=("tuyển dụng",), parts=(Part.NAME,))
    assert found(name, "Tuyen Dung 24h", part=Part.NAME) == ["Tuyen Dung"]
    assert found(name, "Tuyen Dung 24h") == []


@pytest.mark.parametrize(
    ("rule", "context", "applies"),
    [
        ({"sections": ("Thể thao",)}, Context(section="THE THAO"), True),
        ({"sections": ("Thể thao",)}, Context(section="Thế giới"), False),
        ({"articles": ("17",)}, Context(article="17"), True),
        ({"articles": ("https://a.example/x/",)}, Context(article_url="https://a.example/x"), True),
        ({"articles": ("17",)}, Context(article="170"), False),
        ({"articles": ("17",)}, NOWHERE, False),
        ({"sites": ("https://a.example",)}, Context(site="https://A.example/"), True),
        ({"sites": ("https://a.example",)}, Context(site="https://b.example/"), False),
    ],
)
def test_a_rule_keeps_to_its_place(
    rule: dict[str, tuple[str, ...]], context: Context, *, applies: bool
) -> None:
    said = OwnRule("a", "a", on=True, phrases=("thua",), **rule)  # type: ignore[arg-type]
    assert bool(found(said, "Thua rồi", context)) is applies
    place_only = OwnRule("a", "a", on=True, does=RuleDoes.HOLD, **rule)  # type: ignore[arg-type]
    assert problems_of(place_only) == []
    assert len(checked(place_only, "bất kỳ", context)) == applies
    assert checked(place_only, "bất kỳ", context, Part.NAME) == []


def test_a_finding_names_its_rule_and_says_what_it_does() -> None:
    (noticed,) = checked(COURSE, "khoa hoc lam giau")
    assert (noticed.kind, noticed.rule, noticed.score) == (FindingKind.OWN, "Khoá học", 0.6)
    held = OwnRule("a", "Chờ xem", on=True, phrases=("lũ",), does=RuleDoes.HOLD, weight=0.9)
    (finding,) = checked(held, "mưa lũ")
    assert (finding.kind, finding.score) == (FindingKind.WATCHED, 0.9)
    assert "Chờ xem" in finding.reason.vi
    assert "“lũ”" in finding.reason.en


def test_a_rule_that_is_off_finds_nothing() -> None:
    assert not Own([OwnRule("a", "a", phrases=("lũ",))])


@pytest.mark.parametrize(
    "rule",
    [
        OwnRule("a", "a"),
        OwnRule("", "a", phrases=("b",)),
        OwnRule("a", " ", phrases=("b",)),
        OwnRule("a", "n" * 201, phrases=("b",)),
        OwnRule("a", "a", phrases=("",)),
        OwnRule("a", "a", phrases=("!!",)),
        OwnRule("a", "a", phrases=("b",), weight=0),
        OwnRule("a", "a", phrases=("b",), weight=float("nan")),
        OwnRule("a", "a", phrases=("b",), parts=()),
        OwnRule("a", "a", phrases=("\x00b",)),
        OwnRule("a", "a\ud800", phrases=("b",)),
        OwnRule("a", "a", pattern="("),
        OwnRule("a", "a", pattern=".*"),
        OwnRule("a", "a", pattern="a|"),
        OwnRule("a", "a", pattern="(?=a)"),
        OwnRule("a", "a", pattern="(((a{900}){900}){900})"),
        OwnRule("a", "a", pattern="[" * 5_000),
        OwnRule("a", "a", pattern="a\x00"),
    ],
)
def test_what_cannot_be_used_is_said_in_both_languages(rule: OwnRule) -> None:
    problems = problems_of(rule)
    assert problems
    assert all(one.vi and one.en for one in problems)


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a|a)*b", "(.*)*x", "(a?){50}a{50}x", "(x+x+)+y", "a.*b|a"],
)
@pytest.mark.parametrize("letters", ["a", "x", "á", "ab "])
def test_a_pattern_is_linear_in_hostile_text(pattern: str, letters: str) -> None:
    rule = OwnRule("a", "a", on=True, pattern=pattern, reads=RuleReads.BOTH)
    if problems_of(rule):
        pytest.skip("it matches the empty text")
    began = time.process_time()
    checked(rule, letters * 100_000)
    assert time.process_time() - began < 4


@given(st.text() | st.text(alphabet=st.characters(categories=["Cs", "Cc", "Ll", "Mn"])))
def test_no_text_is_too_strange(text: str) -> None:
    rule = OwnRule("a", "a", on=True, pattern=".", reads=RuleReads.BOTH, phrases=("vay tiền",))
    for one in checked(rule, text):
        assert all(0 <= span.start < span.end <= len(text) for span in one.spans)


FILE = """# Ghi chú của trưởng ban
[[rule]]
code = "course"  # đừng đổi
name = "Khoá học"
on = true
phrases = ["khoá học làm giàu"]

[[rule]]
code = "later"
name = "Chưa hiểu"
magic = 3

[[change]]
list = "spam"
family = "loan"
add = ["vay tiền nóng"]
"""


def test_one_bad_rule_spoils_no_other() -> None:
    own, problems = parsed(FILE.encode())
    assert own == OwnRules((COURSE,), (ListChange("spam", "loan", add=("vay tiền nóng",)),))
    (problem,) = problems
    assert (problem.where, problem.code) == ("own.toml, rule 2", "later")
    assert "magic" in problem.words.vi


def test_saving_keeps_what_a_person_wrote() -> None:
    own, _ = parsed(FILE.encode())
    fresh = OwnRule("new", "Mới", phrases=tuple(f"từ {n}" for n in range(6)), does=RuleDoes.HOLD)
    changed = OwnRules((OwnRule("course", "Khoá học", phrases=("dạy làm giàu",)), fresh), ())
    source = rewritten(FILE.encode(), own, changed)
    assert b"# Ghi ch\xc3\xba" in source
    assert "# đừng đổi" in source.decode()
    assert "magic = 3" in source.decode()
    assert b"[[change]]" not in source
    assert parsed(source)[0] == changed
    assert parsed(rewritten(source, changed, OwnRules()))[0] == OwnRules()
    assert "magic = 3" in rewritten(source, changed, OwnRules()).decode()


def test_saving_nothing_new_changes_no_byte() -> None:
    own, _ = parsed(FILE.encode())
    assert rewritten(FILE.encode(), own, own) == FILE.encode()


def test_every_value_survives_the_file() -> None:
    rule = OwnRule(
        "a",
        "Tên “có” ngoặc\\",
        on=True,
        phrases=("vay tiền",),
        exact=("lô đề",),
        pattern=r'"\d+"\s',
        reads=RuleReads.BOTH,
        parts=(Part.TEXT, Part.NAME),
        sections=("Thể thao",),
        articles=("17",),
        sites=("https://a.example",),
        does=RuleDoes.HOLD,
        weight=0.25,
    )
    own = OwnRules((rule,))
    assert parsed(rewritten(b"", OwnRules(), own)) == (own, ())
    assert tomllib.loads(shown(rule))["code"] == "a"


@pytest.mark.parametrize(
    "source",
    [b"[[rule]", b"\xff\xfe", b"rule = 3\n[[", b"a = " + b"[" * 100_000, b"#" * 4_000_001],
)
def test_what_is_no_toml_is_said_with_its_file(source: bytes) -> None:
    with pytest.raises(SettingsError, match=r"own\.toml"):
        parsed(source)


@pytest.mark.parametrize(
    "entry",
    [
        "name = 3",
        "phrases = 'one'",
        "phrases = [3]",
        "on = 1",
        "weight = true",
        "does = 'delete'",
        "reads = 'x'",
        "parts = ['head']",
        "code = 'course'",
    ],
)
def test_a_wrong_value_is_said_with_its_place(entry: str) -> None:
    keys = dict.fromkeys(("code = 'b'", "name = 'b'", "phrases = ['b']"))
    kept = [key for key in keys if key.split(" ")[0] != entry.split(" ", maxsplit=1)[0]]
    source = "\n".join(
        ["[[rule]]", "code='course'", "name='a'", "phrases=['a']", "[[rule]]", *kept, entry]
    )
    own, (problem,) = parsed(source.encode())
    assert [rule.code for rule in own.rules] == ["course"]
    assert problem.where == "own.toml, rule 2"


def test_a_list_of_a_megabyte_is_read_and_matched() -> None:
    phrases = tuple(f"cụm từ số {number}" for number in range(41_000))
    rule = OwnRule("big", "Lớn", on=True, phrases=phrases)
    quoted = ",\n".join(f'"{phrase}"' for phrase in phrases)
    source = f'[[rule]]\ncode="big"\nname="Lớn"\non=true\nphrases=[{quoted}]'.encode()
    assert len(source) > 1_000_000
    own, problems = parsed(source)
    assert (own, problems) == (OwnRules((rule,)), ())
    began = time.process_time()
    assert parsed(rewritten(b"", OwnRules(), own))[0] == own
    assert (
        parsed(rewritten(source, own, OwnRules((replace(rule, on=False),))))[0].rules[0].on is False
    )
    assert time.process_time() - began < 20
    assert found(rule, "có cum tu so 39999 ở đây") == ["cum tu so 39999"]


def test_a_new_rule_gets_a_code_of_its_name() -> None:
    first = with_code([], OwnRule("", "Khoá học làm giàu"))
    assert first.code == "khoa-hoc-lam-giau"
    assert with_code([first], OwnRule("", "Khoá học làm giàu")).code == "khoa-hoc-lam-giau-2"
    assert with_code([], OwnRule("", "!!")).code == "rule"


@given(
    st.text(alphabet="abkl hoáàc.1\u200b\ud800\x00", max_size=40),
    st.sampled_from(["a", "[0-9]", "(?-i)H", "hoá"]),
    st.sampled_from(list(RuleReads)),
)
def test_whether_and_where_agree(text: str, pattern: str, reads: RuleReads) -> None:
    for rule in (
        OwnRule("a", "a", on=True, pattern=pattern, reads=reads, phrases=("ba lá",)),
        OwnRule("a", "a", on=True, sections=("x",)),
    ):
        for part in Part:
            reading = Reading(text, part)
            own = Own([rule])
            for context in (NOWHERE, Context(section="X")):
                assert own.matches(reading, context) == bool(own.check(reading, context))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_manual_shows_a_file_that_can_be_read(language: str) -> None:
    manual = resource("manual", f"rules.{language}.md").read_text("utf-8")
    (shown_file,) = re.findall(r"```toml\n(.*?)```", manual, re.DOTALL)
    own, problems = parsed(shown_file.encode())
    assert problems == ()
    assert len(own.rules) == len(own.changes) == 1
    vay = OwnRule("a", "a", on=True, phrases=("vay tiền",))
    for text in ("vay tien", "VAY TIỀN", "v.a.y t1ền"):
        assert text in manual
        assert found(vay, text) == [text]
    assert found(vay, "váy tiện") == []
