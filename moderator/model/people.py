"""Who works at the desk: who is there now, and who may do what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from moderator.model.terms import State


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody at work now, at another window or machine on the same database."""

    desk: str  # which window: unique, and no name for people
    actor: str
    comment_id: int | None  # open there
    holds: bool  # opened there first: a decision here asks about it
    since: datetime  # opened, or without a comment come to work


@dataclass(frozen=True, slots=True)
class Moved:
    """Who last moved a comment, when, and where to. ``kind`` is the ledger's."""

    actor: str
    at: datetime
    kind: str
    state: State
