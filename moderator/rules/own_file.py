"""The file of a desk's own rules, ``own.toml``, read leniently and rewritten around comments.

The form, with every key but ``code`` and ``name`` optional::

    [[rule]]
    code = "khoa-hoc-lam-giau"       # stable name, unique in the file
    name = "Khoá học làm giàu"
    on = true                        # off unless said
    phrases = ["khoá học làm giàu"]  # found with or without their marks, through disguises
    exact = ["lô đề"]                # found only with all their marks
    pattern = "0[0-9]{9}"            # a regular expression (RE2)
    reads = "typed"                  # or "folded", "both": what the pattern is matched on
    parts = ["text", "name"]         # where phrases and pattern are looked for
    sections = ["Thể thao"]          # only in these sections,
    articles = ["123", "https://…"]  # only below these articles (id or address),
    sites = ["https://…"]            # only on these sites
    does = "notice"                  # or "hold": pass it to the chief
    weight = 0.6                     # the finding's score

    [[change]]                       # to the program's own lists
    list = "spam"                    # or "abuse"
    family = "loan"
    add = ["vay tiền nóng"]
    add_exact = []
    remove = ["vay tiền nhanh"]

A rule that cannot be used is left out and said; the others work. What this program did not write,
comments included, survives saving.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, Final, TypeVar

from moderator.errors import SettingsError
from moderator.model import (
    ListChange,
    OwnRule,
    OwnRules,
    Part,
    RuleDoes,
    RuleProblem,
    RuleReads,
    Words,
)
from moderator.rules.own import MOST_RULES, problems_of
from moderator.rules.phrases import is_findable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FILE: Final = "own.toml"
LARGEST: Final = 4_000_000
"""How many bytes the file may have."""

LISTS: Final = ("spam", "abuse")

T = TypeVar("T")
_PLAIN_RULE: Final = OwnRule("", "")
_KEYS: Final = frozenset(OwnRule.__struct_fields__)
_CHANGE_KEYS: Final = frozenset(ListChange.__struct_fields__)


class _Wrong(Exception):
    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(vi, en)


def parsed(source: bytes, name: str = FILE) -> tuple[OwnRules, tuple[RuleProblem, ...]]:
    """Return the rules and changes in a file's bytes, and what is wrong with the others.

    Raises ``SettingsError``, with the line, when the whole is no TOML or too large.
    """
    if len(source) > LARGEST:
        raise SettingsError(f"{name}: {len(source)} > {LARGEST} bytes", title=_UNREADABLE)
    try:
        table = tomllib.loads(source.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{name}: {error}", title=_UNREADABLE) from error
    problems: list[RuleProblem] = []
    unknown = sorted(set(table) - {"rule", "change"})
    if unknown:
        words = _Wrong(f"không hiểu {', '.join(unknown)}", f"unknown: {', '.join(unknown)}").words
        problems.append(RuleProblem(name, words))
    rules: dict[str, OwnRule] = {}
    for where, entry in _entries(table, "rule", name, problems):
        rule = _kept(where, entry, lambda found: _rule(found, rules), problems)
        if rule is not None:
            rules[rule.code] = rule
    changes: dict[tuple[str, str], ListChange] = {}
    for where, entry in _entries(table, "change", name, problems):
        change = _kept(where, entry, lambda found: _change(found, changes), problems)
        if change is not None:
            changes[change.list, change.family] = change
    return OwnRules(tuple(rules.values()), tuple(changes.values())), tuple(problems)


def _entries(
    table: Mapping[str, Any], key: str, name: str, problems: list[RuleProblem]
) -> list[tuple[str, Any]]:
    found = table.get(key, [])
    if not isinstance(found, list):
        problems.append(RuleProblem(name, Words(f"Cần viết [[{key}]]", f"Write it as [[{key}]]")))
        return []
    return [(f"{name}, {key} {number}", entry) for number, entry in enumerate(found, 1)]


def _kept(
    where: str,
    entry: Any,  # noqa: ANN401
    read: Callable[[Any], T],
    problems: list[RuleProblem],
) -> T | None:
    try:
        return read(entry)
    except _Wrong as wrong:
        code = entry.get("code", "") if isinstance(entry, dict) else ""
        problems.append(RuleProblem(where, wrong.words, code if isinstance(code, str) else ""))
        return None


def _rule(entry: Any, known: Mapping[str, OwnRule]) -> OwnRule:  # noqa: ANN401  # what TOML gave
    table = _table(entry, _KEYS)
    rule = OwnRule(
        code=_text(table, "code"),
        name=_text(table, "name"),
        on=_flag(table, "on"),
        phrases=_texts(table, "phrases"),
        exact=_texts(table, "exact"),
        pattern=_text(table, "pattern"),
        reads=_choice(table, "reads", RuleReads, RuleReads.TYPED),
        parts=tuple(_part(one) for one in _texts(table, "parts")) or (Part.TEXT,),
        sections=_texts(table, "sections"),
        articles=_texts(table, "articles"),
        sites=_texts(table, "sites"),
        does=_choice(table, "does", RuleDoes, RuleDoes.NOTICE),
        weight=_number(table, "weight", _PLAIN_RULE.weight),
    )
    problems = problems_of(rule)
    if problems:
        raise _Wrong("; ".join(one.vi for one in problems), "; ".join(one.en for one in problems))
    if rule.code in known:
        raise _Wrong(f"trùng mã “{rule.code}”", f"the code “{rule.code}” is used twice")
    if len(known) >= MOST_RULES:
        raise _Wrong(f"quá {MOST_RULES} quy tắc", f"there are more than {MOST_RULES} rules")
    return rule


def _change(entry: Any, known: Mapping[tuple[str, str], ListChange]) -> ListChange:  # noqa: ANN401
    table = _table(entry, _CHANGE_KEYS)
    change = ListChange(
        list=_text(table, "list"),
        family=_text(table, "family"),
        add=_texts(table, "add"),
        add_exact=_texts(table, "add_exact"),
        remove=_texts(table, "remove"),
    )
    if change.list not in LISTS or not change.family:
        raise _Wrong("cần list (spam, abuse) và family", "list (spam, abuse) and family are needed")
    bad = [text for text in (*change.add, *change.add_exact) if not is_findable(text)]
    if bad:
        raise _Wrong(f"“{bad[0][:60]}” không gồm các từ", f"“{bad[0][:60]}” is not made of words")
    if (change.list, change.family) in known:
        raise _Wrong(f"{change.family} có hai lần", f"{change.family} stands there twice")
    return change


def _table(entry: Any, keys: frozenset[str]) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(entry, dict):
        raise _Wrong("không phải bảng", "it is no table")
    unknown = ", ".join(sorted(set(entry) - keys))
    if unknown:
        raise _Wrong(f"không hiểu {unknown}", f"unknown: {unknown}")
    return entry


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _Wrong(f"{key} phải là chuỗi", f"{key} must be a text")
    return value


def _flag(table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise _Wrong(f"{key} phải là true hoặc false", f"{key} must be true or false")
    return value


def _number(table: Mapping[str, Any], key: str, default: float) -> float:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Wrong(f"{key} phải là số", f"{key} must be a number")
    return float(value)


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value: Sequence[Any] = table.get(key, ())
    if isinstance(value, str) or not all(isinstance(one, str) for one in value):
        raise _Wrong(f"{key} phải là danh sách chuỗi", f"{key} must be a list of texts")
    return tuple(dict.fromkeys(value))


def _choice(table: Mapping[str, Any], key: str, kind: type[Any], default: Any) -> Any:  # noqa: ANN401
    value = table.get(key, default)
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(str(one) for one in kind)
        raise _Wrong(f"{key} phải là một trong: {choices}", f"{key} must be: {choices}") from None


def _part(value: str) -> Part:
    try:
        return Part(value)
    except ValueError:
        raise _Wrong("parts: text hoặc name", "parts: text or name") from None


_UNREADABLE: Final = Words(
    "Không đọc được tệp quy tắc của tòa soạn", "The desk's rules cannot be read"
)
