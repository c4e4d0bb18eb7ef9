"""What the board shows: how long comments wait, what was decided, and what the rules had noticed.

A comment counts once in a period, with the newest decision of the period that was not taken back.
Passing on and leaving for later are told apart: they decide nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct, field

from moderator.model.terms import EditClass, FindingKind, Verdict

AGES: Final = (15, 60, 240, 720, 1440, 4320, 10_080)
"""Minutes at which one bar of waiting comments ends and the next begins."""

DELAYS: Final = (5, 15, 60, 240, 1440)
"""Likewise for the time that a decision took."""

REMOVING: Final = frozenset({Verdict.REJECT, Verdict.SPAM, Verdict.TAKEDOWN})
"""Verdicts that keep a comment from the page or take it off."""

DECIDING: Final = frozenset({Verdict.APPROVE, *REMOVING})
"""Verdicts that end a comment's waiting."""

MENDED: Final = frozenset(
    {
        FindingKind.MISSING_DIACRITICS,
        FindingKind.SHOUTING,
        FindingKind.UNDECODED,
        FindingKind.ENCODING,
    }
)
"""What is noticed in order to be mended; it does not speak against a comment."""


class Scope(Struct, frozen=True):
    """What the board is about. ``edges`` are where its bars begin, and the end: two at least."""

    edges: tuple[datetime, ...]
    site_id: int | None = None
    section: str | None = None

    @property
    def since(self) -> datetime:
        """The first moment."""
        return self.edges[0]

    @property
    def until(self) -> datetime:
        """The moment after the last."""
        return self.edges[-1]


class Queued(Struct, frozen=True):
    """What waits now. ``ages`` has one number more than :data:`AGES`: the oldest come last."""

    at: datetime
    ages: tuple[int, ...]
    oldest: datetime | None = None
    held: int = 0
    chief: int = 0
    conflicts: int = 0
    aside: int = 0  # under articles that are paused or the chief's: they wait too, in no bar

    @property
    def total(self) -> int:
        """How many comments wait for a decision."""
        return sum(self.ages)


class Split(Struct, frozen=True):
    """How many were approved, and how many removed: rejected, called spam or taken down."""

    approved: int = 0
    removed: int = 0

    @property
    def total(self) -> int:
        """How many were decided."""
        return self.approved + self.removed


class Step(Struct, frozen=True):
    """The decisions between two edges; ``elsewhere`` were made on the site itself."""

    begins: datetime
    ends: datetime
    decided: Split = Split()
    elsewhere: int = 0


class Delays(Struct, frozen=True):
    """How long readers waited for decisions, in seconds. ``counts`` is one longer than DELAYS."""

    counts: tuple[int, ...]
    median: float | None = None
    nine_of_ten: float | None = None  # nine tenths did not take longer


class Agreement(Struct, frozen=True):
    """What was noticed against comments, beside what people decided."""

    caught: int = 0  # noticed, and removed
    mended: int = 0  # noticed, and approved after an edit
    overruled: int = 0  # noticed, and approved as it was
    missed: int = 0  # nothing noticed, and removed
    passed: int = 0  # nothing noticed, and approved


class Share(Struct, frozen=True):
    """What one article, section or person had. ``id`` is an article's."""

    name: str
    decided: Split
    id: int | None = None
    edited: int = 0
    median: float | None = None  # seconds


class Figures(Struct, frozen=True):
    """What was decided in a period."""

    scope: Scope
    steps: tuple[Step, ...]
    delays: Delays
    verdicts: Mapping[Verdict, int] = field(default_factory=dict)
    elsewhere: int = 0
    taken_back: int = 0
    findings: Mapping[FindingKind, Split] = field(default_factory=dict)
    agreement: Agreement = Agreement()
    edits: Mapping[EditClass, int] = field(default_factory=dict)
    sections: tuple[Share, ...] = ()  # most decisions first
    articles: tuple[Share, ...] = ()  # likewise, the first of them
    people: tuple[Share, ...] | None = None  # None: not shown to whoever asked

    @property
    def decided(self) -> Split:
        """All that was decided here."""
        of = self.verdicts.get
        return Split(of(Verdict.APPROVE, 0), sum(of(one, 0) for one in REMOVING))


class Watching(Struct, frozen=True):
    """Whether figures of single people are kept on the board, and who turned that on or off."""

    on: bool = False
    by: str = ""
    at: datetime | None = None
