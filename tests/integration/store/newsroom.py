"""Short ways to say what a site sends and what people decide."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from moderator.model import (
    Action,
    Decision,
    DeliveryState,
    Finding,
    FindingKind,
    Outcome,
    RemoteArticle,
    RemoteAuthor,
    RemoteComment,
    RemoteState,
    SiteInfo,
    Span,
    State,
    Verdict,
    Words,
)
from moderator.store import Checked, Leased, Ruling, Saved, Store, Undoing

if TYPE_CHECKING:
    from tests.databases import Clock

START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
ALL = frozenset(Action)
_STATES = {
    Verdict.APPROVE: (State.APPROVED, Action.APPROVE),
    Verdict.REJECT: (State.REJECTED, Action.REJECT),
    Verdict.SPAM: (State.SPAM, Action.SPAM),
    Verdict.HOLD: (State.HELD, None),
    Verdict.CHIEF: (State.CHIEF, None),
    Verdict.TAKEDOWN: (State.TAKEN_DOWN, Action.UNPUBLISH),
    Verdict.RETURN: (State.PENDING, Action.RESTORE),
}
_RESULT = {
    Action.APPROVE: RemoteState.APPROVED,
    Action.REJECT: RemoteState.REJECTED,
    Action.SPAM: RemoteState.SPAM,
    Action.UNPUBLISH: RemoteState.REJECTED,
    Action.RESTORE: RemoteState.PENDING,
}


def site_info(**changes: Any) -> SiteInfo:  # noqa: ANN401 - replace()'s
    """Return a site that can do everything."""
    info = SiteInfo("contract", "Báo thử", "http://localhost/", None, ALL, edits_name=True)
    return replace(info, **changes)


def article(number: int = 1) -> RemoteArticle:
    return RemoteArticle(f"a{number}", f"Bài số {number}", f"http://localhost/{number}", "Đời sống")


def comment(number: int, text: str | None = None, **changes: Any) -> RemoteComment:  # noqa: ANN401 - replace()'s
    """Return a pending comment as a site would send it."""
    name = changes.pop("name", f"Bạn đọc {number}")
    author = RemoteAuthor(name, email=changes.pop("email", None))
    made = RemoteComment(
        remote_id=f"r{number}",
        version="1",
        state=RemoteState.PENDING,
        text=f"Ý kiến thứ {number}" if text is None else text,
        author=author,
        article=article(changes.pop("on", 1)),
        created_at=START + timedelta(minutes=number),
        link=f"http://localhost/c/{number}",
    )
    return replace(made, **changes)


def finding(kind: FindingKind = FindingKind.SPAM, score: float = 0.9) -> Finding:
    return Finding(kind, score, (Span(0, 2),), Words("vì sao", "why"))


@dataclass
class Newsroom:
    """A store with one site."""

    store: Store
    clock: Clock
    site_id: int = 0
    owner: str = "desk"
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        with self.store.write() as w:
            self.site_id = w.add_site(site_info())

    def save(self, *comments: RemoteComment | Checked, gone: tuple[str, ...] = ()) -> Saved:
        """Save what the site sends."""
        checked = [
            item if isinstance(item, Checked) else Checked(item, ruleset="rules1")
            for item in comments
        ]
        with self.store.write() as w:
            return w.save_page(self.site_id, checked, gone)

    def arrive(self, *comments: RemoteComment | Checked) -> tuple[int, ...]:
        """Save new comments and return their ids."""
        return self.save(*comments).new

    def decide(
        self,
        verdict: Verdict,
        *ids: int,
        text: str | None = None,
        name: str | None = None,
        actor: str = "An",
        wait: float = 10,
        urgent: bool = False,
        findings: tuple[Finding, ...] = (),
        **more: Any,  # noqa: ANN401 - replace()'s
    ) -> str:
        """Decide about comments as they are now; return the decision's id."""
        decision_id = f"d{next(self._numbers)}"
        state, action = _STATES[verdict]
        with self.store.write() as w:
            stand = w.standings(ids)
            w.decide_apply(
                decision_id,
                Decision(verdict, ids, actor, text=text, name=name, **more),
                [
                    Ruling(key, stand[key].version_id, state, action, text, name, findings)
                    for key in ids
                ],
                not_before=self.clock() + timedelta(seconds=wait),
                urgent=urgent,
            )
        return decision_id

    def undo(self, decision: str, wait: float = 0) -> Undoing:
        with self.store.write() as w:
            return w.undo_apply(decision, "An", not_before=self.clock() + timedelta(seconds=wait))

    def lease(self, limit: int = 10, *, now: bool = False, **more: Any) -> tuple[Leased, ...]:  # noqa: ANN401 - replace()'s
        with self.store.write() as w:
            return w.lease_due(
                self.site_id, self.owner, self.clock(), limit, ignore_window=now, **more
            )

    def finish(self, leased: Leased, state: DeliveryState, **more: Any) -> bool:  # noqa: ANN401 - replace()'s
        retry_at = more.pop("retry_at", None)
        outcome = Outcome(leased.intent.key, state, **more)
        with self.store.write() as w:
            return w.finish(leased, outcome, self.clock(), retry_at=retry_at)

    def result(self, leased: Leased, version: str = "2") -> RemoteComment:
        """Return the comment as the site has it after doing what it was asked."""
        intent, before = leased.intent, leased.intent.expected
        assert before is not None
        return replace(
            before,
            version=version,
            state=_RESULT.get(intent.action, before.state),
            text=before.text if intent.text is None else intent.text,
            author=replace(
                before.author, name=before.author.name if intent.name is None else intent.name
            ),
            decided_by="service",
            decided_at=self.clock(),
        )

    def deliver(self, *, now: bool = True, version: str = "2") -> int:
        """Deliver everything due as a site that does as it is told; return how many."""
        leased = self.lease(now=now)
        for one in leased:
            result = self.result(one, version)
            assert self.finish(one, DeliveryState.DELIVERED, comment=result)
        return len(leased)

    def state(self, comment_id: int) -> State:
        with self.store.read() as r:
            return r.standings([comment_id])[comment_id].state

    def sound(self) -> bool:
        """Say whether projection and counts are what mirror and ledger make them."""
        health = self.store.check()
        assert health.problems == ()
        with self.store.read() as r:
            assert r.verify().faults == ()
        return True
