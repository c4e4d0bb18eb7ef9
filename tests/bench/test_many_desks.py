"""Ten desks on one PostgreSQL: how much they decide, what they wait for, what idling costs.

``MODERATOR_BENCH_EACH`` says how many each of ten moderators decides (default 200).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import psycopg
import pytest

from moderator.desk import Desk
from moderator.model import Decision, ItemResult, LogQuery, Query, State, Verdict
from moderator.store import Store
from moderator.store.claims import LEASE
from moderator.sync import Sync
from moderator.worker import Worker
from moderator.worker.neighbours import BREATH_S, Ear
from tests.bench.measure import Report, ms, number
from tests.desks import ruleset
from tests.flaky_site import FlakySite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from moderator.model import LogRow, SiteRecord
    from tests.cluster import Cluster
    from tests.databases import Server

EACH = int(os.environ.get("MODERATOR_BENCH_EACH", "200"))
DESKS = 10
SEEN = 50
IDLE_S = 30.0
LOOK_S = 0.02

Wait = tuple[str, str]
"""What a moderator's connection did (``active``, ``idle in transaction``) and waited for."""


def _now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def desk(shared_queue: str) -> Iterator[Desk]:
    store = Store.open(shared_queue, clock=_now)
    yield Desk(store, ruleset(), clock=_now, undo_window=timedelta(hours=1), station="first")
    store.close()


@pytest.mark.parametrize("pause", [0.0, 2 * BREATH_S])
def test_a_decision_elsewhere_is_seen(
    desk: Desk, shared_queue: str, report: Report, pause: float
) -> None:
    store = Store.open(shared_queue, clock=_now)
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
        time.sleep(pause)
    stop.set()
    for thread in ear.threads:
        thread.join(60)
    store.close()
    how = "after a pause" if pause else "without a pause"
    report.tell("desks", f"key at one desk → known at another, decision included, {how}", ms(times))


def _hold(desk: Desk, comment: int) -> None:
    decided = desk.decide(Decision(Verdict.HOLD, (comment,), "Lan"))
    assert [item.result for item in decided.items] == [ItemResult.DONE]


def test_ten_moderators_decide(
    shared_queue: str, cluster: Cluster, desk: Desk, tmp_path: Path, report: Report
) -> None:
    before = desk.counts().states[State.PENDING]
    sent = tmp_path / "sent"
    programs = [_program(shared_queue, f"N{at}", EACH, sent) for at in range(DESKS)]
    lost = _program(shared_queue, "lost", EACH, sent)  # its machine is going to break down
    for program in (*programs, lost):
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    with closing(_Watch(cluster.server, lost)) as watch:
        began = time.perf_counter()
        for program in (*programs, lost):
            assert program.stdin is not None
            program.stdin.write("\n")
            program.stdin.flush()
        said = [json.loads(program.communicate(timeout=3600)[0]) for program in programs]
        seconds = time.perf_counter() - began
    assert [program.returncode for program in programs] == [0] * DESKS
    lost.communicate(timeout=60)
    assert lost.returncode == -signal.SIGKILL

    results: Counter[str] = sum((Counter(one["results"]) for one in said), Counter())
    done = sum(one["done"] for one in said)
    assert done == DESKS * EACH
    ours = {"lost", *(f"N{at}" for at in range(DESKS))}
    rows = [row for row in _log(desk) if row.kind == "decision" and row.actor in ours]
    assert len(rows) == len({row.comment_id for row in rows})  # nobody decided twice
    assert len([row for row in rows if row.actor != "lost"]) == done
    assert before - desk.counts().states[State.PENDING] == len(rows)
    assert desk.verify_log().intact  # of what the lost one was at, nothing is there by halves
    left = [one for one in desk.company.others() if one.actor == "lost"]
    assert all(_now() - one.since < LEASE + timedelta(seconds=seconds) for one in left)
    asked = Counter(sent.read_text().split("\n")[:-1])
    assert set(asked.values()) == {1}
    assert len({line.split()[1] for line in asked}) == len(asked)
    times = [seconds for one in said for seconds in one["times"]]
    report.tell(
        "desks",
        f"{DESKS} moderators on {before:,} pending",
        f"{number(done / seconds)} decisions/s",
    )
    report.tell("desks", "one decision among them", ms(times))
    busy = sum(one["busy"] for one in said) / done * 1000
    report.tell("desks", "processor of a program for one, with reading", f"{busy:.0f} ms")
    for (state, what), share in watch.shares():
        report.tell("desks", f"of a moderator's time: {state}, {what}", f"{share:.1%}")
    report.tell("desks", "told that another was first", results[ItemResult.TAKEN])
    report.tell("desks", "decided by the one that was killed", len(rows) - done)
    report.tell("desks", "sent, each once", f"{len(asked):,} of {len(rows):,}")


def _program(url: str, name: str, most: int, sent: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.one_moderator", url, name, str(most), sent],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PGAPPNAME": f"desk {name}"},
    )


class _Watch:
    """Asks the server what the moderators' connections wait for; kills one in mid transaction."""

    def __init__(self, server: Server, lost: subprocess.Popen[str]) -> None:
        self._waits: Counter[Wait] = Counter()
        self._looks = 0
        self._lost = lost
        self._connection = psycopg.connect(server.dsn("postgres"), autocommit=True)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def shares(self) -> list[tuple[Wait, float]]:
        """Return the share of a moderator's time for each, the largest first."""
        return [(wait, times / self._looks / DESKS) for wait, times in self._waits.most_common(8)]

    def close(self) -> None:
        """Look no more."""
        self._stop.set()
        self._thread.join()
        self._connection.close()

    def _run(self) -> None:
        while not self._stop.wait(LOOK_S):
            self._looks += 1
            for name, state, kind, what in self._connection.execute(_WAITS):
                if name == "desk lost":
                    self._kill(state)
                else:
                    self._waits[state, f"{kind}: {what}" if kind else "at work"] += 1

    def _kill(self, state: str) -> None:
        """End the lost one without a word, some way on and in the middle of a transaction."""
        if self._looks > 2 / LOOK_S and state == "idle in transaction":
            self._lost.kill()


_WAITS = (
    "SELECT application_name, state, wait_event_type, wait_event FROM pg_stat_activity"
    " WHERE application_name LIKE 'desk %' AND state <> 'idle'"
)


def _log(desk: Desk) -> Iterator[LogRow]:
    after = 0
    while page := desk.log(LogQuery(), after, 2000):
        yield from page
        after = page[-1].seq


def test_ten_idle_windows(
    shared_queue: str, cluster: Cluster, qtbot: QtBot, report: Report
) -> None:
    stores = [Store.open(shared_queue, clock=_now) for _ in range(DESKS)]
    site = FlakySite()  # nothing new is there
    workers = [_window(store, site, at) for at, store in enumerate(stores)]
    for worker in workers:
        with qtbot.waitSignal(worker.opened, timeout=60_000):
            worker.start()
        worker.attend("Lan", None)
    qtbot.wait(5000)
    before, busy = _transactions(cluster.server, shared_queue), _server_seconds()
    began = time.perf_counter()
    qtbot.wait(int(IDLE_S * 1000))
    seconds = time.perf_counter() - began
    after = _transactions(cluster.server, shared_queue)
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
