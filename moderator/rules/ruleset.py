"""All rules together, with the word lists they were read with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from moderator.model import NO_CROWDS, Finding, FindingKind, OwnRules, Part
from moderator.resources import resource
from moderator.rules import (
    burst,
    encoding,
    hidden,
    missing_diacritics,
    obfuscation,
    personal,
    phone,
    repeat,
    shouting,
    undecoded,
)
from moderator.rules.abuse import Abuse
from moderator.rules.context import Context
from moderator.rules.hosts import read_hosts
from moderator.rules.link import Links
from moderator.rules.lists import read_list
from moderator.rules.overlay import changed
from moderator.rules.own import Own
from moderator.rules.reading import Reading
from moderator.rules.spam import Spam
from moderator.text import local_model

if TYPE_CHECKING:
    from pathlib import Path

    from moderator.model import Crowds
    from moderator.text.restore import Restorer

Rule = Callable[[Reading, Context], list[Finding]]

NO_CONTEXT: Final = Context()
NO_RULES: Final = OwnRules()
OWN_KINDS: Final = frozenset({FindingKind.OWN, FindingKind.WATCHED})
_SHARED: Final = 40
_NAMES: Final = 4096
"""Readers' names of which is remembered what was found in them."""

_LONGEST_NAME: Final = 400
"""Longer ones are nobody's usual name, and thousands of them would fill the memory."""

_PIECE: Final = 1 << 16

NO_OWN: Final = Own(())

_FORMAT: Final = "4"
"""Raised whenever the code of a rule changes what it finds."""

_DATA: Final = (
    "syllables.ngrams",
    "tagger.npz",
    "bare_shares.txt",
    "known.txt",
    "like-keyed.txt",
    "lookalikes.txt",
    "names.txt",
    "places.txt",
)
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


_AFTER_BURSTS: Final = OWN_KINDS | {FindingKind.SHOUTING}
"""What :meth:`Ruleset.check` asks after the bursts, beside the reader's name."""


class Recipe(NamedTuple):
    """What :meth:`Ruleset.load` was given: another process loads the same rules with it."""

    folder: Path | None
    own_rules: OwnRules
    copies: tuple[str, ...]


class Ruleset:
    """Every rule, ready to check texts. Safe to use from several threads."""

    def __init__(
        self,
        text_rules: Sequence[Rule],
        name_rules: Sequence[Rule],
        digest: str,
        own: Own = NO_OWN,
        recipe: Recipe | None = None,
    ) -> None:
        self._own = own
        self._text_rules = tuple(text_rules)
        self._name_rules = tuple(name_rules)
        self._digest = digest
        # Many comments have the same names, and the same few readers write most comments.
        self._of_name = lru_cache(_NAMES)(self._in_name)
        self.restorer: Callable[[], Restorer] = local_model.default
        """Gives what restores diacritics: with what the archive taught, where it did."""
        self.recipe = recipe
        """How to load it again; the files may have changed since: the hash tells."""

    @classmethod
    def load(
        cls,
        folder: Path | None = None,
        own_rules: OwnRules = NO_RULES,
        *,
        copies: Sequence[str] = ("spam", "abuse", "links"),
    ) -> Ruleset:
        """Read the word lists: the desk's copy where ``folder`` holds one, else the program's own.

        Likewise the model of the desk's archive.

        ``own_rules`` are the desk's, with its changes to the lists; ``copies`` names the lists
        of which a copy may be taken. Raises ``SettingsError`` when a list cannot be read.
        """
        digest = hashlib.sha256(_FORMAT.encode())
        for file in _DATA:
            _take_in(digest, resource("text", file))
        lists = {}
        for name in ("spam.toml", "abuse.toml"):
            stem = name.removesuffix(".toml")
            copy = folder / name if folder is not None and stem in copies else None
            path = copy if copy is not None and copy.exists() else resource("rules", name)
            changes = [change for change in own_rules.changes if change.list == stem]
            lists[name] = changed(read_list(path), changes)
            digest.update(lists[name].source + repr(changes).encode())
        on = tuple(rule for rule in own_rules.rules if rule.on)
        own_digest = hashlib.sha256(repr(on).encode("utf-8", "surrogatepass"))
        desk_links = folder / "links.toml" if folder is not None and "links" in copies else None
        given = desk_links if desk_links is not None and desk_links.exists() else None
        hosts = read_hosts(resource("rules", "links.toml"), given)
        digest.update(hosts.source)
        trained = local_model.find(folder).model
        restorer = local_model.default if trained is None else trained.restorer
        if trained is not None:
            digest.update(f"{trained.digest} {trained.share}".encode())
        spam = Spam(lists["spam.toml"], hosts)
        abuse = Abuse(lists["abuse.toml"])
        shared: tuple[Rule, ...] = (
            spam.check,
            abuse.check,
            Links(hosts).check,
            phone.check,
            obfuscation.check,
            encoding.check,
            hidden.check,
        )
        text_rules: tuple[Rule, ...] = (
            partial(missing_diacritics.check, restorer=restorer),
            undecoded.check,
            *shared,
            personal.check,
            repeat.check,
            burst.check,
            shouting.check,
        )
        loaded = cls(
            text_rules,
            shared,
            digest.hexdigest()[:_SHARED] + own_digest.hexdigest()[_SHARED:],
            Own(on),
            Recipe(folder, own_rules, tuple(copies)),
        )
        loaded.restorer = restorer
        return loaded

    @property
    def now(self) -> Ruleset:
        """Itself: a ruleset that no file renews, where a ``Rulebook`` may stand."""
        return self

    @property
    def hash(self) -> str:
        """What the findings depend on, by SHA-256.

        40 digits stand for the program with its lists, 24 for the desk's own rules.
        """
        return self._digest

    def differs_in_own(self, other: str) -> bool:
        """Return whether the ruleset with the hash ``other`` differs in the own rules at most."""
        return other[:_SHARED] == self._digest[:_SHARED]

    def check(
        self, text: str, *, name: str = "", context: Context = NO_CONTEXT
    ) -> tuple[Finding, ...]:
        """Return what is noticed in ``text`` and in the reader's ``name``, the surest first.

        Takes any strings; spans are code points of the part the finding names.
        """
        reading = Reading(text)
        found = [*_applied(self._text_rules, reading, context), *self._own.check(reading, context)]
        if name:
            usual = len(name) <= _LONGEST_NAME
            found += self._of_name(name) if usual else self._in_name(name)
            if self._own:
                found += self._own.check(Reading(name, Part.NAME), context)
        found.sort(key=lambda finding: -finding.score)
        return tuple(found)

    def _in_name(self, name: str) -> tuple[Finding, ...]:
        """Return what all but the desk's own rules notice in a reader's name."""
        found = _applied(self._name_rules, Reading(name, Part.NAME), NO_CONTEXT)
        return tuple(replace(one, part=Part.NAME) for one in found)

    def among(self, found: Sequence[Finding], crowds: Crowds) -> tuple[Finding, ...]:
        """Return what :meth:`check` finds in a comment with these crowds.

        ``found`` is what it found in the same comment without any.
        """
        if crowds == NO_CROWDS:
            return tuple(found)
        told = [(one, _follows_bursts(one)) for one in found]
        told += [(one, False) for one in burst.check(Reading(""), Context(crowds=crowds))]
        told.sort(key=lambda one: (-one[0].score, one[1]))
        return tuple(one for one, _ in told)

    def check_own(
        self, text: str, *, name: str = "", context: Context = NO_CONTEXT
    ) -> tuple[Finding, ...]:
        """Return only what the desk's own rules notice."""
        found = self._own.check(Reading(text), context)
        if name:
            found += self._own.check(Reading(name, Part.NAME), context)
        return tuple(found)

    def check_others(self, text: str, context: Context) -> tuple[Finding, ...]:
        """Return only what others around it tell of a text that was checked before."""
        reading = Reading(text)
        return (*repeat.check(reading, context), *burst.check(reading, context))


def risk(findings: Iterable[Finding]) -> float:
    """Return how much of a moderator's care a comment needs, 0 to 1."""
    safe = 1.0
    for finding in findings:
        safe *= 1 - _HEAVY[finding.kind] * min(max(finding.score, 0.0), 1.0)
    return 1 - safe


def _take_in(digest: hashlib._Hash, path: Path) -> None:
    """Add a file's bytes to a hash, in pieces: one of them has 17 MB."""
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)


def _follows_bursts(finding: Finding) -> bool:
    return finding.part is Part.NAME or finding.kind in _AFTER_BURSTS


def _applied(rules: Iterable[Rule], reading: Reading, context: Context) -> list[Finding]:
    return [finding for rule in rules for finding in rule(reading, context)]
