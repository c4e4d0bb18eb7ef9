"""One simulated moderator, as a program of its own: ``… URL NAME MOST FILE``.

Decides ``MOST`` comments, and after every fifty does a round of sync, so that deliveries of all
desks are taken by whoever comes first. What the site is asked is added to ``FILE``, a line each.
Prints what became of it as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.desk import Desk
from moderator.model import DeliveryState, ItemResult, Outcome, Page
from moderator.store import Store
from moderator.sync import Sync
from tests.desks import ruleset
from tests.flaky_site import BECOMES, FlakySite
from tests.moderators import Moderator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from moderator.model import Intent

SHIFT = 50


class WritingSite(FlakySite):
    """Does all it is asked and writes it down where every program's site writes."""

    out: int

    def fetch(self, cursor: str | None, limit: int = 200) -> Page:  # noqa: ARG002 - nothing new
        return Page((), (), cursor or "0", more=False)

    def deliver(self, intents: Sequence[Intent]) -> Iterator[Outcome]:
        for intent in intents:
            os.write(self.out, f"{intent.key} {intent.remote_id}\n".encode())
            was = intent.expected
            assert was is not None
            state = BECOMES.get(intent.action, was.state)
            now = replace(was, state=state, version=f"{was.version}'")
            yield Outcome(intent.key, DeliveryState.DELIVERED, now)


def main(url: str, name: str, most: int, out: Path) -> None:
    """Work, send, and say what became of it."""
    store = Store.open(url, clock=lambda: datetime.now(UTC))
    desk = Desk(
        store, ruleset(), clock=lambda: datetime.now(UTC), undo_window=timedelta(0), station=name
    )
    site = WritingSite()
    site.out = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    (record,) = desk.sites()
    sync = Sync(
        store,
        lambda: site,
        record.id,
        ruleset(),
        clock=lambda: datetime.now(UTC),
        owner=name,
        reconcile_every=timedelta(days=1),
    )
    person = Moderator(desk, name)
    print("ready", flush=True)  # noqa: T201 - the parent waits for it
    sys.stdin.readline()
    began, busy = datetime.now(UTC), time.process_time()
    for done in range(SHIFT, most + 1, SHIFT):
        person.work(done)
        sync.round(reconcile=False)
    said = {
        "seconds": (datetime.now(UTC) - began).total_seconds(),
        "results": dict(person.results),
        "done": person.results[ItemResult.DONE],
        "times": person.times,
        "busy": time.process_time() - busy,
    }
    print(json.dumps(said), flush=True)  # noqa: T201
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
