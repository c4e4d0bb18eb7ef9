"""Text shown in another character set than it was written in: "Tiáº¿ng Viá»‡t", "TiÕng ViÖt"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.model import Finding, FindingKind, Part, Span, Words
from moderator.text.encodings import Charset

if TYPE_CHECKING:
    from moderator.rules.context import Context
    from moderator.rules.reading import Reading

_MAX_SPANS: Final = 500


def check(reading: Reading, _context: Context) -> list[Finding]:
    """Return at most one finding: its spans are the wrong words, its suggestion the text meant."""
    repaired = reading.repaired
    if repaired is None:
        return []
    quoted = ", ".join(f"{before} → {after}" for before, after in repaired.examples)
    name = repaired.charset.value
    if repaired.charset is Charset.UTF_8:
        reason = Words(
            f"Chữ {name} hiện sai thành Windows-1252: {quoted}.",
            f"{name} shown as Windows-1252: {quoted}.",
        )
    else:
        reason = Words(
            f"Viết bằng bảng mã cũ {name}, hiện thành ký tự lạ: {quoted}.",
            f"Written in the old character set {name} and shown as other signs: {quoted}.",
        )
    spans = tuple(Span(start, end) for start, end in repaired.places[:_MAX_SPANS])
    # A name cannot be mended by the desk; a text can.
    suggestion = repaired.text if reading.part is Part.TEXT else None
    return [Finding(FindingKind.ENCODING, repaired.score, spans, reason, suggestion=suggestion)]
