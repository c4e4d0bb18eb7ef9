"""Everything by one reader: what is known of them, and how surely each comment is theirs."""

from __future__ import annotations

import ipaddress
import re
from array import array
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from moderator.model.filter import Filter
from moderator.model.reader import ReaderMark
from moderator.model.terms import State


class ClueKind(StrEnum):
    """What somebody gave us of a reader."""

    ACCOUNT = "account"
    EMAIL = "email"
    ADDRESS = "address"  # of the network
    LINK = "link"  # of a comment, of a profile, or one that was posted
    NAME = "name"


class How(StrEnum):
    """Why a comment is thought to be the reader's, the surest first."""

    ACCOUNT = "account"  # or an address that the site has verified
    COMMENT = "comment"  # the one whose link was given; nobody knows its reader
    EMAIL = "email"  # the same address, typed without an account: nobody has verified it
    LINK = "link"  # it holds the link that was given
    ADDRESS = "address"  # a household or a company may share it
    NAME = "name"  # anybody may sign so


SURE = frozenset({How.ACCOUNT, How.COMMENT})
"""What is this reader's; the rest may be other people's."""


class Clue(Struct, frozen=True):
    """What is looked for. An account belongs to ``site_id``, or with None to any site."""

    kind: ClueKind
    value: str
    site_id: int | None = None


class Identity(Struct, frozen=True):
    """Somebody whom a site knows. ``reader`` is "a:" and an account, "e:" and an address, or ""."""

    site_id: int
    reader: str
    names: tuple[str, ...]  # some of those they sign with
    comments: int


class Trace(Struct, frozen=True):
    """What was found; ``ids`` are newest first within each ``How``, the surest first.

    ``clue`` is how the words were understood, ``opened`` the comment whose link they were.
    ``more`` holds what was cut because there is too much of it. ``filters`` list the same in the
    window, each ``How`` by itself. ``theirs`` is what counts as surely this reader's.
    """

    clue: Clue
    ids: Mapping[How, array[int]] = field(default_factory=dict)
    states: Mapping[How, Mapping[State, int]] = field(default_factory=dict)
    identities: tuple[Identity, ...] = ()
    marks: tuple[ReaderMark, ...] = ()
    more: frozenset[How] = frozenset()
    filters: Mapping[How, Filter] = field(default_factory=dict)
    opened: int | None = None
    known: frozenset[tuple[int, str]] = frozenset()  # site and reader of what is surely theirs
    typed: frozenset[tuple[int, str]] = frozenset()  # likewise of what stands under ``How.EMAIL``
    theirs: frozenset[How] = SURE

    def sure_identities(self) -> tuple[Identity, ...]:
        """Return the identities that are surely this reader's."""
        return tuple(one for one in self.identities if (one.site_id, one.reader) in self.known)

    @property
    def count(self) -> int:
        """How many comments there are in all."""
        return sum(len(found) for found in self.ids.values())

    def only_sure(self) -> Trace:
        """Return the same without what may be other people's, where anything is surely theirs.

        Where nothing is but an address was asked for, what was written under it is what is left.
        """
        if not self.sure():
            by_email = self.clue.kind is ClueKind.EMAIL and How.EMAIL in self.ids
            return self.with_email().only_sure() if by_email else self
        kept = self.theirs
        return replace(
            self,
            ids={how: ids for how, ids in self.ids.items() if how in kept},
            states={how: found for how, found in self.states.items() if how in kept},
            identities=self.sure_identities(),
            marks=tuple(one for one in self.marks if (one.site_id, one.reader) in self.known),
            filters={how: one for how, one in self.filters.items() if how in kept},
        )

    def with_email(self) -> Trace:
        """Return the same for somebody who knows that the unverified address is this reader's."""
        return replace(self, theirs=self.theirs | {How.EMAIL}, known=self.known | self.typed)

    def sure(self) -> tuple[int, ...]:
        """Return the comments that are surely this reader's."""
        return tuple(one for how, ids in self.ids.items() if how in self.theirs for one in ids)


class TracedComment(Struct, frozen=True):
    """One of the comments, with all that tells who wrote it."""

    id: int
    site: str
    remote_id: str
    article: str
    link: str
    created_at: datetime
    name: str
    account: str
    email: str
    ip: str
    text: str
    state: State
    decided_by: str  # empty where nobody here decided
    decided_at: datetime | None


_EMAIL = re.compile(r"[^\s@<>,;:\"]{1,64}@[^\s@<>,;:\"/]{1,255}")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.IGNORECASE)
_LONGEST = 2000


def recognised(typed: str) -> Clue | None:
    """Return what ``typed`` is by its looks; None for nothing. Time is linear in its length.

    A bare number is taken for an account; whether any site knows it is found out later.
    """
    text = " ".join(typed[:_LONGEST].split())
    if not text:
        return None
    bare = text[7:] if text.lower().startswith("mailto:") else text
    if _EMAIL.fullmatch(bare):
        return Clue(ClueKind.EMAIL, bare)
    if (address := network_address(text)) is not None:
        return Clue(ClueKind.ADDRESS, address)
    if " " not in text and _is_link(text):
        return Clue(ClueKind.LINK, text)
    if text.lstrip("#").isdecimal():
        return Clue(ClueKind.ACCOUNT, text.lstrip("#"))
    return Clue(ClueKind.NAME, text)


def network_address(text: str) -> str | None:
    """Return a network address in its usual form, None for what is none."""
    try:
        return str(ipaddress.ip_address(text.strip("[]")))
    except ValueError:
        return None


def _is_link(text: str) -> bool:
    if re.match(r"https?://.", text, re.IGNORECASE):
        return True
    host = re.split("[/?#:]", text, maxsplit=1)[0]
    return _DOMAIN.fullmatch(host) is not None
