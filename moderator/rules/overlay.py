"""What a desk adds to and takes from the program's word lists, so that their updates still come."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.model import ListedFamily
from moderator.rules.phrases import Phrase, Phrases
from moderator.text.letters import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from moderator.model import ListChange
    from moderator.rules.lists import WordList
    from moderator.rules.phrases import Family


def changed(words: WordList, changes: Sequence[ListChange]) -> WordList:
    """Return ``words`` with ``changes`` applied; those to families it does not have are left."""
    known = families(words)
    wanted = [change for change in changes if change.family in known]
    if not wanted:
        return words
    gone = {(change.family, same(text)) for change in wanted for text in change.remove}
    kept = [one for one in words.entries if (one.family.code, same(one.text)) not in gone]
    there = {(one.family.code, one.exact, same(one.text)) for one in kept}
    for change in wanted:
        for exact, texts in ((False, change.add), (True, change.add_exact)):
            kept.extend(
                Phrase(text, exact, known[change.family])
                for text in texts
                if (change.family, exact, same(text)) not in there
            )
    entries = tuple(kept)
    return replace(words, entries=entries, phrases=Phrases(entries))


def families(words: WordList) -> dict[str, Family]:
    """Return a list's families by their codes, in its order."""
    return {one.family.code: one.family for one in words.entries}


def listed(name: str, entries: Iterable[Phrase]) -> tuple[ListedFamily, ...]:
    """Return the families of the list called ``name`` with their phrases, for the window."""
    plain: dict[Family, list[str]] = {}
    exact: dict[Family, list[str]] = {}
    for one in entries:
        plain.setdefault(one.family, [])
        (exact if one.exact else plain).setdefault(one.family, []).append(one.text)
    return tuple(
        ListedFamily(
            name,
            family.code,
            family.words,
            family.weight,
            tuple(texts),
            tuple(exact.get(family, ())),
        )
        for family, texts in plain.items()
    )


def same(phrase: str) -> str:
    """Return the form in which two ways of writing one phrase are equal."""
    return canonical(unicodedata.normalize("NFC", phrase).lower())
