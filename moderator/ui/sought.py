"""What a search is for, and where it stands in a comment, so that the list can mark it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.model import Field
from moderator.text.folding import fold, fold_key

if TYPE_CHECKING:
    from moderator.model import Query

_WORD: Final = re.compile(r"[^\W_]+")


class Sought(Struct, frozen=True):
    """Folded words; ``begun`` may go on. With ``exact``, the words with their marks."""

    words: frozenset[str] = frozenset()
    begun: str = ""
    exact: frozenset[str] | None = None

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where words that are sought stand in ``text``, in code points."""
        if not self.words:
            return []
        folded = fold(text)
        found = []
        for word in _WORD.finditer(folded.text):
            said = word.group()
            begins = bool(self.begun) and said.startswith(self.begun)
            if said not in self.words and not begins:
                continue
            start, end = folded.span(*word.span())
            if self.exact is None or _as_typed(text[start:end]).startswith(tuple(self.exact)):
                found.append((start, end))
        return found


def sought(query: Query) -> Sought:
    """Return what a list is searched for: its words and its phrases, not what must be absent."""
    phrases = [
        value
        for term in query.terms
        if term.field is Field.PHRASE and not term.negated
        for value in term.values
    ]
    words = [word for part in (*phrases, query.text) for word in _WORD.findall(fold_key(part))]
    typed = _WORD.findall(_as_typed(" ".join((*phrases, query.text))))
    begun = words[-1] if query.text.strip() and words else ""
    return Sought(frozenset(words), begun, frozenset(typed) if query.exact else None)


def _as_typed(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
