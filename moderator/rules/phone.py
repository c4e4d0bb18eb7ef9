"""Phone numbers in a comment or a reader's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part, Words

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.phones import Phone
    from moderator.rules.reading import Reading

_MAX_QUOTED: Final = 3
_MAX_SPANS: Final = 200


def check(reading: Reading, _context: Context) -> list[Finding]:
    """Return one finding for all numbers, as strong as the strongest."""
    phones = reading.phones
    if not phones:
        return []
    score = max(map(_score, phones))
    if reading.part is Part.NAME:
        score = max(score, 0.9)
    quoted = ", ".join(phone.digits for phone in phones[:_MAX_QUOTED])
    disguised = any(phone.disguised for phone in phones)
    reason = Words(
        f"Có số điện thoại {quoted}{', viết né lọc' if disguised else ''}.",
        f"There is a phone number, {quoted}{', in disguise' if disguised else ''}.",
    )
    spans = tuple(phone.span for phone in phones[:_MAX_SPANS])
    return [Finding(FindingKind.PHONE, score, spans, reason)]


def _score(phone: Phone) -> float:
    if phone.hotline:
        return 0.3
    return 0.8 if phone.disguised else 0.6
