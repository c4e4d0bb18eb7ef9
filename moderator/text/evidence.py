"""Which accented names a set of texts has: what an article writes, a comment may be given."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from moderator.text.letters import bare, canonical
from moderator.text.tokens import STOPS, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_WORDS: Final = 4
_ENOUGH: Final = 200_000
"""Code points read of each text."""


class Evidence:
    """The words with marks that are written with a capital, alone and in rows of up to four."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Read ``texts``. Time and memory are linear in their length."""
        self._forms: dict[str, dict[str, None]] = {}
        self._rows: set[tuple[str, ...]] = set()
        for text in texts:
            self._read(text[:_ENOUGH])

    def _read(self, text: str) -> None:
        row: list[str] = []
        end = 0
        opens = True  # a capital that begins a sentence says nothing
        for found in TOKEN.finditer(text):
            word = found.group()
            if word in STOPS:
                opens, row = True, []
                continue
            if not text[end : found.start()].isspace():
                row = []
            end = found.end()
            if not word[0].isupper():
                opens, row = False, []
                continue
            form = _form(word)
            row = [*row[1 - _MOST_WORDS :], form]
            self._rows.update(tuple(row[first:]) for first in range(len(row) - 1))
            if (not opens or len(row) > 1) and not form.isascii():
                self._forms.setdefault(bare(form), {})[form] = None
            opens = False

    def has(self, name: str) -> bool:
        """Return whether a name of two words or more, all its marks included, stands somewhere.

        One word alone is no name that could be recognised: ``forms`` tells of those.
        """
        words = tuple(_form(word) for word in name.split())
        if len(words) < 2 or all(map(str.isascii, words)):  # noqa: PLR2004  # a row
            return False
        rows = (words[at : at + _MOST_WORDS] for at in range(max(1, len(words) - _MOST_WORDS + 1)))
        return all(row in self._rows for row in rows)

    def forms(self, word: str) -> tuple[str, ...]:
        """Return the accented forms of a bare ``word`` that stand as names, in its case."""
        found = self._forms.get(word.lower(), {})
        return tuple(
            "".join(
                letter.upper() if typed.isupper() else letter
                for letter, typed in zip(form, word, strict=True)
            )
            for form in found
        )


def _form(word: str) -> str:
    return canonical(unicodedata.normalize("NFC", word).lower())
