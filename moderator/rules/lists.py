"""Reads the word lists that come with the program, or the desk's own copies of them.

A list is a TOML file of families::

    [[family]]
    code = "loan"                  # stable name
    vi = "mời vay tiền"            # what the moderator reads
    en = "loan offer"
    weight = 0.5                   # 0 to 1; 0 names an innocent phrase that hides a shorter one
    phrases = ["vay tiền nhanh"]   # found with or without their marks
    exact = ["lô đề"]              # found only with all their marks

Other keys are lists of phrases with a meaning of their own, each of which may be missing: the
rule that reads it says which (``talk``, ``warning``, ``opinion``, ``cause`` in ``spam.toml``).

A phrase may name choices: "thằng|đồ ngu|dốt" stands for the four phrases it can be read as.

Raises ``SettingsError`` with the file and the place when a list cannot be read.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from moderator.errors import SettingsError
from moderator.model import Words
from moderator.rules.phrases import Family, Phrase, Phrases, is_findable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MOST_READINGS: Final = 2_000
_KEYS: Final = {"code", "vi", "en", "weight", "phrases", "exact"}


class WordList(Struct, frozen=True):
    """One file's phrases, and its other settings (lists of strings by name). Never changed."""

    phrases: Phrases
    entries: tuple[Phrase, ...]
    settings: Mapping[str, tuple[str, ...]]
    source: bytes


def read_list(path: Path) -> WordList:
    """Read one list.

    Raises ``SettingsError`` when the file is missing, no TOML, or not of the form above.
    """
    try:
        source = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path.name}: {error}") from error
    return _read(path.name, source)


@lru_cache(maxsize=4)  # when a desk's own rules change, the lists mostly do not
def _read(file: str, source: bytes) -> WordList:
    try:
        table = tomllib.loads(source.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: {error}") from error
    families = table.pop("family", [])
    if not isinstance(families, list):
        raise SettingsError(f"{file}: family is no list")
    entries = tuple(
        entry
        for number, family in enumerate(families, 1)
        for entry in _family(family, f"{file}, family {number}")
    )
    settings = {
        name: tuple(
            _findable(text, file)
            for written in strings(value, f"{file}, {name}")
            for text in _readings(written, file)
        )
        for name, value in table.items()
    }
    return WordList(Phrases(entries), entries, settings, source)


def _family(table: Any, where: str) -> list[Phrase]:  # noqa: ANN401  # what TOML gave
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: no table")
    unknown = set(table) - _KEYS
    if unknown:
        raise SettingsError(f"{where}: unknown {', '.join(sorted(unknown))}")
    code, vi, en = (table.get(name) for name in ("code", "vi", "en"))
    weight = table.get("weight")
    if not (isinstance(code, str) and isinstance(vi, str) and isinstance(en, str)):
        raise SettingsError(f"{where}: code, vi and en are needed")
    if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not 0 <= weight <= 1:
        raise SettingsError(f"{where}: weight must be from 0 to 1")
    family = Family(code, Words(vi, en), float(weight))
    return [
        Phrase(_findable(text, where), exact, family)
        for exact, name in ((False, "phrases"), (True, "exact"))
        for written in strings(table.get(name, []), f"{where}, {name}")
        for text in _readings(written, where)
    ]


def _readings(written: str, where: str) -> list[str]:
    """Return every phrase that one with choices ("a|b c|d") stands for."""
    if "|" not in written:
        return [written]
    choices = [word.split("|") for word in written.split(" ")]
    if prod(map(len, choices)) > _MOST_READINGS:
        raise SettingsError(f"{where}: “{written}” has more than {_MOST_READINGS} readings")
    return [" ".join(words) for words in product(*choices)]


def _findable(text: str, where: str) -> str:
    if not is_findable(text):
        raise SettingsError(f"{where}: “{text}” is not made of words")
    return text


def strings(value: Any, where: str) -> tuple[str, ...]:  # noqa: ANN401  # what TOML gave
    """Return ``value`` as texts; raises ``SettingsError`` naming ``where`` when it is no list."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f"{where}: no list of texts")
    return tuple(value)
