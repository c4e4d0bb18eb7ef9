"""Findings as a person reads them: what two of them say of the same words is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model import FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.model import Finding


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return ``findings`` without phone numbers that are told as personal data already.

    Both kinds are stored: the one speaks of advertisements, the other of privacy.
    """
    kept = list(findings)
    private = {
        (finding.part, span)
        for finding in kept
        if finding.kind is FindingKind.PERSONAL
        for span in finding.spans
    }
    return [
        finding
        for finding in kept
        if finding.kind is not FindingKind.PHONE
        or any((finding.part, span) not in private for span in finding.spans)
    ]
