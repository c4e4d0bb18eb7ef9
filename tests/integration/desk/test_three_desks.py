"""Three moderators race through one queue on a server, and all three send what was decided."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING

from moderator.desk import Desk
from moderator.model import ItemResult, LogQuery, State
from moderator.store import Store
from moderator.sync import Sync
from tests.databases import Clock
from tests.desks import Newsroom, ruleset
from tests.flaky_site import FlakySite
from tests.moderators import Moderator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from moderator.model import Intent, Outcome, Page
    from tests.databases import Server

COMMENTS = 24
NAMES = ("Lan", "Minh", "Hà")


class OneAtATime(FlakySite):
    """A site that several programs may speak to at once."""

    turn = Lock()

    def fetch(self, cursor: str | None, limit: int = 200) -> Page:
        with self.turn:
            return super().fetch(cursor, limit)

    def deliver(self, intents: Sequence[Intent]) -> Iterator[Outcome]:
        for intent in intents:
            with self.turn:
                outcomes = list(super().deliver([intent]))
            yield from outcomes


def test_nobody_decides_twice_and_everything_is_sent_once(
    postgresql: Server, tmp_path: Path
) -> None:
    url = postgresql.url(postgresql.create())
    clock, site = Clock(), OneAtATime()
    Store.upgrade(url, clock=clock)
    room = Newsroom.open(tmp_path, site, clock, url=url)  # type: ignore[arg-type]  # a like clock
    for number in range(COMMENTS):
        site.post(f"Ý kiến thứ {number} về cây cầu", name=f"Bạn đọc {number}")
    room.round()

    def shift(name: str) -> Counter[str]:
        """Work as a program of its own would, then send what is due, whoever decided it."""
        store = Store.open(url, clock=clock)
        desk = Desk(store, ruleset(), clock=clock, undo_window=timedelta(0), station=name)
        person = Moderator(desk, name, considerate=name == "Lan")
        person.work(COMMENTS)
        sync = Sync(
            store,
            lambda: site,
            room.site_id,
            ruleset(),
            clock=clock,
            owner=name,
            chance=lambda: 0.5,
        )
        with closing(store), closing(sync):
            sync.round(reconcile=False)
        return person.results

    with ThreadPoolExecutor(len(NAMES)) as pool:
        results = list(pool.map(shift, NAMES))
    room.round()

    total = sum(results, Counter())
    assert total[ItemResult.DONE] == COMMENTS
    decided = [row for row in room.desk.log(LogQuery()) if row.kind == "decision"]
    assert len(decided) == COMMENTS
    assert len({row.comment_id for row in decided}) == COMMENTS
    assert Counter(effect.remote_id for effect in site.effects) == dict.fromkeys(site.comments, 1)
    assert room.desk.counts().states.get(State.PENDING, 0) == 0
    room.check()
    room.close()
