"""Comments that came together: many readers at once, shown as a group with its evidence."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class BrigadeKind(StrEnum):
    """What ties a group together."""

    ARTICLE = "article"  # names never seen before, under one article
    ALIKE = "alike"  # nearly the same words, mostly under names never seen before
    ADDRESS = "address"  # many names from one address


class Brigade(Struct, frozen=True):
    """One group: comments without a pause of more than ten minutes between them."""

    kind: BrigadeKind
    anchor: int  # its first comment
    site_id: int
    comments: int
    pending: int
    names: int  # different ones, folded
    new: int  # of these, never seen before
    articles: int
    since: datetime
    until: datetime
    shown: str  # the article's title, the beginning of the words, or the address
    article_id: int | None = None  # where all stand under one

    @property
    def minutes(self) -> int:
        """How long they took to come, in minutes, rounded up, at least 1."""
        return max(-(-int((self.until - self.since).total_seconds()) // 60), 1)
