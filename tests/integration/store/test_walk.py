"""A random walk: whatever happens in whatever order, what is counted is what is there."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from moderator.model import (
    DeliveryState,
    Finding,
    FindingKind,
    Query,
    RemoteComment,
    RemoteState,
    State,
    Verdict,
)
from moderator.store import Checked, Leased
from moderator.store.records import Walked
from moderator.store.tables import comments, deliveries, standing
from tests.integration.store.newsroom import Newsroom, comment, finding

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXTS = [
    "Bài viết hay và bổ ích lắm",
    "bai viet hay va bo ich lam",
    "Vay tiền nhanh, gọi ngay hôm nay",
    "ok",
    "Đường này kẹt xe mỗi sáng",
]


class Walk:
    """A site with its own truth, a desk, and what can happen between them."""

    def __init__(self, newsroom: Newsroom, seed: int) -> None:
        self.room = newsroom
        self.random = random.Random(seed)  # noqa: S311 - a walk that can be repeated
        self.site: dict[str, RemoteComment] = {}
        self.decisions: list[str] = []
        self.leased: list[Leased] = []
        self.steps: list[Callable[[], None]] = [
            self.arrive,
            self.arrive,
            self.fetch,
            self.reader_edits,
            self.others_decide,
            self.others_delete,
            self.decide,
            self.decide,
            self.undo,
            self.lease,
            self.answer,
            self.answer,
            self.resolve,
            self.other_rules,
            self.time_passes,
        ]

    def step(self) -> None:
        self.random.choice(self.steps)()

    def arrive(self) -> None:
        for _ in range(self.random.randint(1, 4)):
            number = len(self.site) + 1
            parent = self.random.choice([None, *self.site]) if self.site else None
            self.site[f"r{number}"] = comment(
                number,
                self.random.choice(_TEXTS),
                on=self.random.randint(1, 3),
                parent_id=parent,
                state=self.random.choice([RemoteState.PENDING] * 4 + [RemoteState.APPROVED]),
            )
        self.fetch()

    def fetch(self) -> None:
        known = list(self.site.values())
        page = self.random.sample(known, min(len(known), 5))
        self.room.save(
            *(
                Checked(item, self._found(), "rules1", self.random.random())
                for item in page
                if item.state is not RemoteState.DELETED
            ),
            gone=tuple(item.remote_id for item in page if item.state is RemoteState.DELETED),
        )

    def _found(self) -> tuple[Finding, ...]:
        kinds = self.random.sample(list(FindingKind), self.random.randint(0, 3))
        return tuple(finding(kind) for kind in kinds)

    def _change(self, changed: RemoteComment) -> None:
        self.site[changed.remote_id] = replace(changed, version=str(int(changed.version) + 1))

    def _some(self) -> RemoteComment | None:
        return self.random.choice(list(self.site.values())) if self.site else None

    def reader_edits(self) -> None:
        if (old := self._some()) is not None:
            self._change(replace(old, text=self.random.choice(_TEXTS)))
            self.fetch()

    def others_decide(self) -> None:
        if (old := self._some()) is not None:
            state = self.random.choice(list(RemoteState))
            self._change(replace(old, state=state, decided_by="Bình"))
            self.fetch()

    def others_delete(self) -> None:
        if (old := self._some()) is not None:
            self._change(replace(old, state=RemoteState.DELETED))
            self.fetch()

    def decide(self) -> None:
        with self.room.store.read() as r:
            ids = r.ids(Query(state=self.random.choice([None, State.PENDING, State.CONFLICT])))
        if ids:
            chosen = self.random.sample(list(ids), min(len(ids), self.random.randint(1, 3)))
            text = self.random.choice([None, "Câu đã sửa cho đúng"])
            verdict = self.random.choice(list(Verdict))
            self.decisions.append(self.room.decide(verdict, *chosen, text=text))

    def undo(self) -> None:
        if self.decisions:
            self.room.undo(self.random.choice(self.decisions[-4:]))

    def lease(self) -> None:
        ttl = timedelta(seconds=self.random.choice([-1, 600]))
        now = self.random.random() < 0.7
        self.leased.extend(self.room.lease(3, now=now, ttl=ttl))

    def answer(self) -> None:
        if not self.leased:
            self.lease()
            return
        leased = self.leased.pop(self.random.randrange(len(self.leased)))
        there = self.site[leased.intent.remote_id]
        state = self.random.choice(list(DeliveryState)[2:])
        if self.random.random() < 0.1:
            with self.room.store.write() as w:
                w.unsent(leased)
            return
        if state is DeliveryState.DELIVERED:
            done = self.room.result(leased, str(int(there.version) + 1))
            self.site[leased.intent.remote_id] = done
            told = done if self.random.random() < 0.8 else None
            self.room.finish(leased, state, comment=told)
        else:
            self.room.finish(leased, state, comment=there)

    def resolve(self) -> None:
        with self.room.store.read() as r:
            ids = r.ids(Query(state=State.CONFLICT))
        if ids:
            keep: Literal["mine", "theirs"] = self.random.choice(("mine", "theirs"))
            with self.room.store.write() as w:
                w.resolve(self.random.choice(list(ids)), "An", keep, not_before=self.room.clock())

    def other_rules(self) -> None:
        with self.room.store.write() as w:
            ids, _ = w.unchecked("rules2", Walked(), 3)
            w.save_findings("rules2", {key: (self._found(), 0.5) for key in ids})

    def time_passes(self) -> None:
        self.room.clock.forward(seconds=self.random.choice([1, 10, 4000]))


def _counts_are_right(room: Newsroom) -> None:
    with room.store.read() as r:
        counts = r.counts()
        connection = r._t.connection  # noqa: SLF001 - counted here by other means
        rows = connection.execute(
            select(standing.c.state, func.count()).group_by(standing.c.state)
        ).all()
        assert dict(counts.states) == {State(row[0]): row[1] for row in rows}
        for kind in FindingKind:
            assert len(r.ids(Query(finding=kind))) == counts.findings.get(kind, 0)
        for article_id, _, total in counts.articles:
            assert len(r.ids(Query(article_id=article_id))) == total
        assert sum(total for _, _, total in counts.articles) == counts.states.get(State.PENDING, 0)
        everything = connection.execute(select(func.count()).select_from(comments)).scalar()
        assert len(r.ids(Query(state=None))) == everything
        doubled = connection.execute(
            select(deliveries.c.comment_id)
            .where(deliveries.c.state == DeliveryState.SENDING.value)
            .group_by(deliveries.c.comment_id)
            .having(func.count() > 1)
        ).all()
        assert doubled == []


def _projection(room: Newsroom) -> list[tuple[object, ...]]:
    with room.store.read() as r:
        connection = r._t.connection  # noqa: SLF001 - compared as it is stored
        return [
            tuple(row)
            for row in connection.execute(select(standing).order_by(standing.c.comment_id))
        ]


@pytest.mark.parametrize("seed", range(8))
def test_counts_and_standing_are_right_after_every_step(newsroom: Newsroom, seed: int) -> None:
    walk = Walk(newsroom, seed)
    steps = 60 if newsroom.store.kind == "sqlite" else 30
    for _ in range(steps):
        walk.step()
        _counts_are_right(newsroom)
    assert newsroom.sound()
    live = _projection(newsroom)
    with newsroom.store.write() as w:
        w.rebuild()
    assert _projection(newsroom) == live
    assert newsroom.sound()
