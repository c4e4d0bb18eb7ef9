"""What is kept of sync and of the log."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from moderator.model.finding import Finding
from moderator.model.remote import SiteInfo
from moderator.model.terms import Verdict, Words


class SiteRecord(Struct, frozen=True):
    """A connected site as the store knows it. Secrets are never here."""

    id: int
    info: SiteInfo
    cursor: str | None
    reconciled_at: datetime | None


class Round(Struct, frozen=True):
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


class SyncStatus(Struct, frozen=True):
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
    later: int = 0  # approvals that wait for the publishing hours, beside ``waiting``
    opens_at: datetime | None = None  # when those begin; None: they have begun
    clock_ahead: timedelta = timedelta()  # the site's clock against ours; below 0: behind


class LogQuery(Struct, frozen=True):
    """Which log rows are wanted; None means any."""

    since: datetime | None = None
    until: datetime | None = None
    actor: str | None = None
    site_id: int | None = None
    verdict: Verdict | None = None
    text: str = ""


class LogRow(Struct, frozen=True):
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
    edit: str = ""  # a code of EditClass where a person changed text or name
    findings: tuple[Finding, ...] = ()
    delivery: str = ""
    delivered_at: datetime | None = None
    purged: bool = False


class LedgerFault(Struct, frozen=True):
    """Where the chain breaks: ``kind`` is changed, removed, inserted or unreadable.

    ``unprotected``, with ``seq`` 0, is a trigger that is missing or altered.
    """

    seq: int
    kind: str
    words: Words


class LogExtent(Struct, frozen=True):
    """How long the log is. Its rows are numbered from 1, so ``rows`` numbers the newest one.

    What a site answered is a row of its own, which people read with the decision it answers.
    """

    rows: int
    answers: int  # of those rows, what sites answered
    head: str  # the hash of the newest row


class Verification(Struct, frozen=True):
    """What verifying the ledger found. ``head`` is the newest hash, for keeping elsewhere."""

    entries: int
    head: str
    faults: tuple[LedgerFault, ...]
    sealed_missing: int  # personal fields purged since
    answers: int = 0  # of the entries, what sites answered
    newest: int = 0  # the number of the row whose hash is ``head``

    @property
    def intact(self) -> bool:
        """Whether nothing was changed, removed or inserted."""
        return not self.faults
