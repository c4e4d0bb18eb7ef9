"""What crosses the border to a site: comments as it has them, intents and outcomes."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from moderator.model.terms import Action, DeliveryState, RemoteState, Words


class RemoteArticle(Struct, frozen=True):
    """An article as its site describes it; ``comments_open`` is None where it does not say."""

    remote_id: str
    title: str
    url: str
    section: str = ""
    lead: str = ""
    text: str = ""
    published_at: datetime | None = None
    comments_open: bool | None = None


class RemoteAuthor(Struct, frozen=True):
    """A reader as the site knows them."""

    name: str
    remote_id: str | None = None
    email: str | None = None
    ip: str | None = None
    user_agent: str | None = None


class RemoteComment(Struct, frozen=True):
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


class Page(Struct, frozen=True):
    """One page of a fetch: comments changed since the cursor, and ids that are gone.

    ``unreadable`` names the comments of the page that cannot be understood, and why.
    """

    comments: tuple[RemoteComment, ...]
    gone: tuple[str, ...]
    cursor: str
    more: bool
    unreadable: tuple[str, ...] = ()


class SiteInfo(Struct, frozen=True):
    """A site after its login was tested."""

    kind: str  # "contract", "wordpress" or "file"
    name: str
    address: str  # the final base URL, after redirects
    user: str | None
    actions: frozenset[Action]
    edits_name: bool = False
    closes_articles: bool = False  # it can be told to open or close an article for comments
    blocks_accounts: bool = False  # it can be told that a reader's account may not write
    blocks_emails: bool = False  # likewise an e-mail address, which it has verified
    max_text_bytes: int | None = None
    max_name_bytes: int | None = None
    warnings: tuple[Words, ...] = ()

    def blocks(self, reader: str) -> bool:
        """Whether a reader ("a:" and an account, "e:" and an address) can be blocked there."""
        return self.blocks_accounts if reader.startswith("a:") else self.blocks_emails


class Intent(Struct, frozen=True):
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


class Outcome(Struct, frozen=True):
    """What became of an intent: DELIVERED, ALREADY, CONFLICT, GONE, REFUSED or DUE_AGAIN."""

    key: str
    state: DeliveryState
    comment: RemoteComment | None = None
    problem: str | None = None
    retry_after: float | None = None  # seconds, the site's wish
    altered: bool = False  # the site stored another text than it was sent
