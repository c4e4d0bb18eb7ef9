"""What a desk knows of a reader, and what moderators noted for each other."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from moderator.model.terms import State


class Mark(StrEnum):
    """What a desk made of a reader. It never decides anything."""

    NONE = "none"
    WATCHED = "watched"  # what they write from now on goes to the chief, with the note
    TRUSTED = "trusted"  # what they write from now on comes later in the order by risk


class ReaderMark(Struct, frozen=True):
    """A mark in force. The reader is known by account or e-mail, never by the name they type."""

    site_id: int
    reader: str  # "a:" and the account's id, or "e:" and the address
    mark: Mark
    name: str  # as the reader signed when they were marked
    note: str
    actor: str
    at: datetime
    seq: int  # the row of the log that says so


class Note(Struct, frozen=True):
    """What a moderator wrote for the others; ``kind`` is the log's: note, decision or reader."""

    seq: int
    at: datetime
    actor: str
    kind: str
    text: str


class PastComment(Struct, frozen=True):
    """Another comment of the same reader. ``text`` is its beginning."""

    id: int
    text: str
    article: str
    state: State
    created_at: datetime
    edited: bool
    decided_by: str  # empty where nobody here decided
    decided_at: datetime | None


class Elsewhere(Struct, frozen=True):
    """What may be the same person, and may as well not be. Counts end at ``most``."""

    same_name: int = 0  # comments signed so by other readers, or by nobody known
    same_address: int = 0  # comments by others from the same network address
    most: int = 99
