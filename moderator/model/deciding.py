"""What a person asks for, what is asked back, what became of it, what undo would do."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal, get_args

from msgspec import Struct, field

from moderator.model.finding import Finding
from moderator.model.terms import EditClass, ItemResult, State, Verdict, Words

QuestionCode = Literal[
    "article_closed",
    "article_paused",
    "cannot_undo",
    "claimed",
    "draft_unused",
    "held",
    "outgoing_findings",
    "parent_unpublished",
    "published_replies",
    "reason",  # asked by the command line alone
    "watched",
    "with_chief",
]

EVERY_QUESTION: Final[frozenset[str]] = frozenset(get_args(QuestionCode))
"""What somebody confirms who answers all with yes; what they may not do is refused, not asked."""


class Decision(Struct, frozen=True):
    """What a person asks for. One decision over several comments is undone as one."""

    verdict: Verdict
    comments: tuple[int, ...]
    actor: str
    seen: Mapping[int, int] = field(default_factory=dict)  # comment id → version id on screen
    stood: Mapping[int, State] = field(default_factory=dict)  # comment id → state on screen
    text: str | None = None  # for one comment only
    name: str | None = None  # for one comment only
    reason: str | None = None  # a code of the desk's reasons
    edit: EditClass | None = None  # why text or name were changed; None: told from the change
    note: str | None = None
    ordered_by: str | None = None  # take-downs
    document: str | None = None  # take-downs
    confirmed: frozenset[str] = frozenset()  # codes of the questions already answered with yes


class Question(Struct, frozen=True):
    """Something to be asked before a decision goes through."""

    code: QuestionCode
    comment_id: int
    words: Words
    findings: tuple[Finding, ...] = ()


class DecidedItem(Struct, frozen=True):
    """One comment's result."""

    comment_id: int
    result: ItemResult
    words: Words | None = None


class Decided(Struct, frozen=True):
    """What a decision did. ``decision`` is None when nothing was done."""

    decision: str | None
    items: tuple[DecidedItem, ...]
    questions: tuple[Question, ...] = ()
    due_at: datetime | None = None  # when the site will be told
    answered: tuple[Question, ...] = ()  # what was confirmed beforehand, of what is decided


class Undoable(Struct, frozen=True):
    """The decision that undo would take back next."""

    decision: str
    verdict: Verdict
    actor: str
    at: datetime
    comments: tuple[int, ...]
    author: str  # the reader of the first comment
    excerpt: str
    sent: bool  # the site was told already
    possible: bool  # False: the site has no way back
    words: Words  # what undo will do, in words
    edited: bool = False  # approved with changes; ``excerpt`` is what goes out then
    seq: int = 0  # its newest row of the log


class Undone(Struct, frozen=True):
    """What an undo did."""

    decision: str
    comments: tuple[int, ...]
    cancelled: int  # deliveries that had not left
    queued: int  # inverse deliveries on their way
    words: Words


class RejectReason(Struct, frozen=True):
    """One entry of the desk's list of reasons."""

    code: str
    words: Words


class Sweep(Struct, frozen=True):
    """A decision about a whole list: its comments as they were when it was read."""

    decision: Decision
    comments: array[int]
    versions: array[int]  # beside ``comments``
    states: tuple[State, ...]  # likewise


class Swept(Struct, frozen=True):
    """What a decision about a whole list would do or did, comment by comment in numbers."""

    decision: str | None  # one for all steps: undone as one
    total: int
    looked: int  # fewer than ``total``: it was stopped
    results: Mapping[ItemResult, int]
    questions: Mapping[str, int]  # comments that raise a question, by its code
    asked: Mapping[str, Words]  # the questions in words
    left: tuple[DecidedItem, ...]  # what was or would be left as it is: the first of them
    answered: Mapping[str, int] = field(default_factory=dict)  # as ``questions``; confirmed before
