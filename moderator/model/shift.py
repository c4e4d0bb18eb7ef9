"""What one shift hands to the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from moderator.model.article import ArticlePolicy
from moderator.model.terms import Verdict


class Since(StrEnum):
    """What a shift began with."""

    HANDOVER = "handover"  # the last sheet that was handed over
    LOGIN = "login"  # the person's first log-in
    WORK = "work"  # the first thing that the person did
    CHOSEN = "chosen"  # by hand
    HOURS = "hours"  # none of these: the last eight hours


class DecidedBy(Struct, frozen=True):
    """What one person decided in a shift, comment by comment."""

    actor: str
    verdicts: Mapping[Verdict, int]
    undone: int = 0  # comments of which this person took a decision back

    @property
    def total(self) -> int:
        """All decisions together."""
        return sum(self.verdicts.values())


class Left(Struct, frozen=True):
    """A comment that one shift leaves to the next: who put it there, and when."""

    id: int
    author: str
    text: str  # its beginning
    article: str
    created_at: datetime
    by: str = ""
    at: datetime | None = None
    problem: str = ""  # in a conflict: what the site said


class Heap(Struct, frozen=True):
    """Comments in one state: the oldest of them, and how many there are."""

    total: int = 0
    first: tuple[Left, ...] = ()


class Removal(Struct, frozen=True):
    """A comment that was taken down in a shift."""

    id: int
    at: datetime
    by: str
    author: str
    article: str
    ordered_by: str = ""
    document: str = ""
    confirmed: bool = False  # the public page no longer shows it


class Outgoing(Struct, frozen=True):
    """What is still to be sent to one site."""

    site: str
    unsent: int
    oldest: datetime | None
    refused: int
    connected: bool | None
    later: int = 0  # approvals that wait for the publishing hours, beside ``unsent``
    opens_at: datetime | None = None  # when those begin


class ShiftNote(Struct, frozen=True):
    """What one shift wrote to the next."""

    seq: int
    at: datetime
    actor: str
    text: str


class ShiftSheet(Struct, frozen=True):
    """What one shift hands to the next, as it was at ``until``."""

    actor: str
    since: datetime
    until: datetime
    began: Since
    before: str = ""  # who handed over the shift before
    decided: tuple[DecidedBy, ...] = ()
    pending: Heap = Heap()  # in the queue
    aside: int = 0  # wait, too, under articles that are paused or the chief's alone
    held: Heap = Heap()
    chief: Heap = Heap()
    conflicts: Heap = Heap()
    outgoing: tuple[Outgoing, ...] = ()
    removals: tuple[Removal, ...] = ()
    articles: tuple[ArticlePolicy, ...] = ()

    @property
    def unsent(self) -> int:
        """All that is still to be sent and waits for no hour."""
        return sum(one.unsent for one in self.outgoing)

    @property
    def later(self) -> int:
        """All approvals that wait for the publishing hours."""
        return sum(one.later for one in self.outgoing)
