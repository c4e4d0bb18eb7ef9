"""Who works at the desk: who is there now, and who may do what."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from moderator.model.terms import State


def plain(name: str) -> str:
    """Return a name as it is compared: one form of each letter, single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).split())


class Present(Struct, frozen=True):
    """Somebody at work now, at another window or machine on the same database."""

    desk: str  # which window: unique, and no name for people
    actor: str
    comment_id: int | None  # open there
    holds: bool  # opened there first: a decision here asks about it
    since: datetime  # opened, or without a comment come to work


class Moved(Struct, frozen=True):
    """Who last moved a comment, when, and where to. ``kind`` is the ledger's."""

    actor: str
    at: datetime
    kind: str
    state: State


class Role(StrEnum):
    """What somebody is at the desk."""

    MODERATOR = "moderator"
    CHIEF = "chief"


class Right(StrEnum):
    """What is the chief's alone, once there is one."""

    RULES = "rules"
    FLOODS = "floods"
    LEARNING = "learning"
    EXPORT = "export"
    UNDO_OTHERS = "undo_others"
    PURGE = "purge"
    PEOPLE = "people"
    HOLDS = "holds"
    HOURS = "hours"
    ARTICLES = "articles"
    BLOCKING = "blocking"
    FIGURES = "figures"
    SECOND_LOOK = "second_look"


class Person(Struct, frozen=True):
    """Somebody who was given a role, or a part of the queue."""

    name: str
    role: Role
    sections: tuple[str, ...]  # patterns of sections' names, * for anything
    articles: tuple[str, ...]  # words or patterns in articles' titles
    since: datetime

    @property
    def part(self) -> tuple[str, ...]:
        """All patterns, for a line of text."""
        return (*self.sections, *(f"“{one}”" for one in self.articles))
