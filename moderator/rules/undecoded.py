"""Vietnamese whose typing keys were left as they are: "tieesng Vieejt", "tie61ng Vie65t"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part, Span, Words
from moderator.text.letters import MARKED
from moderator.text.syllables import is_syllable
from moderator.text.teencode import known_slang

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.reading import Reading
    from moderator.text.typing_keys import Decoded

_QUIET: Final = 0.15
_SLIP: Final = 0.25
"""The score of one sure word in a text that is typed well otherwise."""

_FULL_SHARE: Final = 0.8
_MAX_QUOTED: Final = 3
_MAX_SPANS: Final = 500
_WORD: Final = re.compile(r"[^\W\d_]{2,40}")
_FOREIGN_LENGTH: Final = 3


def check(reading: Reading, _context: Context) -> list[Finding]:
    """Return at most one finding: its spans are the words, its suggestion the whole text read.

    Its score grows with the number of such words and their share among the words whose marks show.
    """
    if reading.part is Part.NAME:
        return []
    decoded = reading.keyed
    if decoded is None:
        return []
    score = _score(decoded, reading.text)
    if score < _QUIET:
        return []
    spans = tuple(Span(word.start, word.end) for word in decoded.words[:_MAX_SPANS])
    reason = _reason(decoded)
    return [Finding(FindingKind.UNDECODED, score, spans, reason, suggestion=decoded.text)]


def _score(decoded: Decoded, text: str) -> float:
    typed = sum(word.weight for word in decoded.words)
    keyed = {word.before for word in decoded.words}
    marked = foreign = 0
    for word in _WORD.findall(text):
        if not word.isascii():
            marked += not MARKED.isdisjoint(word)
        elif word not in keyed and len(word) >= _FOREIGN_LENGTH:
            foreign += not (is_syllable(word) or word.lower() in known_slang())
    share = typed / (typed + marked + foreign / 2)
    evidence = min(1.0, typed / 1.4)
    score = evidence * min(1.0, share / _FULL_SHARE)
    sure = max(word.weight for word in decoded.words) >= 1
    return max(score, _SLIP) if sure else score


def _reason(decoded: Decoded) -> Words:
    shown = sorted(decoded.words, key=lambda word: -word.weight)
    forms = list(dict.fromkeys(f"{word.before} → {word.after}" for word in shown))
    quoted = ", ".join(forms[:_MAX_QUOTED])
    more = len(forms) - _MAX_QUOTED
    more_vi = f" và {more} tiếng khác" if more > 0 else ""
    more_en = f" and {more} others" if more > 0 else ""
    name = decoded.method.value
    return Words(
        f"Gõ kiểu {name} mà bộ gõ chưa bật: {quoted}{more_vi}.",
        f"Typed in {name} with the keyboard switched off: {quoted}{more_en}.",
    )
