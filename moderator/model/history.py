"""One comment from its first word to its last row in the log."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from moderator.model.finding import Finding
from moderator.model.listing import Detail
from moderator.model.record import LogRow


class SeenVersion(Struct, frozen=True):
    """A text and a reader's name as they were seen, and what was noticed in them."""

    id: int
    text: str
    name: str
    source: str  # "reader", "desk" (our own edit) or "site" (edited there by others)
    seen_at: datetime
    findings: tuple[Finding, ...] = ()


class HistoryStep(Struct, frozen=True):
    """A row of the ledger about a comment.

    ``result`` and what follows belong to an outcome of a delivery. ``purged`` names the personal
    fields of this row that were deleted since.
    """

    row: LogRow
    result: str = ""  # a code of DeliveryState
    inverse: bool = False  # it took something back
    problem: str = ""
    purged: tuple[str, ...] = ()
    about: int = 0  # a purge: how many of this comment's fields it took


class CommentHistory(Struct, frozen=True):
    """All that is known of a comment. ``head`` is the newest hash of the whole log."""

    detail: Detail
    versions: tuple[SeenVersion, ...]
    steps: tuple[HistoryStep, ...]  # oldest first
    head: str
