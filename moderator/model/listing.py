"""What the desk shows: lists, one comment with its surroundings, live counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from moderator.model.article import ArticlePolicy, Handling
from moderator.model.blocking import Blocking
from moderator.model.crowd import Repeats
from moderator.model.filter import Term
from moderator.model.finding import Finding
from moderator.model.obstacle import Obstacle, Stopped
from moderator.model.passed import PassedUp
from moderator.model.reader import Elsewhere, Note, PastComment, ReaderMark
from moderator.model.remote import SiteInfo
from moderator.model.terms import DeliveryState, FindingKind, Order, State, Verdict, Words


class Query(Struct, frozen=True):
    """Which comments a list holds. ``state`` None means all.

    ``text`` searches texts, names, titles of articles and notes. ``terms`` must all hold; with a
    term about the status, ``state`` counts for nothing. ``actor`` is who asks. ``part`` names
    somebody whose part of the queue is wanted, with what is nobody's part.
    """

    state: State | None = State.PENDING
    finding: FindingKind | None = None
    article_id: int | None = None
    site_id: int | None = None
    text: str = ""
    exact: bool = False  # diacritics must match
    group: int | None = None  # a comment: what says the same or nearly the same, itself included
    order: Order = Order.OLDEST
    terms: tuple[Term, ...] = ()
    actor: str = ""
    part: str = ""


class Row(Struct, frozen=True):
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
    handling: Handling = Handling.EVERYBODY  # of its article
    place_held: bool = False  # the chief holds its article or section
    awaits_hours: bool = False  # approved, and its site's publishing hours are closed


class ThreadItem(Struct, frozen=True):
    """A neighbour in the thread: the parent, a sibling, a reply; ``depth`` 0 is top level."""

    id: int
    author: str
    text: str
    state: State
    created_at: datetime
    depth: int
    current: bool = False
    replies_to: str = ""  # the reader whom it answers


class Article(Struct, frozen=True):
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


class Quote(Struct, frozen=True):
    """A stretch of a comment, and where its article has it; code points, ends excluded."""

    start: int
    end: int
    source_start: int
    source_end: int


class ReaderHistory(Struct, frozen=True):
    """What this desk decided about a reader before; ``by`` names what identifies them."""

    by: str  # "account", "email" or "" when nothing reliable does
    approved: int = 0
    rejected: int = 0
    spam: int = 0
    edited: int = 0
    who: str = ""  # the account's id or the e-mail address
    last: tuple[PastComment, ...] = ()  # newest first
    mark: ReaderMark | None = None
    blocking: Blocking | None = None  # None where nothing was ever decided
    no_blocking: Words | None = None  # why this reader cannot be blocked
    elsewhere: Elsewhere = Elsewhere()


class Draft(Struct, frozen=True):
    """An unfinished edit."""

    comment_id: int
    version_id: int
    text: str
    name: str
    saved_at: datetime


class Moment(Struct, frozen=True):
    """One line of a comment's past, for the detail pane and the log."""

    seq: int
    at: datetime
    actor: str
    kind: str
    summary: Words


class Detail(Struct, frozen=True):
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
    repeats: Repeats | None = None  # where others say the same
    editing: bool = True  # False: this desk edits nothing at this site, it rejects instead
    notes: tuple[Note, ...] = ()
    policy: ArticlePolicy | None = None  # what holds for the article
    quotes: tuple[Quote, ...] = ()  # what it takes from the article's text
    against: tuple[Obstacle, ...] = ()  # what keeps moderators from approving it
    passed: PassedUp | None = None  # how it came to the chief, while it is there
    publishes_at: datetime | None = None  # its approval waits for the publishing hours
    stopped: Stopped | None = None  # its approval was stopped before it left
    at_once: frozenset[Verdict] = frozenset()  # verdicts that would be carried out unasked


class Place(Struct, frozen=True):
    """Where comments wait: a section, or with ``article_id`` an article."""

    name: str
    pending: int
    section: str = ""
    article_id: int | None = None
    policy: ArticlePolicy | None = None  # where something holds for the article


class Counts(Struct, frozen=True):
    """Live counts for the views; findings are counted among pending comments."""

    states: Mapping[State, int] = field(default_factory=dict)
    findings: Mapping[FindingKind, int] = field(default_factory=dict)
    articles: tuple[tuple[int, str, int], ...] = ()  # id, title, pending; most pending first
    oldest_pending: datetime | None = None
    oldest_chief: datetime | None = None  # the oldest comment that waits for the chief
    sites: tuple[tuple[int, str, int], ...] = ()  # id, name, pending; oldest connection first
    aside: Mapping[Handling, int] = field(default_factory=dict)  # pending, but in nobody's queue

    @property
    def waiting(self) -> int:
        """How many comments wait for everybody: pending ones less those that are set aside.

        Findings, sites and the oldest one are told of these; ``states`` and articles of all.
        """
        return self.states.get(State.PENDING, 0) - sum(self.aside.values())


class Changes(Struct, frozen=True):
    """What to re-read since a change sequence number."""

    seq: int
    ids: tuple[int, ...]
    complete: bool = True  # False: too much changed, read the list again
