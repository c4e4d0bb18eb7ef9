"""The desk: every act of a moderator, each in one transaction."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from moderator.desk import board, kept_edits, others, words
from moderator.desk.articles import Articles
from moderator.desk.blocking import Blocks
from moderator.desk.cases import Cases
from moderator.desk.company import Company
from moderator.desk.examining import examine
from moderator.desk.floods import Floods
from moderator.desk.holding import Holding, check_resolved, held_back
from moderator.desk.learning import Learning
from moderator.desk.lists import Lists
from moderator.desk.papers import Papers
from moderator.desk.passing import Passing
from moderator.desk.people import People, check, require_name
from moderator.desk.pins import Pins
from moderator.desk.plan import decided as told
from moderator.desk.publishing import Publishing, when_told
from moderator.desk.readers import Readers
from moderator.desk.requests import Requests
from moderator.desk.rulekeeping import Rulekeeping
from moderator.desk.second_look import SecondLook
from moderator.desk.shifts import Shifts
from moderator.errors import DecisionError
from moderator.model import Decided, FindingKind, ItemResult, Right, Undone, Verdict
from moderator.model.people import plain
from moderator.rules.rulebook import Rulebook
from moderator.text.proposal import propose, without_wrong_marks

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from moderator.model import (
        Changes,
        Clock,
        Counts,
        Decision,
        Detail,
        Draft,
        LogQuery,
        LogRow,
        Query,
        RejectReason,
        Row,
        SiteRecord,
        SyncStatus,
        Undoable,
        Verification,
    )
    from moderator.model.record import LogExtent
    from moderator.rules.ruleset import Ruleset
    from moderator.store import Store, Version
    from moderator.text.proposal import Proposal

ID_DIGITS = 18
"""Longer numbers are no ids of ours and would not fit the database."""


class Desk:
    """What the window and the command line work with. Safe to use from several threads at once.

    Reads raise StoreError only. Nothing here waits for a network.
    """

    def __init__(
        self,
        store: Store,
        rules: Ruleset | Rulebook,
        *,
        clock: Clock,
        undo_window: timedelta = timedelta(seconds=10),
        reasons: tuple[RejectReason, ...] = (),
        station: str = "",
    ) -> None:
        """Work on ``store``; a site is told ``undo_window`` after a decision.

        ``station`` tells this desk from others on the same database (default: a random name).
        """
        self._store = store
        self._book = rules if isinstance(rules, Rulebook) else Rulebook.of(rules)
        self._clock = clock
        self._window = undo_window
        self.reasons = reasons
        self.company = Company(store, station or uuid.uuid4().hex)
        self.board = board.Board(store)
        self.papers = Papers(store)
        self.people = People(store, clock)
        self.pins = Pins(store, clock)
        self.shifts = Shifts(store, clock)
        self.learning = Learning(store)
        self.lists = Lists(store)
        self.floods = Floods(store)
        self.articles = Articles(store, clock, undo_window)
        self.readers = Readers(store)
        self.blocks = Blocks(store, clock, undo_window)
        self.requests = Requests(store, self.people)
        self.holding = Holding(store)
        self.passing = Passing(store)
        self.publishing = Publishing(store)
        self.rulekeeping = Rulekeeping(store, self._book, clock)
        self.second_look = SecondLook(store, clock, reasons)

    # --- reading ------------------------------------------------------------------------------

    def sites(self) -> tuple[SiteRecord, ...]:
        """Return the connected sites."""
        with self._store.read() as reading:
            return reading.sites()

    def status(self) -> tuple[SyncStatus, ...]:
        """Return each site's evidence for the status bar."""
        with self._store.read() as reading:
            found = (reading.status(site.id) for site in reading.sites())
            return tuple(status for status in found if status is not None)

    def counts(self, site_id: int | None = None) -> Counts:
        """Return the live counts of one site or of all."""
        with self._store.read() as reading:
            return reading.counts(site_id)

    def ids(self, query: Query) -> array[int]:
        """Return all ids of a list in its order."""
        with self._store.read() as reading:
            return reading.ids(query)

    def among(self, query: Query, some: Sequence[int]) -> array[int]:
        """Return those of ``some`` comments that belong to a list, in its order."""
        with self._store.read() as reading:
            return reading.among(query, some)

    def first_ids(self, query: Query, limit: int) -> array[int]:
        """Return the first ``limit`` ids of a list."""
        with self._store.read() as reading:
            return reading.first_ids(query, limit)

    def rows(self, ids: Sequence[int]) -> tuple[Row, ...]:
        """Return rows in the order asked; missing ones are skipped."""
        with self._store.read() as reading:
            return reading.rows(ids)

    def open(self, comment_id: int, *, glance: bool = False) -> Detail | None:
        """Return everything about one comment, or None.

        ``glance`` leaves out what the rules say of others' comments, and so does not load them.
        """
        if glance:
            return others.glanced(self._store, comment_id)
        detail = others.opened(self._store, self._book.now, comment_id)
        return None if detail is None else self._with_learned(detail)

    def _with_learned(self, detail: Detail) -> Detail:
        """Put what the model says now, with its reasons, in the place of what it said."""
        if self.learning.state.voice is None:
            return detail
        said = self.learning.noticed(detail.text, detail.name)
        found = [one for one in detail.row.findings if one.kind is not FindingKind.LEARNED]
        found = sorted((*found, said) if said else found, key=lambda finding: -finding.score)
        return replace(detail, row=replace(detail.row, findings=tuple(found)))

    def versions(self, comment_id: int) -> tuple[Version, ...]:
        """Return each text and name as it was seen, oldest first."""
        with self._store.read() as reading:
            return reading.versions(comment_id)

    def published_replies(self, comment_id: int) -> tuple[Row, ...]:
        """Return the known replies below a comment that are on the public page."""
        with self._store.read() as reading:
            return reading.rows(reading.published_replies(comment_id))

    def find(self, link_or_id: str) -> int | None:
        """Return the comment with this public link, site's id or id here, tried in this order.

        Knows only what was fetched; ``Sync.find`` asks the site itself.
        """
        wanted = link_or_id.strip()
        if not wanted:
            return None
        with self._store.read() as reading:
            found = reading.find_link(wanted) or reading.find(None, wanted)
            if found is None and wanted.isascii() and wanted.isdigit() and len(wanted) <= ID_DIGITS:
                found = next(iter(reading.standings([int(wanted)])), None)
            return found

    def last_seq(self) -> int:
        """Return the newest number of the change sequence."""
        with self._store.read() as reading:
            return reading.last_seq()

    def changes(self, since: int) -> Changes:
        """Return which comments changed after ``since``."""
        with self._store.read() as reading:
            return reading.changes(since)

    def undoable(self, actor: str | None = None) -> Undoable | None:
        """Return the decision that undo would take back next, of ``actor`` or of anybody."""
        with self._store.read() as reading:
            return reading.undoable(actor)

    def recent(self, actor: str | None = None, limit: int = 50) -> tuple[Undoable, ...]:
        """Return the newest decisions that were not undone, each as undo would see it."""
        with self._store.read() as reading:
            return reading.recent(actor, limit)

    def decision(self, decision: str) -> Undoable | None:
        """Return one decision as undo would see it; None when unknown or undone."""
        with self._store.read() as reading:
            return reading.decision(decision)

    def log(self, query: LogQuery, after_seq: int = 0, limit: int = 500) -> tuple[LogRow, ...]:
        """Return log rows after ``after_seq``, oldest first."""
        with self._store.read() as reading:
            return reading.log(query, after_seq, limit)

    def log_newest(
        self, query: LogQuery, before_seq: int | None = None, limit: int = 500
    ) -> tuple[LogRow, ...]:
        """Return log rows before ``before_seq`` (None: the end), newest first."""
        with self._store.read() as reading:
            return reading.log_newest(query, before_seq, limit)

    def log_count(self, query: LogQuery) -> int:
        """Return how many log rows match."""
        with self._store.read() as reading:
            return reading.log_count(query)

    def log_extent(self) -> LogExtent:
        """Return how many rows the log has, and its newest hash, for keeping elsewhere."""
        with self._store.read() as reading:
            return reading.log_extent()

    def log_numbers(self, query: LogQuery) -> array[int]:
        """Return the numbers of all log rows that match, newest first."""
        with self._store.read() as reading:
            return reading.log_numbers(query)

    def log_rows(self, seqs: Sequence[int]) -> tuple[LogRow, ...]:
        """Return the log rows with these numbers in the order asked; missing ones are skipped."""
        with self._store.read() as reading:
            return reading.log_rows(seqs)

    def in_log(self, hash_: str) -> bool:
        """Return whether a hash that was kept elsewhere is still in the log."""
        with self._store.read() as reading:
            return reading.in_ledger(hash_.strip().lower())

    def actors(self) -> tuple[str, ...]:
        """Return the names found in the log."""
        with self._store.read() as reading:
            return reading.actors()

    def head(self) -> str:
        """Return the log's newest hash, for keeping elsewhere."""
        with self._store.read() as reading:
            return reading.head()

    def verify_log(
        self,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Verification:
        """Read the whole log and say what does not hold."""
        with self._store.read() as reading:
            return reading.verify(progress, stop)

    def restore(self, text: str, evidence: Sequence[str] = ()) -> Proposal:
        """Return what restoring the diacritics of ``text`` would change, word by word.

        ``evidence`` are texts that have names with their marks, such as the article.
        """
        restorer = self._book.now.restorer()
        bared = without_wrong_marks(text)
        respelt = None if bared is None else restorer.restore(bared)
        return propose(text, restorer.restore(text), evidence, respelt=respelt)

    def suggestion(self, kind: FindingKind, text: str) -> str | None:
        """Return what the rules offer instead of ``text`` in a finding of ``kind``, if anything."""
        found = (
            finding.suggestion for finding in self._book.now.check(text) if finding.kind is kind
        )
        return next(found, None)

    def interrupt_reads(self, thread: int | None = None) -> None:
        """Stop the readings that run, or those of one thread; they raise Interrupted."""
        self._store.interrupt_reads(thread)

    # --- deciding -----------------------------------------------------------------------------

    def preview(self, decision: Decision) -> Decided:
        """Return what ``decide`` would answer, and write nothing."""
        examine(decision, self.reasons)
        cases = Cases.gather(self._store, self._book.now, decision, self.company.station)
        return told(cases.plans(decision))

    def decide(self, decision: Decision, *, under: str | None = None) -> Decided:
        """Carry out a decision, or one more step of ``under``, in one transaction.

        With a question that ``decision.confirmed`` does not answer, nothing is written and
        ``Decided.decision`` is None. A comment without an entry in ``decision.seen`` is decided
        as it stands now: the caller vouches that it was read. One that somebody else moved from
        where ``decision.stood`` says is left as it is, and an edit of it kept as a draft. Raises
        DecisionError when what is asked makes no sense for any comment.
        """
        examine(decision, self.reasons)
        station = self.company.station
        cases = Cases.gather(self._store, self._book.now, decision, station)
        with self._store.write() as writing:
            plans = cases.renewed(writing, decision, station).plans(decision)
            decided = told(plans)
            kept_edits.keep_lost(writing, decision, decided)
            rulings = [
                one.ruling
                for one in plans
                if one.ruling is not None and one.item.result is ItemResult.DONE
            ]
            if decided.questions or not rulings:
                return decided
            urgent = decision.verdict is Verdict.TAKEDOWN
            due_at = self._clock() if urgent else self._clock() + self._window
            decision_id = under or uuid.uuid4().hex
            several = under is not None or len(decision.comments) > 1
            kept = kept_edits.to_keep(writing, decision, rulings, several=several)
            writing.decide_apply(decision_id, decision, rulings, not_before=due_at, urgent=urgent)
            for draft in kept:
                writing.save_draft(draft.comment_id, draft.version_id, draft.text, draft.name)
            told_at = when_told(writing, decision, rulings, due_at)
        return replace(decided, decision=decision_id, due_at=told_at)

    def undo(self, actor: str, decision: str | None = None) -> Undone:
        """Take back a decision: ``decision``, or the newest that ``actor`` made and that stands.

        What has not left is cancelled; what has is followed by its inverse. Comments decided
        again since are left as they are and counted in the words. Raises DecisionError when
        there is nothing to undo, NotAllowed for another's decision where that is the chief's.
        """
        require_name(actor)
        with self._store.write() as writing:
            found = writing.undoable(actor) if decision is None else writing.decision(decision)
            if found is None:
                raise DecisionError(decision or "", title=words.NOTHING_TO_UNDO)
            if plain(found.actor) != plain(actor):
                check(writing, actor, Right.UNDO_OTHERS)
            done = writing.undo_apply(
                found.decision, actor, not_before=self._clock() + self._window
            )
            if done.held and not done.comments:
                raise held_back(writing, done.held[0])
        said = words.of_undoing(done)
        return Undone(found.decision, done.comments, done.cancelled, done.queued, said)

    def resolve(self, comment_id: int, actor: str, keep: Literal["mine", "theirs"]) -> bool:
        """End a conflict: send the decision again, or take what the site has and decide anew.

        ``mine`` goes under a new key against the version the site has now; ``theirs`` takes
        over the site's state. Returns False when the comment is in no conflict.
        """
        require_name(actor)
        with self._store.write() as writing:
            if keep == "mine":
                check_resolved(writing, comment_id, actor)
            return writing.resolve(comment_id, actor, keep, not_before=self._clock() + self._window)

    # --- drafts and notes in the log ------------------------------------------------------------

    def save_draft(self, comment_id: int, version_id: int, text: str, name: str) -> None:
        """Keep an unfinished edit of the version ``version_id``."""
        with self._store.write() as writing:
            writing.save_draft(comment_id, version_id, text, name)

    def drop_draft(self, comment_id: int) -> None:
        """Forget an unfinished edit."""
        with self._store.write() as writing:
            writing.drop_draft(comment_id)

    def draft(self, comment_id: int) -> Draft | None:
        """Return the unfinished edit of a comment."""
        with self._store.read() as reading:
            return reading.draft(comment_id)

    def record_login(self, actor: str) -> None:
        """Note in the log that another name stands behind the decisions from now on."""
        require_name(actor)
        with self._store.write() as writing:
            writing.log_login(actor)

    def record_export(self, actor: str, *, format_: str, rows: int, head: str) -> None:
        """Note in the log that rows of it left the program."""
        require_name(actor)
        with self._store.write() as writing:
            check(writing, actor, Right.EXPORT)
            writing.log_export(actor, format_=format_, rows=rows, head=head)
