"""The filter line: what it says, what it does not understand, and that it comes back as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.filters import names
from moderator.filters.line import parse, write
from moderator.model import Field, Filter, FindingKind, Order, State, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

DAYS = ["2026-11-01", "2026-11-01T14:30", "90m", "2h", "3d", "1w", "today", "yesterday"]
BOUNDS = [">200", "<20", "20-200", "7"]
PLAIN = st.text(min_size=1, max_size=12).map(lambda some: " ".join(some.split()))
WORDY = PLAIN.filter(lambda some: any(sign.isalnum() for sign in some))
WORDS = st.from_regex(r"[^\W\d_][\w.!]{0,8}", fullmatch=True)


DAYS_ONLY = [DAYS[0], DAYS[1], "today", "yesterday"]
PLACES = st.one_of(st.just("#12"), WORDY.filter(lambda some: not some.startswith("#")))
PEOPLE = WORDY.filter(lambda some: not some.startswith("="))
ONE = {
    **{field: st.sampled_from(list(map(str, names.VALUES[field]))) for field in names.CLOSED},
    Field.BEFORE: st.sampled_from(DAYS),
    Field.AFTER: st.sampled_from(DAYS),
    Field.SINCE: st.sampled_from(DAYS),
    Field.ON: st.sampled_from(DAYS_ONLY),
    Field.DECIDED: st.sampled_from(["2026-11-01T14", "2026-11-01..2026-11-07", *DAYS_ONLY]),
    Field.LENGTH: st.sampled_from(BOUNDS),
    Field.RISK: st.sampled_from(BOUNDS[:3]),
    Field.REPEATS: st.sampled_from(BOUNDS[:3]),
    Field.NEAR: st.sampled_from(["1", "77"]),
    Field.TOGETHER: st.sampled_from(["article-1", "alike-77", "address-5"]),
    Field.ARTICLE: PLACES,
    Field.SITE: PLACES,
    Field.AUTHOR: st.one_of(PEOPLE, PEOPLE.map("={}".format)),
    Field.BY: st.just("@me"),
    Field.WORD: WORDS,
}


@st.composite
def _terms(draw: st.DrawFn) -> Term:
    field = draw(st.sampled_from(list(Field)))
    single = field in {Field.WORD, Field.PHRASE}
    values = draw(
        st.lists(ONE.get(field, WORDY), min_size=1, max_size=1 if single else 3, unique=True)
    )
    negated = field is Field.WORD or draw(st.booleans())
    return Term(field, tuple(values), negated)


FILTERS = st.builds(
    Filter,
    st.lists(WORDS, max_size=3).map(" ".join),
    st.lists(_terms(), max_size=4, unique=True).map(tuple),
    st.one_of(st.none(), st.sampled_from(list(Order))),
    st.booleans(),
)


@given(FILTERS, st.sampled_from(["vi", "en"]))
def test_what_is_written_is_read_as_the_same(wanted: Filter, language: str) -> None:
    parsed = parse(write(wanted, language))
    assert not parsed.problems
    assert parsed.filter == wanted


@given(st.text(), st.sampled_from(["vi", "en"]))
def test_any_line_can_be_read_and_what_was_understood_comes_back(line: str, language: str) -> None:
    understood = parse(line).filter
    again = parse(write(understood, language))
    assert not again.problems
    assert again.filter == understood


@given(
    st.lists(
        st.sampled_from([*'":,- “”=#>/', "tác-giả", "nhãn", "bài", "từ", "x", "\ud800", "\x00"])
    ).map("".join)
)
def test_any_mixture_of_signs_can_be_read(line: str) -> None:
    parsed = parse(line)
    assert parse(write(parsed.filter)).filter == parsed.filter
    assert all(0 <= one.start < one.end <= len(line) for one in parsed.problems)


def test_a_whole_line() -> None:
    line = 'finding:spam article:"Giá vàng" author:Lan before:2026-11-01 "đường xá" cống -vàng'
    assert parse(line).filter == Filter(
        "cống",
        (
            Term(Field.FINDING, ("spam",)),
            Term(Field.ARTICLE, ("Giá vàng",)),
            Term(Field.AUTHOR, ("Lan",)),
            Term(Field.BEFORE, ("2026-11-01",)),
            Term(Field.PHRASE, ("đường xá",)),
            Term(Field.WORD, ("vàng",), negated=True),
        ),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nhãn:rác,tục", "finding:spam,abuse"),
        ("NHAN:Quang_Cao", "finding:spam"),
        ('trạng-thái:"đã gỡ"', "status:taken-down"),
        ("trang thai", '"trang" thai'),
        ("từ:2g trước:3n", "since:2h before:3d"),
        ("ngày:01/11/2026", "on:2026-11-01"),
        ("dài:>=200", "length:>199"),
        ("lặp:3", "repeats:>2"),
        ("-có:trả-lời là:đã-sửa", "-has:reply is:edited"),
        ("người-duyệt:tôi", "by:me"),
        ("xếp:nhóm dấu:đúng", "marks:exact order:group"),
        ("“đường xá”", '"đường xá"'),
        ('bài:"# #vàng"', "article:vàng"),
        ('tác-giả:"=Lan, Hà"', 'author:"=Lan, Hà"'),
    ],
)
def test_both_languages_say_the_same(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    assert not first.problems
    assert not second.problems
    if one == "trang thai":  # without a colon these are words
        assert first.filter.text == "trang thai"
    else:
        assert first.filter == second.filter


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ("findin:spam", (0, 11), "finding"),
        ("a zzz:1", (2, 7), "zzz"),
        ("author:", (0, 7), "missing"),
        ("finding:spma x", (8, 12), "spam"),
        ("before:soon", (7, 11), "day"),
        ("on:2h", (3, 5), "day"),
        ("length:long", (7, 11), "number"),
        ("near:abc", (5, 8), "id"),
        ("order:random", (0, 12), "oldest"),
        ('"…"', (0, 3), "Letters"),
        ("order:newest order:risk", (13, 23), "one order"),
    ],
)
def test_what_is_not_understood_is_said_in_its_place(
    line: str, place: tuple[int, int], said: str
) -> None:
    (problem,) = parse(line).problems
    assert (problem.start, problem.end) == place
    assert said in problem.words.en


def test_an_address_and_a_time_are_words() -> None:
    parsed = parse("https://vidu.vn 19:30")
    assert parsed.filter == Filter("https://vidu.vn 19:30")
    assert not parsed.problems


def test_every_state_and_finding_has_a_name() -> None:
    assert {*map(str, State), "all"} == set(map(str, names.STATUSES))
    assert set(map(str, FindingKind)) == set(map(str, names.FINDINGS))
    assert set(map(str, Order)) == set(map(str, names.ORDERS))
    assert set(names.ABOUT) == set(names.KEYS)


def test_no_two_meanings_are_written_alike() -> None:
    every: tuple[Mapping[str, names.Name], ...] = (
        {str(key): name for key, name in names.KEYS.items()},
        *names.VALUES.values(),
    )
    for some in every:
        spelt = [
            {names.folded(word) for word in (str(value), name.vi, name.en, *name.others)}
            for value, name in some.items()
        ]
        assert sum(map(len, spelt)) == len(set().union(*spelt))


def test_a_long_line_is_read_in_time() -> None:
    parsed = parse('bài:"' * 100_000)
    assert any(problem.end == 500_000 for problem in parsed.problems)


@pytest.mark.parametrize("day", ["31/12/9999", "1.1.0001", "9999-12-31", "0001-01-01"])
def test_a_day_without_room_for_a_time_zone_is_a_problem(day: str) -> None:
    assert parse(f"từ:{day}").problems
