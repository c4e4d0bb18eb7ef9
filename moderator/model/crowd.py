"""What goes on around a comment: others that say the same, others that came with it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Repeats(Struct, frozen=True):
    """The group of comments that say the same or nearly the same, itself included."""

    comments: int = 0
    readers: int = 0
    articles: int = 0
    likeness: float = 1.0  # of the least alike of the newest others, 0 to 1; letters, marks aside


class Crowd(Struct, frozen=True):
    """Comments that came close together, the one looked at included."""

    comments: int
    minutes: int  # between the first and the last, rounded up, at least 1
    names: int  # different ones, folded


class Crowds(Struct, frozen=True):
    """The crowds a comment is part of; None where there is none worth telling."""

    address: Crowd | None = None  # from one address
    name: Crowd | None = None  # under one name
    alike: Crowd | None = None  # nearly the same text, under names never seen before
    article: Crowd | None = None  # one article, nearly all under names never seen before


NO_CROWDS: Final = Crowds()
