"""Writing meant to be read by people and missed by filters, as a finding of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Words
from moderator.rules.disguise import Disguise

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.reading import Reading

_QUIET: Final = 0.2
_MAX_QUOTED: Final = 3
_MAX_SPANS: Final = 200


def check(reading: Reading, _context: Context) -> list[Finding]:
    """Return at most one finding; its reason quotes the plain reading."""
    if reading.repaired is not None:
        return []  # a wrong character set looks like a disguise and is none
    disguises = [*reading.disguises, *_contacts(reading)]
    missed = 1.0
    for disguise in disguises:
        missed *= 1 - disguise.score
    score = 1 - missed
    if score < _QUIET:
        return []
    spans = sorted(
        (span for disguise in disguises for span in disguise.spans), key=lambda span: span.start
    )
    plain = [word for disguise in disguises for word in disguise.plain][:_MAX_QUOTED]
    quoted = ", ".join(f"“{word}”" for word in plain)
    vi = "; ".join(disguise.words.vi for disguise in disguises)
    en = "; ".join(disguise.words.en for disguise in disguises)
    if plain:
        vi += f". Đọc là {quoted}"
        en += f". It reads {quoted}"
    reason = Words(f"Viết né lọc: {vi}.", f"Written in disguise: {en}.")
    return [Finding(FindingKind.OBFUSCATION, min(score, 0.99), tuple(spans[:_MAX_SPANS]), reason)]


def _contacts(reading: Reading) -> list[Disguise]:
    """Return the web addresses and phone numbers that are written so as not to be found."""
    found = []
    links = [link for link in reading.links if link.disguised]
    if links:
        words = Words("địa chỉ trang viết chệch đi", "a web address written out of shape")
        spans = tuple(link.span for link in links)
        found.append(Disguise(0.6, words, spans, tuple(link.host for link in links)))
    phones = [phone for phone in reading.phones if phone.disguised]
    if phones:
        words = Words("số điện thoại viết chệch đi", "a phone number written out of shape")
        spans = tuple(phone.span for phone in phones)
        found.append(Disguise(0.5, words, spans, tuple(phone.digits for phone in phones)))
    return found
