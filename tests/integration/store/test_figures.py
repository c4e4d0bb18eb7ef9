"""The board's figures beside a recount in plain Python of what was done, in any order."""

from __future__ import annotations

import random
import statistics
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from moderator.errors import Interrupted
from moderator.model import (
    Barrier,
    DeliveryState,
    EditClass,
    FindingKind,
    RemoteState,
    State,
    Verdict,
)
from moderator.model.figures import (
    AGES,
    DECIDING,
    DELAYS,
    MENDED,
    REMOVING,
    Agreement,
    Scope,
    Split,
)
from moderator.store import unsent
from tests.integration.store.newsroom import article, comment, finding

if TYPE_CHECKING:
    from moderator.model.figures import Figures, Queued
    from moderator.store import Store
    from tests.integration.store.newsroom import Newsroom

OPEN = {State.PENDING, State.HELD, State.CHIEF}
BECOMES = {
    Verdict.APPROVE: State.APPROVED,
    Verdict.REJECT: State.REJECTED,
    Verdict.SPAM: State.SPAM,
    Verdict.HOLD: State.HELD,
    Verdict.CHIEF: State.CHIEF,
    Verdict.TAKEDOWN: State.TAKEN_DOWN,
    Verdict.RETURN: State.PENDING,
}
SECTIONS = ("Đời sống", "Thể thao", "")
KINDS = (FindingKind.SPAM, FindingKind.ABUSE, FindingKind.MISSING_DIACRITICS, FindingKind.LINK)


@dataclass
class Said:
    """One comment of one decision, as it was made."""

    name: str
    comment: int
    at: datetime
    verdict: Verdict
    actor: str
    before: State
    found: set[FindingKind]
    edit: EditClass | None
    back: bool = False


@dataclass
class History:
    """What was done, kept beside the store."""

    room: Newsroom
    random: random.Random
    sent: dict[int, datetime] = field(default_factory=dict)  # when readers sent them
    on: dict[int, int] = field(default_factory=dict)
    states: dict[int, State] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    theirs: list[tuple[int, datetime]] = field(default_factory=list)
    untouched: dict[int, int] = field(default_factory=dict)

    def arrive(self) -> None:
        number = len(self.sent) + 1
        on = self.random.randint(1, 4)
        sent = self.room.clock() - timedelta(seconds=self.random.randint(0, 200_000))
        place = replace(article(on), section=SECTIONS[on % 3])
        (key,) = self.room.arrive(replace(comment(number, on=on), created_at=sent, article=place))
        self.sent[key], self.on[key], self.states[key] = sent, on, State.PENDING
        self.untouched[key] = number

    def decide(self) -> None:
        some = self.random.sample(list(self.sent), k=min(len(self.sent), 3))
        some = some[: self.random.randint(1, 3)]
        verdict = self.random.choice(list(BECOMES))
        found = {kind for kind in KINDS if self.random.random() < 0.3}
        edit = None
        if verdict is Verdict.APPROVE and len(some) == 1 and self.random.random() < 0.5:
            edit = self.random.choice(list(EditClass))
        actor = self.random.choice(["An", "Bình", "Lan"])
        name = self.room.decide(
            verdict,
            *some,
            actor=actor,
            findings=tuple(finding(kind) for kind in found),
            text=f"sửa {self.room.clock()}" if edit else None,
            edit=edit,
        )
        for key in some:
            one = Said(name, key, self.room.clock(), verdict, actor, self.states[key], found, edit)
            self.said.append(one)
            self.states[key] = BECOMES[verdict]
            self.untouched.pop(key, None)

    def undo(self) -> None:
        if not self.said:
            return
        one = self.random.choice(self.said)
        for key in self.room.undo(one.name).comments:
            (taken,) = [said for said in self.said if (said.name, said.comment) == (one.name, key)]
            taken.back = True
            self.states[key] = self.room.state(key)

    def elsewhere(self) -> None:
        if not self.untouched:
            return
        key = self.random.choice(list(self.untouched))
        number = self.untouched.pop(key)
        on = self.on[key]
        state = self.random.choice([RemoteState.APPROVED, RemoteState.REJECTED, RemoteState.SPAM])
        self.room.save(
            replace(
                comment(number, on=on),
                version="2",
                state=state,
                created_at=self.sent[key],
                article=replace(article(on), section=SECTIONS[on % 3]),
                decided_by="Trực trang",
                decided_at=self.room.clock(),
            )
        )
        self.theirs.append((key, self.room.clock()))
        self.states[key] = self.room.state(key)

    def pass_time(self) -> None:
        self.room.clock.forward(minutes=self.random.randint(1, 400))

    def go(self, steps: int) -> None:
        for _ in range(5):
            self.arrive()
        doing = [self.arrive, self.decide, self.decide, self.undo, self.elsewhere, self.pass_time]
        for _ in range(steps):
            self.random.choice(doing)()

    # --- the recount ------------------------------------------------------------------------------

    def about(self, key: int, scope: Scope) -> bool:
        return scope.section in {None, SECTIONS[self.on[key] % 3]}

    def recounted(self, scope: Scope) -> dict[str, object]:
        inside = [
            one
            for one in self.said
            if scope.since <= one.at < scope.until and self.about(one.comment, scope)
        ]
        stand = [one for one in inside if not one.back]
        last = {one.comment: one for one in stand}.values()
        ended = [one for one in last if one.verdict in DECIDING]
        waits = sorted(
            (one.at - self.sent[one.comment]).total_seconds()
            for one in stand
            if one.verdict in DECIDING and one.before in OPEN
        )
        agreed: Counter[str] = Counter()
        for one in ended:
            against = bool(one.found - MENDED)
            if one.verdict in REMOVING:
                agreed["caught" if against else "missed"] += 1
            elif against:
                agreed["mended" if one.edit else "overruled"] += 1
            else:
                agreed["passed"] += 1
        theirs = [
            (key, at)
            for key, at in self.theirs
            if scope.since <= at < scope.until and self.about(key, scope)
        ]
        return {
            "verdicts": Counter(one.verdict for one in last),
            "taken_back": len(inside) - len(stand),
            "steps": [
                (
                    split(one for one in ended if begins <= one.at < ends),
                    sum(1 for _, at in theirs if begins <= at < ends),
                )
                for begins, ends in zip(scope.edges, scope.edges[1:], strict=False)
            ],
            "elsewhere": len(theirs),
            "findings": {
                kind: split(one for one in ended if kind in one.found)
                for kind in KINDS
                if any(kind in one.found for one in ended)
            },
            "agreement": Agreement(**agreed),
            "edits": Counter(one.edit for one in ended if one.edit),
            "sections": {
                name: split(one for one in ended if SECTIONS[self.on[one.comment] % 3] == name)
                for name in {SECTIONS[self.on[one.comment] % 3] for one in ended}
            },
            "articles": {
                f"Bài số {on}": split(one for one in ended if self.on[one.comment] == on)
                for on in {self.on[one.comment] for one in ended}
            },
            "people": {
                name: (
                    split(one for one in ended if one.actor == name),
                    sum(1 for one in ended if one.actor == name and one.edit),
                )
                for name in {one.actor for one in ended}
            },
            "median": statistics.median_low(waits) if waits else None,
            "delays": [
                sum(1 for one in waits if low * 60 <= one < high * 60)
                for low, high in zip((0, *DELAYS), (*DELAYS, 10**9), strict=True)
            ],
        }


def split(some: object) -> Split:
    verdicts = [one.verdict for one in some]  # type: ignore[attr-defined]  # an iterable of Said
    removed = sum(1 for one in verdicts if one in REMOVING)
    return Split(len(verdicts) - removed, removed)


def told(found: Figures) -> dict[str, object]:
    assert found.people is not None
    return {
        "verdicts": found.verdicts,
        "taken_back": found.taken_back,
        "steps": [(one.decided, one.elsewhere) for one in found.steps],
        "elsewhere": found.elsewhere,
        "findings": found.findings,
        "agreement": found.agreement,
        "edits": found.edits,
        "sections": {one.name: one.decided for one in found.sections},
        "articles": {one.name: one.decided for one in found.articles},
        "people": {one.name: (one.decided, one.edited) for one in found.people},
        "median": found.delays.median,
        "delays": list(found.delays.counts),
    }


def decided(store: Store, scope: Scope, *, people: bool = True) -> Figures:
    with store.read() as reading:
        return reading.figures().decided(
            scope, people=people, stop=lambda: False, progress=lambda _done, _total: None
        )


def queued(store: Store, scope: Scope) -> Queued:
    with store.read() as reading:
        return reading.figures().queued(scope)


def days(first: datetime, count: int, **narrowed: object) -> Scope:
    edges = tuple(first + timedelta(days=day) for day in range(count + 1))
    return Scope(edges, **narrowed)  # type: ignore[arg-type]  # the test's own


@pytest.mark.parametrize("seed", [1, 2])
def test_figures_are_those_of_a_recount(newsroom: Newsroom, store: Store, seed: int) -> None:
    history = History(newsroom, random.Random(seed))  # noqa: S311 - a history that can be repeated
    history.go(160)
    start = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    for scope in (
        days(start, 30),
        days(start + timedelta(days=3), 2),
        days(start, 30, section="Thể thao"),
        days(start, 30, section=""),
        days(start, 30, site_id=newsroom.site_id),
    ):
        assert told(decided(store, scope)) == history.recounted(scope)
    nothing = decided(store, days(start, 30, site_id=newsroom.site_id + 1))
    assert (nothing.decided.total, nothing.elsewhere, nothing.delays.median) == (0, 0, None)
    assert newsroom.sound()


@pytest.mark.parametrize("section", [None, "Thể thao"])
def test_what_waits_is_told_by_age(newsroom: Newsroom, store: Store, section: str | None) -> None:
    history = History(newsroom, random.Random(7))  # noqa: S311 - as above
    history.go(120)
    scope = days(newsroom.clock(), 1, section=section)
    found = queued(store, scope)
    mine = [key for key in history.sent if history.about(key, scope)]
    ages = [
        (newsroom.clock() - history.sent[key]) / timedelta(minutes=1)
        for key in mine
        if history.states[key] is State.PENDING
    ]
    assert list(found.ages) == [
        sum(1 for age in ages if low <= age < high)
        for low, high in zip((0, *AGES), (*AGES, 10**9), strict=True)
    ]
    assert found.total == len(ages) > 0
    assert found.oldest == newsroom.clock() - timedelta(minutes=max(ages))
    states = Counter(history.states[key] for key in mine)
    assert (found.held, found.chief) == (states[State.HELD], states[State.CHIEF])


def test_nobody_is_counted_who_is_not_asked_for(newsroom: Newsroom, store: Store) -> None:
    newsroom.decide(Verdict.APPROVE, *newsroom.arrive(comment(1)))
    scope = days(newsroom.clock() - timedelta(hours=1), 1)
    assert decided(store, scope, people=False).people is None
    assert decided(store, scope).decided == Split(approved=1)


def test_a_decision_given_up_for_the_sites_does_not_count(newsroom: Newsroom, store: Store) -> None:
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.APPROVE, key)
    (leased,) = newsroom.lease(now=True)
    other = replace(comment(1, "bản khác của trang"), version="9", state=RemoteState.REJECTED)
    newsroom.finish(leased, DeliveryState.CONFLICT, comment=other)
    scope = days(newsroom.clock() - timedelta(hours=1), 1)
    assert decided(store, scope).decided == Split(approved=1)
    with store.write() as writing:
        assert writing.resolve(key, "An", "theirs", not_before=newsroom.clock())
    found = decided(store, scope)
    assert (found.decided, found.taken_back) == (Split(), 1)


def test_an_approval_that_was_stopped_before_it_was_sent_does_not_count(
    newsroom: Newsroom, store: Store
) -> None:
    first, second = newsroom.arrive(comment(1), comment(2))
    newsroom.decide(Verdict.APPROVE, first, second)
    with store.write() as writing:
        unsent.stop(writing._t, [first], Barrier.CLOSED, "Trưởng ban", "")  # noqa: SLF001
    found = decided(store, days(newsroom.clock() - timedelta(hours=1), 1))
    assert (found.decided, found.taken_back) == (Split(approved=1), 1)


def test_counting_can_be_stopped_and_tells_how_far_it_is(newsroom: Newsroom, store: Store) -> None:
    newsroom.decide(Verdict.SPAM, *newsroom.arrive(comment(1), comment(2)))
    scope = days(newsroom.clock() - timedelta(hours=1), 1)
    steps: list[tuple[int, int]] = []
    with store.read() as reading:
        with pytest.raises(Interrupted):
            reading.figures().decided(
                scope, people=False, stop=lambda: True, progress=lambda *_: None
            )
        reading.figures().decided(
            scope,
            people=False,
            stop=lambda: False,
            progress=lambda done, total: steps.append((done, total)),
        )
    assert steps
    assert all(0 <= done <= total for done, total in steps)


def test_figures_of_people_are_off_until_turned_on_which_the_log_tells(
    newsroom: Newsroom, store: Store
) -> None:
    with store.write() as writing:
        assert not writing.figures().watching().on
        assert writing.watch_people("Lan", on=True)
        assert not writing.watch_people("Lan", on=True)
    with store.read() as reading:
        found = reading.figures().watching()
        assert (found.on, found.by, found.at) == (True, "Lan", newsroom.clock())
        assert [one.kind for one in reading.ledger_entries(0, 9)] == ["board"]
    with store.write() as writing:
        assert writing.watch_people("Lan", on=False)
        assert not writing.figures().watching().on
