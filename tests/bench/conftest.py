"""A desk with a long queue, filled once for the whole run, and the table at its end.

``MODERATOR_BENCH_COMMENTS`` says how many comments the queue's database has;
``MODERATOR_BENCH_KEEP`` names a folder in which it is kept for later runs, which work on copies.
``MODERATOR_BENCH_SHARED`` says how many comments wait in the queue that ten desks share.
"""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QLocale

from moderator.model import Round
from moderator.rules.ruleset import risk
from moderator.store import Checked, Store
from moderator.ui.theme import Theme
from tests.bench import readers
from tests.bench.measure import Report, machine
from tests.cluster import Cluster
from tests.desks import Newsroom, ruleset
from tests.flaky_site import FlakySite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from moderator.model import Finding

COMMENTS = int(os.environ.get("MODERATOR_BENCH_COMMENTS", "200000"))
SHARED = int(os.environ.get("MODERATOR_BENCH_SHARED", "100000"))
PAGE = 2000
SAMPLES = 1001
REPORT = Report()


@pytest.fixture(scope="session")
def report() -> Report:
    return REPORT


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was measured."""
    if REPORT.lines:
        terminalreporter.section(f"{COMMENTS:,} comments, {machine()}")
        for line in REPORT.table():
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def long_queue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a database with ``COMMENTS`` comments, closed."""
    folder = tmp_path_factory.mktemp("desk")
    kept = os.environ.get("MODERATOR_BENCH_KEEP")
    if kept is None:
        _fill(folder)
        return folder
    whole = Path(kept) / f"{COMMENTS}"
    if not whole.exists():
        making = Path(kept) / f"{COMMENTS}-in-making"  # a run that was stopped leaves no half
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        _fill(making)
        making.rename(whole)
    return shutil.copytree(whole, folder, dirs_exist_ok=True)


def _fill(folder: Path) -> None:
    room = Newsroom.open(folder)
    times: list[float] = []
    noticed = [_noticed(number) for number in range(SAMPLES)]
    for first in range(0, COMMENTS, PAGE):
        page = [
            # Rules take most of the time of an ingest; texts that look alike get what was
            # noticed in one of them, except for the repeats, which the store counts itself.
            Checked(one, noticed[at % SAMPLES], ruleset().hash, risk(noticed[at % SAMPLES]))
            for at, one in enumerate(
                readers.comments(first, min(first + PAGE, COMMENTS)), start=first
            )
        ]
        began = time.perf_counter()
        with room.store.write() as writing:
            writing.save_page(room.site_id, page)
        times.append(time.perf_counter() - began)
    tenth = max(1, len(times) // 10)
    for part, spent in (("first", times[:tenth]), ("last", times[-tenth:])):
        what = f"fill the database, pages of {PAGE:,} (rules done), the {part} tenth"
        REPORT.rate("ingest", what, PAGE, spent, "comments")
    with room.store.write() as writing:
        # Nothing of this is on the site in memory: it must not be looked for there.
        done = Round(room.site_id, room.clock(), room.clock(), fetched=COMMENTS)
        writing.add_round(done, reconciled=True)
    room.store.tidy()
    room.close()


def _noticed(number: int) -> tuple[Finding, ...]:
    one = readers.comment(number)
    return ruleset().check(one.text, name=one.author.name)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Start a PostgreSQL server that waits for its disk at each commit."""
    cluster = Cluster(lasting=True)
    yield cluster
    cluster.remove()


@pytest.fixture(scope="session")
def shared_queue(cluster: Cluster) -> str:
    """Return the address of a database in which ``SHARED`` comments wait."""
    url = cluster.server.url(cluster.server.create())
    Store.upgrade(url, clock=_now)
    store = Store.open(url, clock=_now)
    with store.write() as writing:
        site_id = writing.add_site(FlakySite().info())
    noticed = [_noticed(number) for number in range(SAMPLES)]
    for first in range(0, SHARED * 5 // 4, PAGE):  # a fifth of them does not wait
        page = [
            Checked(one, noticed[at % SAMPLES], ruleset().hash, risk(noticed[at % SAMPLES]))
            for at, one in enumerate(readers.comments(first, first + PAGE))
        ]
        with store.write() as writing:
            writing.save_page(site_id, page)
    with store.write() as writing:
        writing.add_round(Round(site_id, _now(), _now(), fetched=SHARED), reconciled=True)
    store.close()
    return url


def _now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def room(long_queue: Path) -> Iterator[Newsroom]:
    """Open a desk on the long queue."""
    room = Newsroom.open(long_queue)
    yield room
    room.close()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    QLocale.setDefault(QLocale("vi_VN"))
    qapp.setApplicationName("Moderator")
    theme = Theme("light")
    theme.apply()
    return theme
