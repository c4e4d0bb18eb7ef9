"""A moderator, a flaky site and a program that crashes, in any order: nothing may get lost."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from moderator.errors import DecisionError, Garbled, LoginNeeded, Refused, Unreachable
from moderator.model import (
    Decision,
    DeliveryState,
    ItemResult,
    Query,
    RemoteState,
    Row,
    State,
    Verdict,
)
from tests.desks import Clock, Newsroom
from tests.flaky_site import Crash, FlakySite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.sync import Sync

TEXTS = ["Cầu đã mở lại chưa ạ?", "cau da mo lai chua a", "Tôi nghĩ lại rồi", "Cảm ơn toà soạn"]
ACTORS = ["Lan", "Minh"]
EVERY_YES = frozenset(
    {"parent_unpublished", "outgoing_findings", "published_replies", "cannot_undo"}
)
OPEN = {DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.DUE_AGAIN}
OTHERS = ["approved", "rejected", "spam"]
PUBLIC = RemoteState.APPROVED

ERRORS = st.sampled_from(
    [
        Unreachable("no answer"),
        Unreachable("429", retry_after=20),
        Garbled("<html>"),
        Refused("403"),
        LoginNeeded("401"),
        Crash(),
    ]
)


class Desks(RuleBasedStateMachine):
    """Two persons at one desk, two programs on its database, one site in bad weather."""

    @initialize(keys=st.booleans(), comments=st.integers(1, 4))
    def open(self, *, keys: bool, comments: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="moderator-machine-"))
        self.site = FlakySite(remembers_keys=keys)
        self.room = Newsroom.open(self.folder, self.site)
        self.read: dict[str, set[str]] = {}
        self.wish: dict[str, State] = {}
        self.disturbed: set[str] = set()
        for number in range(comments):
            self.site.post(TEXTS[number % len(TEXTS)], name=f"Bạn {number}")
        self.room.round()

    def teardown(self) -> None:
        if not hasattr(self, "room"):
            return
        try:
            self._settle()
        finally:
            self.room.close()
            shutil.rmtree(self.folder)

    # --- the site -----------------------------------------------------------------------------

    @rule(text=st.sampled_from(TEXTS), reply=st.booleans(), pick=st.integers(0, 99))
    def a_reader_writes(self, text: str, *, reply: bool, pick: int) -> None:
        ids = sorted(self.site.comments)
        self.site.post(text, parent=ids[pick % len(ids)] if reply else None)

    @rule(
        pick=st.integers(0, 99),
        text=st.sampled_from(TEXTS),
        what=st.sampled_from(["edited", "edited", *OTHERS, "deleted"]),
    )
    def something_happens_on_the_site(self, pick: int, text: str, what: str) -> None:
        remote_id = self._living(pick)
        if what == "edited":
            self.site.change(remote_id, text=text, state=RemoteState.PENDING)
        elif what != "deleted":
            self.site.change(remote_id, by="Người khác", state=RemoteState(what))
        elif len(self._alive()) > 1:
            self.site.delete(remote_id)
        self.disturbed.add(remote_id)

    # --- the desk -----------------------------------------------------------------------------

    @rule(
        verdict=st.sampled_from(list(Verdict)),
        picks=st.lists(st.integers(0, 99), min_size=1, max_size=3),
        actor=st.sampled_from(ACTORS),
        text=st.none() | st.sampled_from(TEXTS),
        then=st.sampled_from(["nothing", "sent", "answer lost", "dies unanswered"]),
    )
    def a_person_decides(
        self, verdict: Verdict, picks: list[int], actor: str, text: str | None, then: str
    ) -> None:
        rows = self._rows()
        chosen = {rows[pick % len(rows)].id: rows[pick % len(rows)] for pick in picks}
        edits = text if len(chosen) == 1 and verdict is Verdict.APPROVE else None
        for row in chosen.values():
            self.read.setdefault(row.remote_id, set()).add(row.text)
        decided = self.room.desk.decide(
            Decision(
                verdict,
                tuple(chosen),
                actor,
                seen={row.id: row.version_id for row in chosen.values()},
                text=edits,
                ordered_by="Thư ký" if verdict is Verdict.TAKEDOWN else None,
                document="12/CV" if verdict is Verdict.TAKEDOWN else None,
                confirmed=EVERY_YES,
            )
        )
        self._wished(item.comment_id for item in decided.items if item.result is ItemResult.DONE)
        if then == "sent":
            self._round(self._sync("first"), now=True, reconcile=False)
        elif then != "nothing":
            self._answer_is_lost(dies=then == "dies unanswered")

    @rule(then=st.sampled_from(["nothing", "sent", "answer lost"]))
    def the_last_decision_is_undone(self, then: str) -> None:
        last = self.room.desk.undoable()
        if last is None:
            return
        try:
            self._wished(self.room.desk.undo(last.actor).comments)
        except DecisionError:
            assert self.room.desk.undoable(last.actor) is None
        if then == "sent":
            self._round(self._sync("first"), now=True, reconcile=False)
        elif then != "nothing":
            self._answer_is_lost(dies=False)

    @rule(pick=st.integers(0, 99), mine=st.booleans())
    def a_person_resolves(self, pick: int, *, mine: bool) -> None:
        conflicts = list(self.room.desk.ids(Query(state=State.CONFLICT)))
        if conflicts:
            comment = conflicts[pick % len(conflicts)]
            row = self.room.row(comment)
            self.read.setdefault(row.remote_id, set()).add(row.text)
            if self.room.desk.resolve(comment, "Lan", "mine" if mine else "theirs"):
                self._wished([comment])

    # --- the program --------------------------------------------------------------------------

    @rule(seconds=st.sampled_from([3, 11, 60, 400, 2400]))
    def time_passes(self, seconds: int) -> None:
        self.room.clock.forward(seconds=seconds)

    @rule(now=st.booleans(), reconcile=st.booleans())
    def a_round_goes_well(self, *, now: bool, reconcile: bool) -> None:
        self._round(self._sync("first"), now=now, reconcile=reconcile)

    @rule(
        call=st.sampled_from(["info", "fetch", "reread", "deliver", "deliver", "deliver"]),
        error=ERRORS,
        after=st.booleans(),
        skipping=st.integers(0, 2),
    )
    def a_round_meets_trouble(
        self, call: str, error: BaseException, *, after: bool, skipping: int
    ) -> None:
        self.site.trouble(call, error, after=after, skipping=skipping)  # type: ignore[arg-type]  # sampled above
        self._round(self._sync("first"), now=True, reconcile=True)
        self.site.faults.clear()

    @rule(steps=st.integers(0, 6))
    def the_program_dies_after_some_transaction(self, steps: int) -> None:
        left = [steps]

        def die() -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Crash

        self._round(self._sync("first"), now=True, reconcile=False, changed=die)

    @rule(steps=st.integers(0, 3))
    def another_program_has_a_round_in_between(self, steps: int) -> None:
        left, other = [steps], self._sync("second")

        def between() -> None:
            left[0] -= 1
            if left[0] == -1:
                self._round(other, now=True, reconcile=True)

        self._round(self._sync("first"), now=True, reconcile=True, changed=between)

    @rule()
    def the_program_is_started_again(self) -> None:
        self._restart()

    # --- what always holds --------------------------------------------------------------------

    @invariant()
    @precondition(lambda self: hasattr(self, "room"))
    def counts_are_what_is_there(self) -> None:
        states = Counter(row.state for row in self._rows())
        counted = {state: n for state, n in self.room.desk.counts().states.items() if n}
        assert counted == states

    @invariant()
    @precondition(lambda self: hasattr(self, "room"))
    def the_site_met_no_key_twice(self) -> None:
        keys = Counter(effect.key for effect in self.site.effects)
        assert all(times == 1 for times in keys.values()), keys

    @invariant()
    @precondition(lambda self: hasattr(self, "room"))
    def nothing_was_published_that_nobody_read(self) -> None:
        for effect in self.site.effects:
            if effect.action == "approve":
                assert effect.before in self.read.get(effect.remote_id, set()), effect

    # --- the end ------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Let the weather clear: then desk, site and log must agree."""
        self.site.faults.clear()
        for _ in range(12):
            self.room.clock.forward(minutes=20)
            report = self._sync("first").round(now=True, reconcile=True)
            assert report.problem is None, report
            if not report.waiting and not report.changed and not report.delivered:
                break
        else:
            raise AssertionError("it never comes to rest")
        self.room.check()
        self._projection_can_be_made_anew()
        for row in self._rows():
            self._agrees(row)
            if row.remote_id in self.wish and row.remote_id not in self.disturbed:
                assert row.state is self.wish[row.remote_id], "a decision was lost"

    def _agrees(self, row: Row) -> None:
        site = self.site.comments[row.remote_id]
        note(f"{row.id}: {row.state} {row.text!r}; there {site.state} {site.text!r}")
        with self.room.store.read() as reading:
            for entry in reading.ledger_entries(0, 1000):
                if entry.comment_id == row.id:
                    note(f"  {entry.kind} {entry.actor} {entry.verdict} {entry.payload}")
        assert row.delivery not in OPEN
        with self.room.store.read() as reading:
            stands = reading.standings([row.id])[row.id]
        assert stands.remote_state is site.state
        if site.state is RemoteState.DELETED:
            settled = {State.GONE, State.REJECTED, State.SPAM, State.TAKEN_DOWN}
            assert row.state in settled | {State.CONFLICT}
            return
        assert (stands.text, stands.name) == (site.text, site.author.name)
        allowed = {
            State.PENDING: {RemoteState.PENDING},
            State.APPROVED: {PUBLIC},
            State.REJECTED: {RemoteState.REJECTED},
            State.SPAM: {RemoteState.SPAM},
            State.TAKEN_DOWN: {RemoteState.REJECTED, RemoteState.SPAM, RemoteState.PENDING},
            State.HELD: set(RemoteState) - {PUBLIC, RemoteState.DELETED},
            State.CHIEF: set(RemoteState) - {RemoteState.DELETED},
            State.CONFLICT: set(RemoteState),
            State.GONE: set[RemoteState](),
        }
        assert site.state in allowed[row.state]

    def _projection_can_be_made_anew(self) -> None:
        before = self._projection()
        with self.room.store.write() as writing:
            writing.rebuild()
        assert self._projection() == before

    def _projection(self) -> tuple[object, ...]:
        rows = {row.id: (row.state, row.findings, row.repeats) for row in self._rows()}
        counts = self.room.desk.counts()
        return rows, counts

    # --- parts --------------------------------------------------------------------------------

    def _rows(self) -> tuple[Row, ...]:
        return self.room.desk.rows(self.room.desk.ids(Query(state=None)))

    def _answer_is_lost(self, *, dies: bool) -> None:
        error = Crash() if dies else Unreachable("reply lost", retry_after=1)
        self.site.trouble("deliver", error, after=True)
        self._round(self._sync("first"), now=True, reconcile=False)
        self.site.faults.clear()

    def _alive(self) -> list[str]:
        comments = self.site.comments.values()
        return sorted(one.remote_id for one in comments if one.state != RemoteState.DELETED)

    def _living(self, pick: int) -> str:
        return self._alive()[pick % len(self._alive())]

    def _wished(self, comments: Iterable[int]) -> None:
        """Note what a person wants of comments that they saw as they are on the site."""
        with self.room.store.read() as reading:
            standings = reading.standings(comments)
        for one in standings.values():
            self.wish[one.remote_id] = one.state
            if one.remote_version == self.site.comments[one.remote_id].version:
                self.disturbed.discard(one.remote_id)

    def _sync(self, owner: str) -> Sync:
        for sync in self.room.syncs:
            if sync.owner == owner:
                return sync
        return self.room.sync(owner)

    def _round(self, sync: Sync, **wishes: object) -> None:
        try:
            sync.round(**wishes)  # type: ignore[arg-type]  # the rules' own arguments
        except Crash:
            self._restart()

    def _restart(self) -> None:
        now = self.room.clock.now
        self.room.close()
        self.room = Newsroom.open(self.folder, self.site, Clock(now))


TestDesks = Desks.TestCase
TestDesks.settings = settings(
    max_examples=int(os.environ.get("MODERATOR_MACHINE_EXAMPLES", "25")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
