"""Ten desks on one PostgreSQL: how much they decide, how soon they see it, what idling costs.

``MODERATOR_BENCH_SHARED`` says how many comments wait (default 100,000), ``MODERATOR_BENCH_EACH``
how many each of ten moderators decides (default 200).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import psycopg
import pytest

from moderator.desk import Desk
from moderator.model import Decision, ItemResult, LogQuery, Query, Round, State, Verdict
from moderator.rules.ruleset import risk
from moderator.store import Checked, Store
from moderator.sync import Sync
from moderator.worker import Worker
from moderator.worker.neighbours import Ear
from tests.bench import readers
from tests.bench.measure import Report, ms, number
from tests.desks import ruleset
from tests.flaky_site import FlakySite
from tests.integration.conftest import postgresql  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from moderator.model import LogRow, SiteRecord
    from tests.databases import Server

WAITING = int(os.environ.get("MODERATOR_BENCH_SHARED", "100000"))
EACH = int(os.environ.get("MODERATOR_BENCH_EACH", "200"))
DESKS = 10
PAGE = 2000
SAMPLES = 500
SEEN = 50
IDLE_S = 30.0


def _now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def url(postgresql: Server) -> str:  # noqa: F811 - the fixture
    """Return a database in which ``WAITING`` comments wait."""
    url = postgresql.url(postgresql.create())
    Store.upgrade(url, clock=_now)
    store = Store.open(url, clock=_now)
    with store.write() as writing:
        site_id = writing.add_site(FlakySite().info())
    found = [
        ruleset().check(one.text, name=one.author.name)
        for one in map(readers.comment, range(SAMPLES))
    ]
    for first in range(0, WAITING * 5 // 4, PAGE):  # a fifth of them does not wait
        page = [
            Checked(one, found[at % SAMPLES], ruleset().hash, risk(found[at % SAMPLES]))
            for at, one in enumerate(readers.comments(first, first + PAGE))
        ]
        with store.write() as writing:
            writing.save_page(site_id, page)
    with store.write() as writing:
        writing.add_round(Round(site_id, _now(), _now(), fetched=WAITING), reconciled=True)
    store.close()
    return url


@pytest.fixture
def desk(url: str) -> Iterator[Desk]:
    store = Store.open(url, clock=_now)
    yield Desk(store, ruleset(), clock=_now, undo_window=timedelta(hours=1), station="first")
    store.close()


def test_a_decision_elsewhere_is_seen(desk: Desk, url: str, report: Report) -> None:
    store = Store.open(url, clock=_now)
    other = Desk(store, ruleset(), clock=_now, station="second")
    seen = threading.Event()
    hearing = threading.Event()
    wanted = [0]
    seq = [other.last_seq()]

    def look() -> None:
        changes = other.company.news(seq[0]).changes
        seq[0] = changes.seq
        if wanted[0] in changes.ids:
            seen.set()

    stop = threading.Event()
    ear = Ear(look, lambda hears: hearing.set() if hears else hearing.clear(), stop)
    ear.start(other.company)
    assert hearing.wait(60)
    times = []
    for comment in desk.first_ids(Query(), SEEN):
        seen.clear()
        wanted[0] = comment
        began = time.perf_counter()
        _hold(desk, comment)
        assert seen.wait(60)
        times.append(time.perf_counter() - began)
    stop.set()
    for thread in ear.threads:
        thread.join(60)
    store.close()
    report.tell("desks", "key at one desk → known at another (decision included)", ms(times))


def _hold(desk: Desk, comment: int) -> None:
    decided = desk.decide(Decision(Verdict.HOLD, (comment,), "Lan"))
    assert [item.result for item in decided.items] == [ItemResult.DONE]


def test_ten_moderators_decide(url: str, desk: Desk, tmp_path: Path, report: Report) -> None:
    before = desk.counts().states[State.PENDING]
    sent = tmp_path / "sent"
    programs = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.one_moderator", url, f"N{at}", str(EACH), sent],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for at in range(DESKS)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    began = time.perf_counter()
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    said = [json.loads(program.communicate(timeout=3600)[0]) for program in programs]
    seconds = time.perf_counter() - began
    assert [program.returncode for program in programs] == [0] * DESKS

    results: Counter[str] = sum((Counter(one["results"]) for one in said), Counter())
    done = sum(one["done"] for one in said)
    assert before - desk.counts().states[State.PENDING] >= done
    rows = [row for row in _log(desk) if row.kind == "decision" and row.actor.startswith("N")]
    assert len(rows) == len({row.comment_id for row in rows}) == done
    assert desk.verify_log().intact
    asked = Counter(sent.read_text().split("\n")[:-1])
    assert set(asked.values()) == {1}
    assert len({line.split()[1] for line in asked}) == len(asked)
    times = [seconds for one in said for seconds in one["times"]]
    rate = f"{number(done / seconds)} decisions/s"
    report.tell("desks", f"{DESKS} moderators on {before:,} pending", rate)
    report.tell("desks", "one decision among them", ms(times))
    busy = sum(one["busy"] for one in said) / done * 1000
    report.tell("desks", "processor of a program for one, with reading", f"{busy:.0f} ms")
    report.tell("desks", "told that another was first", results[ItemResult.TAKEN])
    report.tell("desks", "sent, each once", f"{len(asked):,} of {done:,}")


def _log(desk: Desk) -> Iterator[LogRow]:
    after = 0
    while page := desk.log(LogQuery(), after, 2000):
        yield from page
        after = page[-1].seq


def test_ten_idle_windows(
    url: str,
    postgresql: Server,  # noqa: F811 - the fixture
    qtbot: QtBot,
    report: Report,
) -> None:
    stores = [Store.open(url, clock=_now) for _ in range(DESKS)]
    site = FlakySite()  # nothing new is there
    workers = [_window(store, site, at) for at, store in enumerate(stores)]
    for worker in workers:
        with qtbot.waitSignal(worker.opened, timeout=60_000):
            worker.start()
        worker.attend("Lan", None)
    qtbot.wait(5000)
    before, busy = _transactions(postgresql, url), _server_seconds()
    began = time.perf_counter()
    qtbot.wait(int(IDLE_S * 1000))
    seconds = time.perf_counter() - began
    after = _transactions(postgresql, url)
    rate = f"{number((after - before) / seconds)} transactions/s"
    report.tell("desks", f"{DESKS} idle windows", rate)
    share = (_server_seconds() - busy) / seconds
    report.tell("desks", "the server's processor for them", f"{share:.1%} of a core")
    for worker in workers:
        assert worker.stop(60)
    for store in stores:
        store.close()


def _window(store: Store, site: FlakySite, at: int) -> Worker:
    """Return what stands behind a window; it asks the site each half minute."""
    desk = Desk(store, ruleset(), clock=_now, station=f"w{at}")

    def sync(record: SiteRecord) -> Sync:
        day = timedelta(days=1)
        return Sync(
            store,
            lambda: site,
            record.id,
            ruleset(),
            clock=_now,
            owner=f"w{at}",
            reconcile_every=day,
        )

    return Worker(lambda: desk, sync, clock=_now, poll=timedelta(seconds=30))


def _transactions(server: Server, url: str) -> int:
    name = url.partition("@/")[2].partition("?")[0]
    with psycopg.connect(server.dsn("postgres"), autocommit=True) as connection:
        row = connection.execute(
            "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = %s", (name,)
        ).fetchone()
    assert row is not None
    return int(row[0])


def _server_seconds() -> float:
    spent = 0.0
    for process in psutil.process_iter(["name", "cpu_times"]):
        if process.info["name"] == "postgres" and process.info["cpu_times"] is not None:
            spent += process.info["cpu_times"].user + process.info["cpu_times"].system
    return spent
