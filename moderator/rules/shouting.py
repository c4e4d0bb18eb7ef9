"""Shouting: capitals throughout, or marks of exclamation in rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Span, Words
from moderator.text.syllables import is_syllable

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.reading import Reading
    from moderator.rules.views import Word

_MARKS: Final = re.compile(r"[!?]{5,}")
_MIN_LETTERS: Final = 15
_MIN_WORDS: Final = 4
_SHARE: Final = 0.7


def check(reading: Reading, _context: Context) -> list[Finding]:
    """Return at most one finding; its spans are the capital words and the rows of marks."""
    text = reading.text
    capitals = sum(map(str.isupper, text))
    cased = capitals
    if capitals >= _SHARE * _MIN_LETTERS:
        cased += sum(map(str.islower, text))
    spans: list[Span] = []
    vi, en, score = [], [], 0.0
    if cased >= _MIN_LETTERS and capitals >= _SHARE * cased:
        words = [
            Span(word.start, word.end)
            for word in reading.words
            if text[word.start : word.end].isupper() and _is_said(word)
        ]
        if len(words) >= _MIN_WORDS:
            spans += words
            share = round(100 * capitals / cased)
            vi.append(f"{share} % số chữ viết hoa")
            en.append(f"{share} % of the letters are capitals")
            score = 0.4 + 0.4 * (capitals / cased)
    rows = [Span(*match.span()) for match in _MARKS.finditer(text)]
    if rows:
        spans += rows
        longest = max(row.end - row.start for row in rows)
        vi.append(f"{longest} dấu “!” hoặc “?” liền nhau")
        en.append(f"{longest} “!” or “?” in a row")
        score = max(score, min(0.3 + 0.03 * longest, 0.6))
    if not spans:
        return []
    reason = Words(f"{_sentence(vi)}.", f"{_sentence(en)}.")
    return [Finding(FindingKind.SHOUTING, score, tuple(sorted(spans, key=_start)), reason)]


def _is_said(word: Word) -> bool:
    """Return whether a word is one, and no abbreviation (VTV, BHXH)."""
    return is_syllable(word.typed) or len(word.folded) > 4  # noqa: PLR2004  # INTERNET


def _start(span: Span) -> int:
    return span.start


def _sentence(parts: list[str]) -> str:
    joined = "; ".join(parts)
    return joined[0].upper() + joined[1:]
