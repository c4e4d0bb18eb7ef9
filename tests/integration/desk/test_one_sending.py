"""Whichever desk sends: the sample site is asked once for each decision, by its own log."""

from __future__ import annotations

import json
import socket
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from moderator.demo.app import build
from moderator.demo.archive import Archive
from moderator.demo.stock import fill
from moderator.desk import Desk
from moderator.model import Decision, ItemResult, Query, State, Verdict
from moderator.sites import connect
from moderator.store import Store
from moderator.sync import Sync
from tests.desks import ruleset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from tests.databases import Server

COMMENTS = 60
DESKS = 3
LIMIT_S = 60.0


def _now() -> datetime:
    return datetime.now(UTC)


class Logged:
    """The sample site, with a log of what it was asked to decide."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.asked: list[dict[str, Any]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith("/decisions"):
            await self._app(scope, receive, send)
            return
        body = b""

        async def heard() -> Message:
            nonlocal body
            message = await receive()
            body += message.get("body", b"")
            return message

        await self._app(scope, heard, send)
        self.asked += json.loads(body)["decisions"]


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[tuple[str, str, Logged]]:
    """Yield the address of a running sample site, its token, and its log."""
    archive = Archive(tmp_path / "newspaper.sqlite3")
    fill(archive, seed=1, comments=COMMENTS)
    with archive.reading() as database:
        token = database.execute("SELECT token FROM moderators WHERE may_decide").fetchone()[0]
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    app = Logged(build(archive, address=address))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield address, token, app
    server.should_exit = True
    thread.join(LIMIT_S)
    listener.close()
    archive.close()


def test_three_desks_send_each_decision_once(
    postgresql: Server, migrated: str, paper: tuple[str, str, Logged]
) -> None:
    address, token, site_log = paper
    url = postgresql.url(postgresql.create(migrated))
    first = Store.open(url, clock=_now)
    with closing(connect(address, secret=token)) as site, first.write() as writing:
        site_id = writing.add_site(site.info())

    def sync_of(store: Store, owner: str) -> Sync:
        return Sync(
            store,
            lambda: connect(address, secret=token),
            site_id,
            ruleset(),
            clock=_now,
            owner=owner,
            reconcile_every=timedelta(days=1),
        )

    with closing(sync_of(first, "first")) as sync:
        sync.round()
    desk = Desk(first, ruleset(), clock=_now, undo_window=timedelta(0), station="first")
    rows = desk.rows(desk.first_ids(Query(), COMMENTS))
    wanted = [row.id for row in rows if row.replies_to is None]
    assert len(wanted) > 2 * DESKS

    def shift(name: str) -> int:
        """Decide every one that is still open, and send what is due, whoever decided it."""
        store = Store.open(url, clock=_now)
        mine = Desk(store, ruleset(), clock=_now, undo_window=timedelta(0), station=name)
        done = 0
        with closing(store), closing(sync_of(store, name)) as sync:
            for at, comment in enumerate(wanted):
                stood = {comment: State.PENDING}
                decided = mine.decide(Decision(Verdict.REJECT, (comment,), name, stood=stood))
                done += [item.result for item in decided.items].count(ItemResult.DONE)
                if at % 5 == 0:
                    sync.round(reconcile=False)
            sync.round(reconcile=False)
        return done

    with ThreadPoolExecutor(DESKS) as pool:
        assert sum(pool.map(shift, ("Lan", "Minh", "Hà"))) == len(wanted)
    with closing(sync_of(first, "first")) as sync:
        sync.round(reconcile=False)

    keys = Counter(one["key"] for one in site_log.asked)
    assert set(keys.values()) == {1}
    with first.read() as reading:
        remote = {one.remote_id for one in reading.standings(wanted).values()}
        assert reading.waiting(site_id)[0] == 0
    assert Counter(one["id"] for one in site_log.asked) == dict.fromkeys(remote, 1)
    assert desk.verify_log().intact
    first.close()
