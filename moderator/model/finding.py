"""What the rules notice in a comment, and where."""

from __future__ import annotations

from msgspec import Struct

from moderator.model.terms import FindingKind, Part, Words


class Span(Struct, frozen=True):
    """Code points ``start`` to ``end`` (exclusive)."""

    start: int
    end: int


class Finding(Struct, frozen=True):
    """One thing noticed: how sure (0 to 1), exactly where, and why in words."""

    kind: FindingKind
    score: float
    spans: tuple[Span, ...]
    reason: Words
    part: Part = Part.TEXT
    suggestion: str | None = None
    rule: str = ""  # the name of the desk's own rule that says so
