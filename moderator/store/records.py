"""What goes into the store and comes out of it, beside the nouns of :mod:`moderator.model`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from moderator.model import (
        Action,
        DeliveryState,
        Finding,
        Intent,
        RemoteComment,
        RemoteState,
        State,
        Verdict,
    )

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
"""What a ledger payload may hold: JSON without fractions, so that its form is canonical."""


class Checked(Struct, frozen=True):
    """A comment as fetched, with what the rules of ``ruleset`` (a hash) noticed in it.

    Findings of kind REPEAT are not kept: repeats are counted live. ``risk`` is 0 to 1.
    """

    comment: RemoteComment
    findings: tuple[Finding, ...] = ()
    ruleset: str = ""
    risk: float = 0.0


class Saved(Struct, frozen=True):
    """Which comments (local ids) a saved page touched."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()  # anything of the mirror differs from before
    returned: tuple[int, ...] = ()  # the reader edited after a decision: pending again
    theirs: tuple[int, ...] = ()  # decided, restored or deleted on the site by others


class Walked(Struct, frozen=True):
    """How far the comments that are to be checked anew were gone through."""

    part: int = 0
    created_at: int = -(2**62)
    comment_id: int = 0


class KnownComment(Struct, frozen=True):
    """What the store already knows of a comment that a page brings."""

    id: int
    version: str  # the site's version string
    state: RemoteState
    version_id: int
    text: str
    name: str
    standing: State
    ruleset: str  # of the newest findings of this version
    seen_at: datetime  # when this was last heard of the site
    updated_at: datetime | None  # by the site's own clock


class Standing(Struct, frozen=True):
    """Where a comment stands: all that deciding about it needs."""

    comment_id: int
    site_id: int
    remote_id: str
    state: State
    version_id: int  # the newest version known
    text: str
    name: str
    remote_state: RemoteState
    remote_version: str
    article_id: int
    parent_id: int | None
    parent_published: bool | None  # None: no parent, or the parent is not known here
    decision: str | None  # the decision that set the state, if one did
    delivery: DeliveryState | None  # of the newest delivery
    in_doubt: bool = False  # a delivery may have reached the site although nothing says so


class Ruling(Struct, frozen=True):
    """One comment of a decision: where it shall stand and what its site is asked to do."""

    comment_id: int
    version_id: int  # the version that was read
    state: State
    action: Action | None = None  # None: nothing is sent
    text: str | None = None  # None: the text stays
    name: str | None = None  # None: the reader's name stays
    findings: tuple[Finding, ...] = ()  # as they stood when it was decided


class Where(Struct, frozen=True):
    """A comment with the place it stands in."""

    comment_id: int
    article_id: int
    section: str
    version_id: int
    ruleset: str
    kinds: int  # bits of what was found


class Undoing(Struct, frozen=True):
    """What taking back a decision did."""

    decision: str
    comments: tuple[int, ...]
    cancelled: int  # deliveries that had not left
    queued: int  # inverse deliveries
    skipped: tuple[int, ...]  # moved since, no way back on the site, or held by the chief
    held: tuple[int, ...] = ()  # those of ``skipped`` that only the chief may bring back


class Leased(Struct, frozen=True):
    """A delivery this owner may send now. ``fence`` proves the lease when it is finished."""

    id: int
    site_id: int
    comment_id: int
    intent: Intent
    fence: int
    urgent: bool
    attempts: int  # before this one
    waited_since: datetime


class Entry(Struct, frozen=True):
    """Something to be written to the ledger.

    ``sealed`` holds the personal fields (texts, names, quotes): they enter the hash salted and
    lie in a side table, so that they can be deleted later without breaking the chain.
    """

    kind: str
    actor: str
    payload: Mapping[str, Plain] = field(default_factory=dict)
    sealed: Mapping[str, str] = field(default_factory=dict)
    site_id: int | None = None
    comment_id: int | None = None
    decision: str | None = None
    verdict: Verdict | None = None


class LedgerEntry(Struct, frozen=True):
    """A ledger row as it is stored; times are microseconds since 1970 in UTC."""

    seq: int
    format: int
    kind: str
    at: int
    actor: str
    site_id: int | None
    comment_id: int | None
    decision: str | None
    verdict: str | None
    payload: str
    prev: str
    hash: str


class Version(Struct, frozen=True):
    """A text and a reader's name as they were seen. Never changed once written."""

    id: int
    comment_id: int
    remote_version: str
    text: str
    name: str
    source: str  # "reader", "desk" (our own edit) or "site" (edited there by others)
    seen_at: datetime


class Past(Struct, frozen=True):
    """A comment of the whole local history, for trying a rule on it.

    The version is the present one while nothing is decided, else what the reader first sent.
    """

    comment_id: int
    state: State
    article_id: int
    site_id: int
    version_id: int
    folded: str  # text and name as they are searched: folded words between blanks
    text: str | None = None  # None: not asked for
    name: str | None = None


class Surroundings(Struct, frozen=True):
    """Where an article stands."""

    title: str
    section: str
    article: str  # the site's id of it
    url: str
    site: str  # the site's address


class Material(Struct, frozen=True):
    """What the rules read of one comment."""

    comment_id: int
    version_id: int
    ruleset: str  # the one that found the following
    findings: tuple[Finding, ...]
    text: str
    name: str
    place: Surroundings
    article_text: str


class Health(Struct, frozen=True):
    """What ``check`` found; ``problems`` is empty when the database is sound."""

    kind: str
    version: str
    comments: int
    entries: int
    problems: tuple[str, ...]
