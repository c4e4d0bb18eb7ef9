"""A team's server that is restarted, crashes, times out or was upgraded while people work."""

from __future__ import annotations

import os
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psycopg
import pytest
from sqlalchemy import text

from moderator.desk import Desk
from moderator.errors import ModeratorError, StoreError
from moderator.model import Decided, Decision, ItemResult, LogQuery, Query, State, Verdict
from moderator.store import Store
from moderator.store.migration import KNOWN
from moderator.ui.queue_model import QueueModel
from moderator.worker import Worker
from tests.cluster import Cluster
from tests.databases import Clock as StoreClock
from tests.desks import WINDOW, Newsroom, ruleset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LIMIT_MS = 30_000
LIMIT_S = LIMIT_MS / 1000


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A server that only these tests stop."""
    cluster = Cluster()
    yield cluster
    cluster.remove()


@pytest.fixture(scope="module")
def made(cluster: Cluster) -> str:
    """Return the name of a database with all tables and no rows, for copying."""
    name = cluster.server.create()
    Store.upgrade(cluster.server.url(name), clock=StoreClock())
    return name


@pytest.fixture
def url(cluster: Cluster, made: str) -> Iterator[str]:
    name = cluster.server.create(made)
    yield cluster.server.url(name)
    cluster.server.drop(name)


@pytest.fixture
def room(url: str, tmp_path: Path) -> Iterator[Newsroom]:
    made = Newsroom.open(tmp_path, url=url)
    yield made
    made.check()
    made.close()


def dsn(url: str) -> str:
    return url.replace("postgresql://owner@/", "postgresql:///").replace("?", "?user=owner&")


class Window:
    """What stands behind a window: its threads and its list, and what it is told."""

    def __init__(self, room: Newsroom, url: str, qtbot: QtBot) -> None:
        self.store = Store.open(url, clock=room.clock)
        self.desk = Desk(
            self.store, ruleset(), clock=room.clock, undo_window=WINDOW, station="window"
        )
        self.worker = Worker(
            lambda: self.desk,
            lambda _record: room.sync("window"),
            clock=room.clock,
            poll=timedelta(hours=1),
            watch=timedelta(milliseconds=50),
        )
        self.qtbot = qtbot
        self.failures: list[Exception] = []
        self.worker.failed.connect(self.failures.append)
        self.list = QueueModel(self.worker)
        self.worker.changed.connect(lambda changes: self.list.refresh(changes.ids))
        with qtbot.waitSignal(self.worker.opened, timeout=LIMIT_MS):
            self.worker.start()
        self.worker.attend("Lan", None)
        self.list.show(Query())

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=LIMIT_MS)

    def close(self) -> None:
        assert self.worker.stop(LIMIT_S)
        self.store.close()


@pytest.fixture
def window(room: Newsroom, url: str, qtbot: QtBot) -> Iterator[Window]:
    for number in range(4):
        room.site.post(f"Ý kiến thứ {number} về cây cầu")
    room.round()
    made = Window(room, url, qtbot)
    made.until(lambda: made.list.rowCount() == 4)
    yield made
    made.close()


def in_words(error: Exception) -> str:
    """Return what a person reads; anything outside the family would be told as a bug."""
    assert isinstance(error, ModeratorError)
    said = error.words("vi")
    assert "Traceback" not in said
    assert "sqlalche" not in said.lower()
    return said


def test_a_window_that_listens_goes_on_by_itself_after_a_restart(
    cluster: Cluster, room: Newsroom, window: Window
) -> None:
    first, second, *_ = room.desk.first_ids(Query(), 4)
    cluster.stop("fast")
    window.until(lambda: bool(window.failures))
    assert "máy chủ dữ liệu" in in_words(window.failures[0]).lower()  # it stops, or is gone

    refused: list[ModeratorError] = []
    done: list[Decided] = []
    decision = Decision(Verdict.HOLD, (first,), "Lan")
    window.worker.write(lambda desk: desk.decide(decision), done.append, failed=refused.append)
    window.until(lambda: bool(refused))
    assert "tự nối lại" in in_words(refused[0])
    assert done == []

    told = len(window.failures)
    cluster.start()
    window.worker.write(lambda desk: desk.decide(decision), done.append, failed=refused.append)
    window.until(lambda: bool(done))
    window.until(lambda: window.list.rowCount() == 3)
    room.decide(Verdict.HOLD, second)  # by somebody else: the window hears of it again
    window.until(lambda: window.list.rowCount() == 2)
    window.until(lambda: [one.actor for one in room.desk.company.others()] == ["Lan"])
    assert told <= 2  # of many looks in vain: the look's own, and a list's that was being read
    assert len(window.failures) == told
    assert len(refused) == 1
    assert len([row for row in room.desk.log(LogQuery()) if row.kind == "decision"]) == 2


def test_a_crash_of_the_server_in_the_middle_of_a_decision_leaves_no_half(
    cluster: Cluster, room: Newsroom, window: Window, url: str
) -> None:
    comment = room.desk.first_ids(Query(), 1)[0]
    decision = Decision(Verdict.HOLD, (comment,), "Lan")
    refused: list[ModeratorError] = []
    done: list[Decided] = []
    with psycopg.connect(dsn(url)) as other:
        other.execute("SELECT seq FROM ledger_head FOR UPDATE")  # so that it waits half-way
        window.worker.write(lambda desk: desk.decide(decision), done.append, failed=refused.append)
        with psycopg.connect(dsn(url), autocommit=True) as looking:
            window.until(lambda: bool(looking.execute(_WAITING).fetchall()))
        cluster.stop("immediate")
        window.until(lambda: bool(refused))
        other.close()
    cluster.start()
    assert "Không kết nối được với máy chủ dữ liệu" in in_words(refused[0])
    assert room.desk.counts().states[State.PENDING] == 4
    window.worker.write(lambda desk: desk.decide(decision), done.append, failed=refused.append)
    window.until(lambda: bool(done))
    assert [item.result for item in done[0].items] == [ItemResult.DONE]


_WAITING = "SELECT pid FROM pg_locks WHERE NOT granted"


def test_one_cut_connection_is_replaced_unseen(room: Newsroom, url: str) -> None:
    first, second = (room.post(f"Ý kiến {number}") for number in range(2))
    room.decide(Verdict.HOLD, first)
    with psycopg.connect(dsn(url), autocommit=True) as other:
        other.execute(_CUT_ALL)
    room.decide(Verdict.HOLD, second)
    assert room.desk.counts().states[State.HELD] == 2


_CUT_ALL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def test_a_machine_that_falls_silent_in_mid_transaction_blocks_nobody_for_long(
    room: Newsroom, url: str
) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    gone = Store.open(url, clock=room.clock)
    silent, back = threading.Event(), threading.Event()
    told: list[StoreError] = []

    def fall_silent() -> None:
        try:
            with gone.write() as writing:
                connection = writing._t.connection  # noqa: SLF001
                kept = connection.execute(text("SHOW idle_in_transaction_session_timeout"))
                assert kept.scalar_one() == "20s"
                # As that time, only that nobody should wait for it here.
                connection.execute(text("SET idle_in_transaction_session_timeout = '300ms'"))
                silent.set()
                assert back.wait(LIMIT_S)
                writing.log_login("Minh")
        except StoreError as error:
            told.append(error)

    thread = threading.Thread(target=fall_silent)
    thread.start()
    assert silent.wait(LIMIT_S)
    room.decide(Verdict.HOLD, comment)  # waits for the lock until the server takes it away
    back.set()
    thread.join(LIMIT_S)
    gone.close()
    assert room.desk.counts().states[State.HELD] == 1
    assert "việc vừa rồi thì chưa lưu" in in_words(told[0])
    assert all(row.kind != "login" for row in room.desk.log(LogQuery()))


def test_a_statement_that_the_server_stops_is_told_in_words(room: Newsroom, url: str) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    with psycopg.connect(dsn(url), autocommit=True) as other:
        name = other.info.dbname
        other.execute(f"ALTER DATABASE {name} SET statement_timeout = '200ms'")
    desk = Desk(Store.open(url, clock=room.clock), ruleset(), clock=room.clock)
    with psycopg.connect(dsn(url)) as other:
        other.execute("SELECT seq FROM ledger_head FOR UPDATE")
        with pytest.raises(StoreError) as told:
            desk.decide(Decision(Verdict.HOLD, (comment,), "Lan"))
    assert "làm quá lâu nên đã dừng" in in_words(told.value)
    assert [item.result for item in desk.decide(Decision(Verdict.HOLD, (comment,), "Lan")).items]
    desk._store.close()  # noqa: SLF001


@pytest.mark.parametrize(
    ("version", "advice"),
    [(KNOWN[-2], "moderator database upgrade"), ("9999", "Cài phiên bản mới của chương trình")],
)
def test_a_database_of_another_version_says_what_to_do(url: str, version: str, advice: str) -> None:
    with psycopg.connect(dsn(url), autocommit=True) as other:
        other.execute("UPDATE alembic_version SET version_num = %s", (version,))
    with pytest.raises(StoreError) as told:
        Store.open(url, clock=StoreClock())
    assert advice in in_words(told.value)


def test_a_server_without_room_says_so(room: Newsroom, url: str) -> None:
    with psycopg.connect(dsn(url), autocommit=True) as other:
        name = other.info.dbname
        other.execute(f"ALTER DATABASE {name} CONNECTION LIMIT 0")
        other.execute("CREATE ROLE guest LOGIN")
        try:
            with pytest.raises(StoreError) as told:
                Store.open(url.replace("owner@", "guest@"), clock=room.clock)
        finally:
            other.execute("DROP ROLE guest")
    assert "hết chỗ kết nối" in in_words(told.value)
