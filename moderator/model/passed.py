"""What was passed to the chief, and what the chief answered."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from moderator.model.obstacle import Barrier
from moderator.model.terms import State, Verdict


class PassedUp(Struct, frozen=True):
    """How a comment came to the chief; the note is among its notes."""

    kind: str  # the ledger's: decision, watched, held, stopped, undo
    actor: str  # a person, or the rule's name
    at: datetime
    barrier: Barrier | None = None  # for a hold


class Answer(Struct, frozen=True):
    """What somebody else decided about a comment that a moderator had passed to the chief."""

    seq: int
    comment_id: int
    actor: str
    at: datetime
    verdict: Verdict
    state: State  # where the comment stands now
    author: str
    text: str  # the beginning
    note: str


class Answers(Struct, frozen=True):
    """The answers since they were last looked at, newest first; ``seq`` is how far was looked."""

    seq: int
    found: tuple[Answer, ...] = ()
