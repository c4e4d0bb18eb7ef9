"""Everything that changes the store; each block of calls is one transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from moderator.store import (
    changes,
    connected,
    decisions,
    drafts,
    figures,
    holds,
    learned,
    leases,
    ledger,
    mirror,
    older,
    outbox,
    people,
    pins,
    policies,
    purge,
    readers,
    repeats,
    search,
    standing,
    stops,
    takedowns,
    undo,
    unsent,
)
from moderator.store import outcome as outcome_rows
from moderator.store.article_acts import ArticleWriting
from moderator.store.floods import FloodWriting
from moderator.store.found import drop_older
from moderator.store.hold_acts import HoldWriting
from moderator.store.reader_blocks import BlockWriting
from moderator.store.reading import Reading
from moderator.store.records import Checked, Entry, Leased, Plain, Ruling, Saved, Undoing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from moderator.model import (
        Decision,
        Finding,
        Mark,
        Outcome,
        Person,
        RemoteComment,
        Round,
        SiteInfo,
    )

LEASE = timedelta(minutes=5)
"""How long a delivery or a fetch is one owner's when nothing else is asked."""


class Writing(Reading):
    """A reading that may also write. Nothing is kept unless the block ends without an error."""

    # --- sites and sync ---

    def add_site(self, info: SiteInfo) -> int:
        """Connect a site and return its id; the same address is updated instead."""
        return connected.add(self._t, info)

    def update_site(self, site_id: int, info: SiteInfo) -> None:
        """Keep what the site says of itself now."""
        connected.update_info(self._t, site_id, info)

    def add_round(self, done: Round, *, reconciled: bool = False) -> None:
        """Keep what a round did; ``reconciled`` also notes a finished reconciliation."""
        connected.add_round(self._t, done, reconciled=reconciled)

    def save_page(
        self,
        site_id: int,
        comments: Sequence[Checked],
        gone: Sequence[str] = (),
        cursor: str | None = None,
    ) -> Saved:
        """Save what a site says: mirror, versions, findings, standing, ledger and cursor.

        What others did there is logged as theirs; a reader's edit after a decision brings the
        comment back to pending; our own deliveries echoing back are neither. ``cursor`` None
        leaves the cursor as it is. What a rule of the desk watches for goes to the chief.
        Approvals that are unsent when their article is closed there are stopped.
        """
        marked = readers.on_arrival(self._t, site_id, comments)
        closed: list[int] = []
        moved: list[int] = []
        saved = mirror.save_page(self._t, site_id, marked, gone, cursor, closed=closed, moved=moved)
        if closed:
            stops.of_closed(self._t, site_id, closed)
        holds.apply(self._t, (*saved.new, *saved.changed))
        holds.follow(self._t, moved)
        return saved

    def save_findings(
        self, ruleset: str, found: Mapping[int, tuple[tuple[Finding, ...], float]]
    ) -> None:
        """Save what a changed ruleset notices: comment id to findings and risk (0 to 1).

        Older findings of the same versions go; what a rule watches for goes to the chief, and
        what none watches for any more comes back. An approval that is unsent when a rule comes that
        passes its comment to the chief is stopped.
        """
        mirror.save_findings(self._t, ruleset, readers.on_recheck(self._t, found))
        drop_older(self._t, found, ruleset)
        holds.apply(self._t, found)
        holds.stop_ruled(self._t, found)

    def fetch_lease(self, site_id: int, owner: str, ttl: timedelta = LEASE) -> bool:
        """Take or renew the one fetch lease of a site; False while another owner holds it."""
        return connected.fetch_lease(self._t, site_id, owner, ttl)

    def release(self, site_id: int, owner: str) -> None:
        """Give the fetch lease back; nothing happens when another owner holds it."""
        connected.release(self._t, site_id, owner)

    def end_leases(self, ended: Callable[[str], bool]) -> int:
        """End the leases of owners that ``ended`` knows to be gone; return how many there were."""
        return leases.end(self._t, ended)

    def confirm_takedown(
        self, site_id: int, takedown: takedowns.Takedown, replies: Sequence[str]
    ) -> None:
        """Log that the public page no longer shows a comment; ``replies`` are still published."""
        takedowns.confirm(self._t, site_id, takedown, replies)

    # --- deciding ---

    def decide_apply(
        self,
        decision_id: str,
        decision: Decision,
        rulings: Sequence[Ruling],
        *,
        not_before: datetime,
        urgent: bool = False,
    ) -> tuple[int, ...]:
        """Write a decision: ledger entries, standing and deliveries; return the ledger numbers.

        Checks nothing: read :meth:`standings` in the same block first. Deliveries of the same
        comments that have not left are cancelled, for the new decision takes their place;
        drafts of the comments are dropped.
        """
        return decisions.decide(
            self._t, decision_id, decision, rulings, not_before=not_before, urgent=urgent
        )

    def undo_apply(self, decision_id: str, actor: str, *, not_before: datetime) -> Undoing:
        """Take a decision back: cancel what has not left, queue the inverse of what has.

        Comments that moved since, and those whose site has no way back, are skipped. When all
        are skipped nothing is written.
        """
        return undo.undo(self._t, decision_id, actor, not_before=not_before)

    def resolve(
        self, comment_id: int, actor: str, keep: Literal["mine", "theirs"], *, not_before: datetime
    ) -> bool:
        """End a conflict; False when the comment is in none.

        ``mine`` sends the decision again against the version the site has now, under a new
        key; ``theirs`` takes over what the site says.
        """
        return decisions.resolve(self._t, comment_id, actor, keep, not_before=not_before)

    def stop_closed(self, leased: Leased, comment: RemoteComment) -> bool:
        """Stop a leased approval that was not sent: ``comment`` says its article was closed."""
        return stops.closed_since(self._t, leased, comment)

    def save_draft(self, comment_id: int, version_id: int, text: str, name: str) -> None:
        """Keep an unfinished edit."""
        drafts.save(self._t, comment_id, version_id, text, name)

    def drop_draft(self, comment_id: int) -> None:
        """Forget an unfinished edit."""
        drafts.drop(self._t, comment_id)

    def note(self, comment_id: int, actor: str, text: str) -> int | None:
        """Write a note on a comment to the log; None for an unknown one."""
        return readers.note(self._t, comment_id, actor, text)

    def mark_reader(
        self, reader: readers.Reader, actor: str, mark: Mark, *, name: str, text: str
    ) -> bool:
        """Watch a reader from now on, trust them, or neither; False when nothing changes."""
        return readers.set_mark(self._t, reader, actor, mark, name=name, text=text)

    @property
    def holding(self) -> HoldWriting:
        """What keeps comments from being approved."""
        return HoldWriting(self._t)

    @property
    def floods(self) -> FloodWriting:
        """Alarms about floods, and what is usual."""
        return FloodWriting(self._t)

    @property
    def articles(self) -> ArticleWriting:
        """What holds for articles, and telling their sites."""
        return ArticleWriting(self._t)

    @property
    def blocks(self) -> BlockWriting:
        """Readers who are blocked at their sites, and telling the sites."""
        return BlockWriting(self._t)

    def set_editing(self, actor: str, site_id: int, *, allowed: bool) -> bool:
        """Allow or forbid editing at a site; False when it is so already."""
        return policies.set_editing(self._t, actor, site_id, allowed=allowed)

    def record(self, *entries: Entry) -> tuple[int, ...]:
        """Append entries that move no comment (exports, log-ins, …); return their numbers."""
        return ledger.append(self._t, entries)

    def put_person(self, actor: str, person: Person) -> bool:
        """Keep a person's role and part; the log says what changed. False when nothing did."""
        return people.put(self._t, actor, person)

    def put_pin(self, actor: str, name: str, code: str | None, what: str) -> None:
        """Keep a new PIN, or none; ``what`` the log calls it: set, changed, removed or reset."""
        pins.put(self._t, actor, name, code, what)

    def count_pin_try(self, name: str, failed: int, not_before: datetime) -> None:
        """Count a try of a PIN; no other is to be looked at before ``not_before``."""
        pins.count_try(self._t, name, failed, not_before)

    def forgive_pin(self, name: str, code: str) -> None:
        """Forget the wrong tries of a PIN that was typed rightly."""
        pins.forgive(self._t, name, code)

    def purge(self, actor: str, seqs: Iterable[int], reason: str) -> int:
        """Delete the sealed fields of these ledger rows, log that, return how many went."""
        return purge.purge(self._t, actor, seqs, reason)

    def rebuild(self) -> None:
        """Make repeats, standing and the live counts anew from mirror and ledger."""
        repeats.rebuild(self._t)
        standing.rebuild(self._t)
        self.articles.rebuild()

    def group_older(self, limit: int = 500) -> int:
        """Group comments that were there before groups were kept; return how many are left."""
        return older.group(self._t, limit)

    def tidy(self) -> None:
        """Do a part of the upkeep that can wait."""
        search.merge(self._t)
        changes.prune(self._t)

    # --- learning ---

    def switch_learning(self, actor: str, *, on: bool, forget: bool = False) -> learned.Switch:
        """Note in the ledger that learning is on or off; ``forget`` all decisions so far."""
        return learned.set_switch(self._t, actor, on=on, forget=forget)

    def put_learned(self, said: Mapping[int, tuple[int, int | None]]) -> None:
        """Keep what the model says: comment id to version and thousandths, None for nothing."""
        learned.put(self._t, said)

    def clear_learned(self, limit: int) -> int:
        """Forget what the model said of ``limit`` comments; return of how many."""
        return learned.clear(self._t, limit)

    def note_sorted(self, note: str) -> None:
        """Keep a note on how far pending comments are sorted."""
        learned.note_sorted(self._t, note)

    # --- outbox ---

    def lease_due(
        self,
        site_id: int,
        owner: str,
        now: datetime,
        limit: int,
        *,
        ignore_window: bool = False,
        ttl: timedelta = LEASE,
    ) -> tuple[Leased, ...]:
        """Take what is due: urgent first, then oldest first, at most one for each comment.

        Leave the block before sending, so that SENDING is on disk. A delivery whose lease ran
        out (a crash, a lost answer) is taken again with the same key. ``ignore_window`` sends
        before the undo window has passed; it does not shorten a back-off. An approval that
        something came in the way of is stopped instead.
        """
        return outbox.lease_due(
            self._t,
            site_id,
            owner,
            now,
            limit,
            ignore_window=ignore_window,
            ttl=ttl,
            stopped=unsent.look_again,
        )

    def finish(
        self, leased: Leased, outcome: Outcome, now: datetime, *, retry_at: datetime | None = None
    ) -> bool:
        """Keep what became of a delivery; False (nothing written) when the lease was lost.

        DELIVERED and ALREADY update the mirror from ``outcome.comment``. CONFLICT and REFUSED
        put the comment among the conflicts. GONE leaves rejected, spam and taken down as they
        are. DUE_AGAIN waits until ``retry_at`` (default: at once).
        """
        return outcome_rows.finish(self._t, leased, outcome, now, retry_at=retry_at)

    def unsent(self, leased: Leased, *, not_before: datetime | None = None) -> bool:
        """Put back a delivery that surely never reached the site; False if the lease was lost.

        It waits again as if it had not been taken, so undo can still cancel it.
        """
        return outcome_rows.unsent(self._t, leased, not_before=not_before)

    def log_login(self, actor: str) -> int:
        """Note that from now on decisions are logged under another name."""
        return self.record(Entry(kind="login", actor=actor))[0]

    def watch_people(self, actor: str, *, on: bool) -> bool:
        """Show figures of single people from now on, or no longer; False: it was so already."""
        return figures.watch(self._t, actor, on=on)

    def log_export(self, actor: str, *, format_: str, rows: int, head: str) -> int:
        """Note that log rows left the program."""
        payload: dict[str, Plain] = {"format": format_, "rows": rows, "head": head}
        return self.record(Entry(kind="export", actor=actor, payload=payload))[0]
