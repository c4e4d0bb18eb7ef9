"""The nouns: frozen data that crosses layers and threads.

Times are aware and in UTC. Offsets are Unicode code points of the text as the reader typed it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Clock = Callable[[], datetime]
"""Returns the present moment, aware, in UTC. Injected everywhere."""


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages of the program."""

    vi: str
    en: str

    def text(self, language: str) -> str:
        """Return the sentence in ``language``; anything but ``en`` is Vietnamese."""
        return self.en if language == "en" else self.vi


class State(StrEnum):
    """Where a comment stands at this desk."""

    PENDING = "pending"
    HELD = "held"
    CHIEF = "chief"
    CONFLICT = "conflict"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPAM = "spam"
    TAKEN_DOWN = "taken_down"
    GONE = "gone"


class RemoteState(StrEnum):
    """What the site says of a comment."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPAM = "spam"
    DELETED = "deleted"


class Verdict(StrEnum):
    """What a person decides."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    HOLD = "hold"
    CHIEF = "chief"
    TAKEDOWN = "takedown"
    RETURN = "return"  # back to pending


class Action(StrEnum):
    """What a site is asked to do."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    RESTORE = "restore"  # back to pending
    EDIT = "edit"
    UNPUBLISH = "unpublish"
    REPLY = "reply"


class FindingKind(StrEnum):
    """What the program noticed."""

    MISSING_DIACRITICS = "missing_diacritics"
    SPAM = "spam"
    ABUSE = "abuse"
    OBFUSCATION = "obfuscation"
    LINK = "link"
    PHONE = "phone"
    REPEAT = "repeat"
    SHOUTING = "shouting"
    HIDDEN = "hidden"  # invisible or direction-changing characters


class Part(StrEnum):
    """Which part of a comment a finding speaks of."""

    TEXT = "text"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Span:
    """Code points ``start`` to ``end`` (exclusive)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed: how sure (0 to 1), exactly where, and why in words."""

    kind: FindingKind
    score: float
    spans: tuple[Span, ...]
    reason: Words
    part: Part = Part.TEXT
    suggestion: str | None = None


# --- what a site says -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RemoteArticle:
    """An article as its site describes it; ``comments_open`` is None where it does not say."""

    remote_id: str
    title: str
    url: str
    section: str = ""
    lead: str = ""
    text: str = ""
    published_at: datetime | None = None
    comments_open: bool | None = None


@dataclass(frozen=True, slots=True)
class RemoteAuthor:
    """A reader as the site knows them."""

    name: str
    remote_id: str | None = None
    email: str | None = None
    ip: str | None = None
    user_agent: str | None = None


@dataclass(frozen=True, slots=True)
class RemoteComment:
    """A comment as the site has it now. ``version`` changes whenever the comment does."""

    remote_id: str
    version: str
    state: RemoteState
    text: str
    author: RemoteAuthor
    article: RemoteArticle
    created_at: datetime
    updated_at: datetime | None = None
    parent_id: str | None = None
    original_text: str | None = None
    original_name: str | None = None
    link: str | None = None
    flags: int = 0
    decided_by: str | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a fetch: comments changed since the cursor, and ids that are gone."""

    comments: tuple[RemoteComment, ...]
    gone: tuple[str, ...]
    cursor: str
    more: bool


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """A site after its login was tested."""

    kind: str  # "contract", "wordpress" or "file"
    name: str
    address: str  # the final base URL, after redirects
    user: str | None
    actions: frozenset[Action]
    edits_name: bool = False
    versioned: bool = False  # the site itself refuses a write against an old version
    max_text_bytes: int | None = None
    max_name_bytes: int | None = None
    lists_changes: bool = False  # the fetch cursor also brings what changed, not only what is new
    warnings: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing to be done at a site; ``key`` is the same for each retry of it."""

    key: str
    remote_id: str
    action: Action
    version: str
    text: str | None = None  # None: leave the text as it is
    name: str | None = None  # None: leave the reader's name as it is
    reason: str | None = None
    note: str | None = None
    expected: RemoteComment | None = None  # as last seen, for sites without versions


class DeliveryState(StrEnum):
    """How far a delivery has come."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    ALREADY = "already"
    CONFLICT = "conflict"
    GONE = "gone"
    REFUSED = "refused"
    DUE_AGAIN = "due_again"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an intent: DELIVERED, ALREADY, CONFLICT, GONE, REFUSED or DUE_AGAIN."""

    key: str
    state: DeliveryState
    comment: RemoteComment | None = None
    problem: str | None = None
    retry_after: float | None = None  # seconds, the site's wish
    altered: bool = False  # the site stored another text than it was sent


# --- what the desk shows ----------------------------------------------------------------------


class Order(StrEnum):
    """How a list is sorted."""

    OLDEST = "oldest"
    NEWEST = "newest"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class Query:
    """Which comments a list holds. ``state`` None means all; ``text`` searches text and names."""

    state: State | None = State.PENDING
    finding: FindingKind | None = None
    article_id: int | None = None
    site_id: int | None = None
    text: str = ""
    exact: bool = False  # diacritics must match
    order: Order = Order.OLDEST


@dataclass(frozen=True, slots=True)
class Row:
    """A comment in the list. ``text`` is the first 600 code points at most."""

    id: int
    site_id: int
    remote_id: str
    version_id: int
    state: State
    author: str
    article_id: int
    article: str
    text: str
    created_at: datetime
    findings: tuple[Finding, ...] = ()
    repeats: int = 0  # other comments that say the same
    replies_to: str | None = None  # the parent's reader
    edited: bool = False
    draft: bool = False
    delivery: DeliveryState | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ThreadItem:
    """A neighbour in the thread: the parent, a sibling, a reply; ``depth`` 0 is top level."""

    id: int
    author: str
    text: str
    state: State
    created_at: datetime
    depth: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """An article beside its comment."""

    id: int
    site_id: int
    remote_id: str
    title: str
    url: str
    section: str
    lead: str
    text: str
    published_at: datetime | None
    comments_open: bool | None


@dataclass(frozen=True, slots=True)
class ReaderHistory:
    """What this desk decided about a reader before; ``by`` names what identifies them."""

    by: str  # "account", "email" or "" when nothing reliable does
    approved: int = 0
    rejected: int = 0
    spam: int = 0
    edited: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished edit."""

    comment_id: int
    version_id: int
    text: str
    name: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a comment's past, for the detail pane and the log."""

    seq: int
    at: datetime
    actor: str
    kind: str
    summary: Words


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything the detail pane shows of one comment. ``row.findings`` are complete here."""

    row: Row
    text: str  # the current text, whole
    name: str
    original_text: str  # as the reader first sent it
    original_name: str
    article: Article
    thread: tuple[ThreadItem, ...]
    history: ReaderHistory
    moments: tuple[Moment, ...]
    site: SiteInfo
    link: str | None = None
    email: str | None = None
    ip: str | None = None
    draft: Draft | None = None
    parent_unpublished: bool = False
    theirs: str | None = None  # in a conflict: the text the site has now
    mine: str | None = None  # in a conflict: the text that was to be sent


@dataclass(frozen=True, slots=True)
class Counts:
    """Live counts for the views; findings are counted among pending comments."""

    states: Mapping[State, int] = field(default_factory=dict)
    findings: Mapping[FindingKind, int] = field(default_factory=dict)
    articles: tuple[tuple[int, str, int], ...] = ()  # id, title, pending; most pending first
    oldest_pending: datetime | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What to re-read since a change sequence number."""

    seq: int
    ids: tuple[int, ...]
    complete: bool = True  # False: too much changed, read the list again


# --- deciding ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person asks for. One decision over several comments is undone as one."""

    verdict: Verdict
    comments: tuple[int, ...]
    actor: str
    seen: Mapping[int, int] = field(default_factory=dict)  # comment id → version id on screen
    text: str | None = None  # for one comment only
    name: str | None = None  # for one comment only
    reason: str | None = None  # a code of the desk's reasons
    note: str | None = None
    ordered_by: str | None = None  # take-downs
    document: str | None = None  # take-downs
    confirmed: frozenset[str] = frozenset()  # codes of the questions already answered with yes


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be asked before a decision goes through."""

    code: str  # "parent_unpublished", "outgoing_findings", "published_replies", "cannot_undo"
    comment_id: int
    words: Words
    findings: tuple[Finding, ...] = ()


class ItemResult(StrEnum):
    """What became of one comment of a decision."""

    DONE = "done"
    ALREADY = "already"  # it stood there before
    CHANGED = "changed"  # a newer version than the one seen
    MISSING = "missing"
    ASK = "ask"
    IMPOSSIBLE = "impossible"  # the site cannot


@dataclass(frozen=True, slots=True)
class DecidedItem:
    """One comment's result."""

    comment_id: int
    result: ItemResult
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did. ``decision`` is None when nothing was done."""

    decision: str | None
    items: tuple[DecidedItem, ...]
    questions: tuple[Question, ...] = ()
    due_at: datetime | None = None  # when the site will be told


@dataclass(frozen=True, slots=True)
class Undoable:
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


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did."""

    decision: str
    comments: tuple[int, ...]
    cancelled: int  # deliveries that had not left
    queued: int  # inverse deliveries on their way
    words: Words


@dataclass(frozen=True, slots=True)
class RejectReason:
    """One entry of the desk's list of reasons."""

    code: str
    words: Words


# --- sync and log -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """A connected site as the store knows it. Secrets are never here."""

    id: int
    info: SiteInfo
    cursor: str | None
    reconciled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of sync did."""

    site_id: int
    started_at: datetime
    ended_at: datetime
    fetched: int = 0
    changed: int = 0
    delivered: int = 0
    already: int = 0
    conflicts: int = 0
    gone: int = 0
    refused: int = 0
    retried: int = 0
    waiting: int = 0
    next_due: datetime | None = None
    reconciled: int = 0
    unconfirmed: int = 0  # removals that the public page may still show
    problem: Words | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The status bar's evidence for one site."""

    site: SiteRecord
    connected: bool | None  # None: not tried yet
    last_round: Round | None
    last_success: datetime | None
    waiting: int
    sending: int
    refused: int
    conflicts: int
    next_due: datetime | None
    urgent_due: datetime | None = None  # when the next urgent removal may go


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which log rows are wanted; None means any."""

    since: datetime | None = None
    until: datetime | None = None
    actor: str | None = None
    site_id: int | None = None
    verdict: Verdict | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row of the log: a decision, undo, take-down, or what others did on the site."""

    seq: int
    at: datetime
    kind: str
    actor: str
    hash: str
    site: str = ""
    article: str = ""
    author_before: str = ""
    author_after: str = ""
    comment_id: int | None = None
    remote_id: str = ""
    before: str = ""
    after: str = ""
    verdict: str = ""
    reason: str = ""
    note: str = ""
    findings: tuple[Finding, ...] = ()
    delivery: str = ""
    delivered_at: datetime | None = None
    purged: bool = False


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """Where the chain breaks: ``kind`` is changed, removed, inserted or unreadable."""

    seq: int
    kind: str
    words: Words


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying the ledger found. ``head`` is the newest hash, for keeping elsewhere."""

    entries: int
    head: str
    faults: tuple[LedgerFault, ...]
    sealed_missing: int  # personal fields purged since

    @property
    def intact(self) -> bool:
        """Whether nothing was changed, removed or inserted."""
        return not self.faults
