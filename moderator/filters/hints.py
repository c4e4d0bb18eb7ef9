"""What may be meant by the part of a filter line that is being typed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.filters import names
from moderator.filters.line import Part, parts
from moderator.model.filter import Field, Known

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 200
"""Names of a desk's articles, sections and people that are offered at once; more are typed for."""

LEAST: Final = 2
"""Letters of a key after which it is offered: fewer are a word as often."""


class Hint(Struct, frozen=True):
    """Put ``text`` in the place of code points ``start`` to ``end``; ``about`` says what it is."""

    start: int
    end: int
    text: str
    about: str


def hints(line: str, cursor: int, language: str, known: Known) -> tuple[Hint, ...]:
    """Return what the part of ``line`` that ends at or holds ``cursor`` may become."""
    for part in parts(line):
        if part.start <= cursor <= part.end:
            found = _values(part, cursor, language, known) if part.key else _keys(part, language)
            return tuple(found)[:MOST]
    return ()


def _keys(part: Part, language: str) -> Iterable[Hint]:
    typed = part.values[0]
    wanted = names.folded(typed.text)
    if typed.quoted or len(wanted) < LEAST:
        return
    for key, name in names.KEYS.items():
        if any(names.folded(one).startswith(wanted) for one in (name.vi, name.en, *name.others)):
            about = names.ABOUT[key].text(language)
            yield Hint(typed.start, typed.end, f"{name.text(language)}:", about)


def _values(part: Part, cursor: int, language: str, known: Known) -> Iterable[Hint]:
    key = names.key_of(part.key)
    typed = next(one for one in part.values if cursor <= one.end or one is part.values[-1])
    if key is None or cursor < typed.start:
        return
    wanted = names.folded(typed.text)
    for name in names.VALUES.get(key, {}).values():
        said = name.text(language)
        spelt = (name.vi, name.en, *name.others)
        if any(names.folded(one).startswith(wanted) for one in spelt) and said != typed.text:
            yield Hint(typed.start, typed.end, said, "")
    for value in _known(key, known):
        if wanted in names.folded(value) and value != typed.text:
            yield Hint(typed.start, typed.end, _quoted(value), "")


def _known(key: names.Key, known: Known) -> tuple[str, ...]:
    if key is Field.ARTICLE:
        return known.articles
    if key is Field.SECTION:
        return known.sections
    if key is Field.SITE:
        return known.sites
    return known.actors if key is Field.BY else ()


def _quoted(value: str) -> str:
    return '"' + " ".join(value.split()).replace('"', '""') + '"'
