"""All rules together, with the word lists they were read with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part
from moderator.resources import resource
from moderator.rules import (
    hidden,
    link,
    missing_diacritics,
    obfuscation,
    phone,
    repeat,
    shouting,
)
from moderator.rules.abuse import Abuse
from moderator.rules.context import Context
from moderator.rules.lists import read_list
from moderator.rules.reading import Reading
from moderator.rules.spam import Spam

if TYPE_CHECKING:
    from pathlib import Path

Rule = Callable[[Reading, Context], list[Finding]]

NO_CONTEXT: Final = Context()

_FORMAT: Final = "1"
"""Raised whenever the code of a rule changes what it finds."""

_MODEL: Final = ("text", "syllables.ngrams")
_HEAVY: Final = {
    FindingKind.ABUSE: 1.0,
    FindingKind.SPAM: 1.0,
    FindingKind.OBFUSCATION: 0.7,
    FindingKind.HIDDEN: 0.6,
    FindingKind.LINK: 0.5,
    FindingKind.PHONE: 0.5,
    FindingKind.REPEAT: 0.5,
    FindingKind.MISSING_DIACRITICS: 0.3,
    FindingKind.SHOUTING: 0.3,
    FindingKind.UNDECODED: 0.3,
    FindingKind.ENCODING: 0.3,
    FindingKind.PERSONAL: 0.6,
    FindingKind.OWN: 0.9,
    FindingKind.WATCHED: 0.9,
    FindingKind.BURST: 0.4,
    FindingKind.LEARNED: 0.6,
}


class Ruleset:
    """Every rule, ready to check texts. Safe to use from several threads."""

    def __init__(self, text_rules: Sequence[Rule], name_rules: Sequence[Rule], digest: str) -> None:
        self._text_rules = tuple(text_rules)
        self._name_rules = tuple(name_rules)
        self._digest = digest

    @classmethod
    def load(cls, folder: Path | None = None) -> Ruleset:
        """Read the word lists: the desk's copy where ``folder`` holds one, else the program's own.

        Raises ``SettingsError`` when a list cannot be read.
        """
        digest = hashlib.sha256(_FORMAT.encode())
        digest.update(resource(*_MODEL).read_bytes())
        lists = {}
        for name in ("spam.toml", "abuse.toml"):
            own = folder / name if folder is not None else None
            path = own if own is not None and own.exists() else resource("rules", name)
            lists[name] = read_list(path)
            digest.update(lists[name].source)
        spam = Spam(lists["spam.toml"])
        abuse = Abuse(lists["abuse.toml"])
        shared: tuple[Rule, ...] = (
            spam.check,
            abuse.check,
            link.check,
            phone.check,
            obfuscation.check,
            hidden.check,
        )
        text_rules = (missing_diacritics.check, *shared, repeat.check, shouting.check)
        return cls(text_rules, shared, digest.hexdigest())

    @property
    def hash(self) -> str:
        """What the findings depend on: rules, word lists and the restoration model (SHA-256)."""
        return self._digest

    def check(
        self, text: str, *, name: str = "", context: Context = NO_CONTEXT
    ) -> tuple[Finding, ...]:
        """Return what is noticed in ``text`` and in the reader's ``name``, the surest first.

        Takes any strings; spans are code points of the part the finding names.
        """
        found = _applied(self._text_rules, Reading(text), context)
        if name:
            found += [
                Finding(one.kind, one.score, one.spans, one.reason, Part.NAME, one.suggestion)
                for one in _applied(self._name_rules, Reading(name, Part.NAME), NO_CONTEXT)
            ]
        found.sort(key=lambda finding: -finding.score)
        return tuple(found)

    def check_repeats(self, text: str, context: Context) -> tuple[Finding, ...]:
        """Return only what the rule about repeats notices, for a text that was checked before."""
        return tuple(repeat.check(Reading(text), context))


def risk(findings: Iterable[Finding]) -> float:
    """Return how much of a moderator's care a comment needs, 0 to 1."""
    safe = 1.0
    for finding in findings:
        safe *= 1 - _HEAVY[finding.kind] * min(max(finding.score, 0.0), 1.0)
    return 1 - safe


def _applied(rules: Iterable[Rule], reading: Reading, context: Context) -> list[Finding]:
    return [finding for rule in rules for finding in rule(reading, context)]
