"""Everything that can be asked of the store inside one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.store import (
    changes,
    connected,
    crowds,
    decisions,
    detail,
    drafts,
    figures,
    groups,
    history,
    learned,
    ledger,
    log,
    mirror,
    outbox,
    places,
    policies,
    queue,
    reader_terms,
    readers,
    takedowns,
    undo,
    verify,
)
from moderator.store.hold_acts import HoldReading
from moderator.store.reading_articles import ArticlesReading
from moderator.store.request_reading import RequestReading
from moderator.store.second_look import Looks

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from moderator.model import (
        Changes,
        Counts,
        Crowds,
        Detail,
        Draft,
        Finding,
        LogQuery,
        LogRow,
        Note,
        Place,
        Query,
        ReaderMark,
        RemoteComment,
        Repeats,
        Round,
        Row,
        SiteRecord,
        State,
        SyncStatus,
        Term,
        Undoable,
        Verification,
    )
    from moderator.model.record import LogExtent
    from moderator.store.figures import Reckoning
    from moderator.store.learned import Switch, Taught, Waiting
    from moderator.store.records import (
        KnownComment,
        LedgerEntry,
        Material,
        Past,
        Standing,
        Surroundings,
        Version,
        Walked,
    )
    from moderator.store.takedowns import Takedown


class Reading(ArticlesReading):
    """A consistent view of the store. Every result is frozen and outlives the transaction."""

    # --- sites and sync ---

    def sites(self) -> tuple[SiteRecord, ...]:
        """Return the connected sites, oldest first."""
        return connected.sites_of(self._t)

    def site(self, site_id: int) -> SiteRecord | None:
        """Return one site, or None."""
        return connected.site(self._t, site_id)

    def rounds(self, site_id: int, limit: int = 20) -> tuple[Round, ...]:
        """Return the newest rounds of sync with a site, newest first."""
        return connected.rounds_of(self._t, site_id, limit)

    def status(self, site_id: int) -> SyncStatus | None:
        """Return the status bar's evidence for one site, or None without such a site."""
        return connected.status(self._t, site_id)

    def known(self, site_id: int, remote_ids: Sequence[str]) -> Mapping[str, KnownComment]:
        """Return what is known of these comments, by the site's own id; unknown ones missing."""
        return mirror.known(self._t, site_id, remote_ids)

    def reconcile_candidates(
        self, site_id: int, older_than: datetime, limit: int
    ) -> tuple[str, ...]:
        """Return the site's ids of comments last seen before ``older_than``.

        Deleted ones are left out; pending ones come first, then the longest unseen.
        """
        return mirror.reconcile_candidates(self._t, site_id, older_than, limit)

    def waiting(self, site_id: int) -> tuple[int, datetime | None]:
        """Return how many deliveries of a site are still to be made, and when the next is due."""
        return outbox.waiting(self._t, site_id)

    def unchecked_takedowns(self, site_id: int) -> tuple[Takedown, ...]:
        """Return the delivered removals that no reading of the public page has confirmed."""
        return takedowns.unchecked(self._t, site_id)

    # --- lists ---

    def counts(self, site_id: int | None = None) -> Counts:
        """Return the live counts of one site or of all."""
        return queue.counts(self._t, site_id)

    def ids(self, query: Query) -> array[int]:
        """Return all ids of a list in its order (type code ``q``)."""
        return queue.ids(self._t, query)

    def among(self, query: Query, some: Sequence[int]) -> array[int]:
        """Return those of ``some`` comments that belong to a list, in its order."""
        return queue.among(self._t, query, some)

    def count(self, query: Query, most: int) -> int:
        """Return how many comments a list has, counted no further than ``most``."""
        return queue.count(self._t, query, most)

    def some_ids(self, query: Query, most: int) -> tuple[int, ...]:
        """Return up to ``most`` comments of a list, in no order."""
        return queue.some_ids(self._t, query, most)

    def reader_terms(self, comment_id: int) -> tuple[Term, ...]:
        """Return what a comment's reader is found by: account, e-mail, else the name."""
        return reader_terms.reader_terms(self._t, comment_id)

    def places(self) -> tuple[Place, ...]:
        """Return the sections, and the articles with pending comments, most of them first."""
        return places.places(self._t)

    def sections(self) -> tuple[str, ...]:
        """Return the sections that articles stand in."""
        return places.sections(self._t)

    def first_ids(self, query: Query, limit: int) -> array[int]:
        """Return the first ``limit`` ids of a list without making the whole."""
        return queue.first_ids(self._t, query, limit)

    def rows(self, ids: Sequence[int]) -> tuple[Row, ...]:
        """Return the rows of these ids in the order asked; missing ones are skipped."""
        return queue.rows(self._t, ids)

    def standings(self, ids: Iterable[int]) -> Mapping[int, Standing]:
        """Return where these comments stand; missing ones are left out."""
        return decisions.standings(self._t, ids)

    def detail(self, comment_id: int) -> Detail | None:
        """Return everything about one comment, or None."""
        return detail.detail(self._t, comment_id)

    def notes(self, comment_id: int) -> tuple[Note, ...]:
        """Return what moderators noted on a comment, oldest first."""
        return readers.notes(self._t, comment_id)

    def reader(self, comment_id: int) -> tuple[readers.Reader, str] | None:
        """Return who wrote a comment and how they signed; None where nothing tells them apart."""
        return readers.of_comment(self._t, comment_id)

    def marks(self) -> tuple[ReaderMark, ...]:
        """Return which readers are watched or trusted, the newest mark first."""
        return tuple(readers.marks(self._t).values())[::-1]

    def unedited(self) -> frozenset[int]:
        """Return the sites at which the desk forbids editing."""
        return policies.unedited(self._t)

    def versions(self, comment_id: int) -> tuple[Version, ...]:
        """Return each text and name as it was seen, oldest first."""
        return detail.versions(self._t, comment_id)

    def published_replies(self, comment_id: int) -> tuple[int, ...]:
        """Return the ids of known replies (at any depth) that are published."""
        return detail.published_replies(self._t, comment_id)

    def findings(self, version_id: int) -> tuple[Finding, ...]:
        """Return the newest findings of a version, without repeats."""
        return queue.newest_findings(self._t, version_id)

    def unchecked(self, ruleset: str, after: Walked, limit: int) -> tuple[tuple[int, ...], Walked]:
        """Return ids of comments whose findings are of another ruleset, and where to go on.

        Those are looked for that are pending, oldest first, then with the chief by a rule alone,
        then approved and unsent.
        """
        return history.unchecked(self._t, ruleset, after, limit)

    def unchecked_count(self, ruleset: str) -> int:
        """Return how many comments ``unchecked`` would give in all."""
        return history.unchecked_count(self._t, ruleset)

    def material(self, ids: Iterable[int]) -> tuple[Material, ...]:
        """Return what the rules read of these comments; missing ones are left out."""
        return history.material(self._t, ids)

    def present_versions(self, ids: Iterable[int]) -> dict[int, int]:
        """Return the id of each comment's present version."""
        return history.present_versions(self._t, ids)

    def present_states(self, ids: Iterable[int]) -> dict[int, State]:
        """Return where each comment stands."""
        return history.present_states(self._t, ids)

    def past(self, after: int, limit: int, *, texts: bool) -> tuple[Past, ...]:
        """Return up to ``limit`` comments whose ids follow ``after``, by id, decided or not."""
        return history.past(self._t, after, limit, texts=texts)

    def texts(self, version_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Return text and reader's name of these versions."""
        return history.texts(self._t, version_ids)

    def surroundings(self, article_ids: Iterable[int]) -> dict[int, Surroundings]:
        """Return where these articles stand."""
        return history.surroundings(self._t, article_ids)

    def group(self, comment_id: int) -> Repeats:
        """Return who says the same or nearly the same as a comment, itself included."""
        return groups.group(self._t, comment_id)

    def crowds(self, comment_id: int) -> Crowds:
        """Return who came together with a comment, as it is known now."""
        return crowds.around(self._t, comment_id)

    def arriving(self, site_id: int, page: Sequence[RemoteComment]) -> tuple[Crowds, ...]:
        """Return who comes together with each comment of a page, by address and by name."""
        return crowds.arriving(self._t, site_id, page)

    def find(self, site_id: int | None, remote_id: str) -> int | None:
        """Return the id of a comment by its site's id; the newest where several sites have it."""
        return mirror.find(self._t, site_id, remote_id)

    def find_link(self, link: str) -> int | None:
        """Return the id of the comment with this public link, or None."""
        return mirror.find_link(self._t, link)

    def draft(self, comment_id: int) -> Draft | None:
        """Return the unfinished edit of a comment, or None."""
        return drafts.draft(self._t, comment_id)

    # --- changes ---

    def last_seq(self) -> int:
        """Return the newest number of the change sequence."""
        return changes.last_seq(self._t)

    def changes(self, since: int) -> Changes:
        """Return which comments changed after ``since``; not complete when too much did."""
        return changes.changes(self._t, since)

    @property
    def requests(self) -> RequestReading:
        """Answers to complaints and requests."""
        return RequestReading(self._t)

    @property
    def holding(self) -> HoldReading:
        """What keeps comments from being approved."""
        return HoldReading(self._t)

    # --- learning ---

    def learning(self) -> Switch:
        """Return whether learning is on and from where in the log decisions count."""
        return learned.switch(self._t)

    def head_seq(self) -> int:
        """Return the newest number of the ledger; 0 when it is empty."""
        return ledger.head(self._t).seq

    def newest_taught(self, since: int, limit: int) -> tuple[Taught, ...]:
        """Return the newest decisions that stand and were made after row ``since``."""
        return learned.newest(self._t, since, limit)

    def taught(self, comment_ids: Iterable[int], since: int) -> Mapping[int, Taught | None]:
        """Return what these comments teach now; None for those that teach nothing."""
        return learned.taught(self._t, comment_ids, since)

    def moved(self, after: int, most: int) -> tuple[int, ...] | None:
        """Return the comments that rows after ``after`` speak of; None: over ``most`` rows."""
        return learned.moved(self._t, after, most)

    def to_sort(self, after: int, limit: int) -> tuple[Waiting, ...]:
        """Return pending comments with ids above ``after``, as the model reads them."""
        return learned.waiting(self._t, after, limit)

    def to_sort_among(self, comment_ids: Iterable[int]) -> tuple[Waiting, ...]:
        """Return those of these comments that are pending."""
        return learned.waiting_among(self._t, comment_ids)

    def sorted_by(self) -> str:
        """Return the note on how far pending comments are sorted."""
        return learned.sorted_by(self._t)

    @property
    def looks(self) -> Looks:
        """What second looks are made of."""
        return Looks(self._t)

    # --- decisions and log ---

    def figures(self) -> Reckoning:
        """Return what tells the board's figures."""
        return figures.Reckoning(self._t)

    def undoable(self, actor: str | None = None) -> Undoable | None:
        """Return the newest decision (of ``actor``) that undo would take back, or None."""
        return undo.undoable(self._t, actor)

    def recent(self, actor: str | None, limit: int) -> tuple[Undoable, ...]:
        """Return the newest decisions (of ``actor``) that were not undone, newest first."""
        return undo.recent(self._t, actor, limit)

    def decision(self, decision: str) -> Undoable | None:
        """Return one decision as undo would see it, or None when unknown or undone."""
        return undo.undoable(self._t, None, decision)

    def log(self, query: LogQuery, after_seq: int = 0, limit: int = 500) -> tuple[LogRow, ...]:
        """Return log rows after ``after_seq``, oldest first."""
        return log.rows(self._t, query, after_seq, limit)

    def log_newest(self, query: LogQuery, before_seq: int | None, limit: int) -> tuple[LogRow, ...]:
        """Return log rows before ``before_seq`` (None: the end), newest first."""
        return log.rows(self._t, query, before_seq, limit, newest=True)

    def log_count(self, query: LogQuery) -> int:
        """Return how many log rows match."""
        return log.count(self._t, query)

    def log_extent(self) -> LogExtent:
        """Return how many rows the log has, and its newest hash."""
        return log.extent(self._t)

    def log_numbers(self, query: LogQuery) -> array[int]:
        """Return the numbers of all log rows that match, newest first."""
        return log.numbers(self._t, query)

    def log_rows(self, seqs: Sequence[int]) -> tuple[LogRow, ...]:
        """Return the log rows with these numbers in the order asked; missing ones are skipped."""
        return log.numbered(self._t, seqs)

    def in_ledger(self, hash_: str) -> bool:
        """Return whether a row with this hash is in the ledger."""
        return ledger.holds(self._t, hash_)

    def actors(self) -> tuple[str, ...]:
        """Return the names found in the log, sorted."""
        return log.actors(self._t)

    def ledger_entries(self, after: int, limit: int) -> tuple[LedgerEntry, ...]:
        """Return ledger rows as stored, after ``after``, in order."""
        return ledger.entries(self._t, after, limit)

    def head(self) -> str:
        """Return the newest hash of the ledger (64 zeros when it is empty)."""
        return ledger.head(self._t).hash

    def verify(
        self,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Verification:
        """Read the whole ledger and say what does not hold.

        ``progress(done, total)`` is called every few thousand entries; when ``stop()`` says
        true, verifying ends there with what was found so far.
        """
        return verify.verify(self._t, progress, stop)
