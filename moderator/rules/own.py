"""The rules of one desk: words, patterns and places, with what is to be done where they match."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from moderator.model import (
    Finding,
    FindingKind,
    OwnRule,
    Part,
    RuleDoes,
    RuleReads,
    Span,
    Words,
)
from moderator.rules.patterns import BadPattern, Pattern
from moderator.rules.phrases import Family, Phrase, Phrases, is_findable
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from moderator.rules.context import Context
    from moderator.rules.reading import Reading

MOST_RULES: Final = 500
MOST_PHRASES: Final = 50_000
"""In one rule."""

_LONGEST_NAME: Final = 200
_MAX_SPANS: Final = 200
_MAX_QUOTED: Final = 3
_LONGEST_QUOTE: Final = 60
_KINDS: Final = {RuleDoes.NOTICE: FindingKind.OWN, RuleDoes.HOLD: FindingKind.WATCHED}


def problems_of(rule: OwnRule) -> list[Words]:
    """Return why ``rule`` cannot be used; nothing when it can."""
    found: list[Words] = []
    everything = (rule.code, rule.name, rule.pattern, *rule.phrases, *rule.exact, *_limits(rule))
    if any(_unwritable(text) for text in everything):
        found.append(Words("Có ký tự hỏng hoặc điều khiển", "There is a broken character"))
    if not rule.code.strip():
        found.append(Words("Thiếu mã", "It has no code"))
    if not rule.name.strip() or len(rule.name) > _LONGEST_NAME:
        found.append(
            Words(
                f"Cần tên, tối đa {_LONGEST_NAME} ký tự", f"A name of 1 to {_LONGEST_NAME} needed"
            )
        )
    if not 0 < rule.weight <= 1:
        found.append(Words("Trọng số phải trên 0, tới 1", "The weight must be above 0, to 1"))
    if not rule.parts:
        found.append(Words("Không tìm ở đâu cả", "It looks nowhere"))
    found += _phrase_problems((*rule.phrases, *rule.exact))
    if rule.pattern:
        try:
            _patterns(rule)
        except BadPattern as error:
            found.append(error.words)
    if not (rule.phrases or rule.exact or rule.pattern or any(_limits(rule))):
        found.append(
            Words(
                "Chưa có gì để tìm: cần cụm từ, mẫu, chuyên mục hoặc bài viết",
                "There is nothing to look for: phrases, a pattern, sections or articles",
            )
        )
    return found


class Own:
    """The rules that are on, ready to check texts. Safe to use from several threads."""

    def __init__(self, rules: Iterable[OwnRule]) -> None:
        """Take ``rules``; each must be without problems, and those that are off are left out."""
        self._rules = [_Ready(rule) for rule in rules if rule.on]
        self._by_first: dict[str, set[int]] = {}
        for number, ready in enumerate(self._rules):
            for first in ready.firsts:
                self._by_first.setdefault(first, set()).add(number)
        self._always = {
            number for number, ready in enumerate(self._rules) if ready.rule.pattern or ready.bare
        }

    def __bool__(self) -> bool:
        return bool(self._rules)

    def check(self, reading: Reading, context: Context) -> list[Finding]:
        """Return a finding for each rule that matches, in the rules' order."""
        if not self._rules:
            return []
        wanted = set(self._always)
        if self._by_first:
            by_first = self._by_first
            for words in (reading.words, reading.joined):
                for word in words:
                    if (numbers := by_first.get(word.folded)) is not None:
                        wanted |= numbers
        found = (self._rules[number].check(reading, context) for number in sorted(wanted))
        return [one for one in found if one is not None]

    def matches(self, reading: Reading, context: Context) -> bool:
        """Return whether ``check`` would find anything, without looking where."""
        return any(ready.matches(reading, context) for ready in self._rules)


class _Ready:
    """One rule with its phrases indexed and its patterns compiled."""

    def __init__(self, rule: OwnRule) -> None:
        self.rule = rule
        family = Family(rule.code, Words(rule.name, rule.name), rule.weight)
        self._phrases = Phrases(
            Phrase(text, exact, family)
            for exact, texts in ((False, rule.phrases), (True, rule.exact))
            for text in texts
        )
        self.firsts = {fold_key(text).split()[0] for text in (*rule.phrases, *rule.exact)}
        self._typed, self._folded = _patterns(rule)
        self._sections = frozenset(map(fold_key, rule.sections))
        self._articles = frozenset(map(_address, rule.articles))
        self._sites = frozenset(map(_address, rule.sites))
        self.bare = not (self.firsts or rule.pattern)

    def check(self, reading: Reading, context: Context) -> Finding | None:
        if not self._reads(reading.part) or not self._applies(context):
            return None
        spans = self._spans(reading)
        if not (spans or self.bare):
            return None
        return Finding(
            _KINDS[self.rule.does],
            self.rule.weight,
            spans,
            _reason(self.rule, reading.text, spans),
            reading.part,
            rule=self.rule.name,
        )

    def matches(self, reading: Reading, context: Context) -> bool:
        if not self._reads(reading.part) or not self._applies(context):
            return False
        return (
            self.bare
            or (self._typed is not None and self._typed.found(reading.text))
            or (self._folded is not None and self._folded.found(reading.folded.text))
            or (
                bool(self.firsts)
                and any(self._phrases.find(words) for words in (reading.words, reading.joined))
            )
        )

    def _reads(self, part: Part) -> bool:
        # A rule of places alone speaks of the comment: once, with its text.
        return part is Part.TEXT if self.bare else part in self.rule.parts

    def _applies(self, context: Context) -> bool:
        if self._sections and fold_key(context.section) not in self._sections:
            return False
        if self._articles and self._articles.isdisjoint(
            (_address(context.article), _address(context.article_url))
        ):
            return False
        return not self._sites or _address(context.site) in self._sites

    def _spans(self, reading: Reading) -> tuple[Span, ...]:
        found: set[Span] = set()
        if self.firsts:
            for words in (reading.words, reading.joined):
                for match in self._phrases.find(words):
                    found.add(Span(words[match.first].start, words[match.last - 1].end))
        if self._typed is not None:
            found.update(self._typed.spans(reading.text, _MAX_SPANS))
        if self._folded is not None:
            for span in self._folded.spans(reading.folded.text, _MAX_SPANS):
                found.add(reading.span(span.start, span.end))
        return tuple(sorted(found, key=lambda span: (span.start, span.end)))[:_MAX_SPANS]


def _patterns(rule: OwnRule) -> tuple[Pattern | None, Pattern | None]:
    """Return the pattern for the text as typed and the one for the folded text; or raise."""
    if not rule.pattern:
        return None, None
    typed = Pattern(rule.pattern) if rule.reads is not RuleReads.FOLDED else None
    folded = Pattern(rule.pattern, bare=True) if rule.reads is not RuleReads.TYPED else None
    return typed, folded


def _reason(rule: OwnRule, text: str, spans: tuple[Span, ...]) -> Words:
    said = dict.fromkeys(text[span.start : span.end][:_LONGEST_QUOTE] for span in spans)
    quoted = ", ".join(f"“{words}”" for words in list(said)[:_MAX_QUOTED])
    quoted += "…" if len(said) > _MAX_QUOTED else ""
    colon = f": {quoted}" if quoted else ""
    if rule.does is RuleDoes.HOLD:
        return Words(
            f"Quy tắc “{rule.name}” chuyển trưởng ban{colon}.",
            f"The rule “{rule.name}” passes it to the chief{colon}.",
        )
    return Words(f"Quy tắc “{rule.name}”{colon}.", f"The rule “{rule.name}”{colon}.")


def _phrase_problems(phrases: tuple[str, ...]) -> Iterator[Words]:
    if len(phrases) > MOST_PHRASES:
        yield Words(f"Quá {MOST_PHRASES} cụm từ", f"There are more than {MOST_PHRASES} phrases")
    bad = [text for text in phrases if not is_findable(text)]
    if bad:
        shown = ", ".join(f"“{text[:_LONGEST_QUOTE]}”" for text in bad[:_MAX_QUOTED])
        yield Words(
            f"Cụm từ chỉ gồm chữ và số, cách nhau một dấu cách: {shown}",
            f"A phrase is made of letters, digits and single blanks: {shown}",
        )


def _limits(rule: OwnRule) -> Iterator[str]:
    yield from rule.sections
    yield from rule.articles
    yield from rule.sites


def _address(text: str) -> str:
    """Return an address, or an id, as it is compared."""
    return text.strip().rstrip("/").casefold()


def _unwritable(text: str) -> bool:
    """Return whether no TOML file could hold ``text``, or no line of the log show it."""
    return any(unicodedata.category(letter) in {"Cs", "Cc"} for letter in text)
