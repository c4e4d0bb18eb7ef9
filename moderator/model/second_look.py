"""The second look: decisions read again by somebody else, who sees neither who decided nor what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from moderator.model.finding import Finding
from moderator.model.listing import Article
from moderator.model.terms import FindingKind, State, Verdict


class Opinion(StrEnum):
    """What the second reader would have decided."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    UNSURE = "unsure"


class LookPlan(Struct, frozen=True):
    """What a chief orders: which share, of the decisions of which time.

    ``share`` is in thousandths; 0 ends the look in force. Of each verdict at least ``least`` are
    drawn, as far as there are so many, so that rare rejections are represented.
    """

    share: int
    since: datetime
    until: datetime  # not included
    least: int = 10
    hide_findings: bool = False


class LookStratum(Struct, frozen=True):
    """The decisions of one verdict: how many there are, and how many are read again."""

    verdict: Verdict
    decisions: int
    drawn: int


class Look(Struct, frozen=True):
    """A look as it was ordered. ``seed`` is the hash of the row that ordered it."""

    order: int  # that row's number
    seed: str
    at: datetime
    actor: str
    plan: LookPlan


class LookNeighbour(Struct, frozen=True):
    """Another comment of the thread, written before the decision; how it stands is not told."""

    author: str
    text: str
    created_at: datetime
    depth: int
    current: bool = False


class LookItem(Struct, frozen=True):
    """A comment as it was when it was decided. Neither who decided nor what is in here."""

    of: int  # the number of the decision's row
    comment_id: int
    version_id: int
    text: str
    name: str
    created_at: datetime
    article: Article
    thread: tuple[LookNeighbour, ...] = ()
    findings: tuple[Finding, ...] = ()  # as they stood; none where the look hides them


class LookSheet(Struct, frozen=True):
    """Where the look in force stands for one reader."""

    look: Look | None  # None: there is none
    item: LookItem | None = None  # the next one; None: nothing is left for this reader
    answered: int = 0  # by anybody
    left: int = 0  # for this reader
    own: int = 0  # not answered, and for others only: this reader decided them
    gone: int = 0  # not answered, and purged since


class Agreement(Struct, frozen=True):
    """How many of those compared agree, with the 95 % interval; shares are 0 to 1."""

    agreed: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share that agrees; 0 where nothing was compared."""
        return self.agreed / self.of if self.of else 0.0


class Disagreement(Struct, frozen=True):
    """One comment on which the second reader would have decided otherwise."""

    comment_id: int
    first: Verdict
    first_reason: str
    second: Opinion
    second_reason: str
    excerpt: str
    article: str
    state: State  # where it stands now


class LookResult(Struct, frozen=True):
    """What a look has shown so far. Unsure answers count neither for nor against."""

    look: Look
    strata: tuple[LookStratum, ...]
    answered: int
    unsure: int
    gone: int
    agreed: Agreement  # the same verdict
    public: Agreement  # the same on whether it is published
    kappa: float | None  # None: not defined, all answers are of one kind
    whole: float | None  # over all decisions of the time; None: a verdict has no answer yet
    verdicts: Mapping[Verdict, Agreement]
    reasons: Mapping[str, Agreement]  # both reject: by the first one's reason, the same reason
    findings: Mapping[FindingKind, Agreement]
    people: Mapping[str, Agreement]  # by who decided first; empty unless asked for and allowed
    disagreements: tuple[Disagreement, ...]
