"""Databases that cannot be used, and two programs on one."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from moderator.errors import StoreError
from moderator.model import Query, Verdict
from moderator.store import Store, migration
from moderator.store.engine import OLDEST_SQLITE, sqlite_module
from moderator.store.tables import metadata
from tests.databases import Clock, Place, Server
from tests.integration.store.newsroom import Newsroom, comment

if TYPE_CHECKING:
    from pathlib import Path


def _words(error: pytest.ExceptionInfo[StoreError]) -> str:
    assert error.value.title.vi != StoreError.title.vi
    assert error.value.advice.vi
    assert error.value.advice.en
    return error.value.title.en


def _connect(path: Path, **options: Any) -> Any:  # noqa: ANN401 - the driver has no types
    # With the program's own library: two libraries in one process do not see each other's locks.
    return sqlite_module().connect(str(path), **options)


def _open(data: Path) -> Store:
    return Store.open(data=data, clock=Clock())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a sound SQLite database with something in it."""
    store = _open(tmp_path)
    Newsroom(store, Clock()).arrive(*(comment(n) for n in range(1, 50)))
    store.close()
    return tmp_path / "moderator.sqlite3"


def test_the_migrations_make_the_tables_that_the_program_uses(store: Store) -> None:
    with store.write() as w:
        context = MigrationContext.configure(w._t.connection)  # noqa: SLF001 - as Alembic needs
        differences = [
            item
            for item in compare_metadata(context, metadata)
            if not (item[0].startswith("remove") and "search" in repr(item))
        ]
    assert differences == []


def test_the_version_constant_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "moderator.store:migrations")
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == migration.HEAD
    assert migration.KNOWN[-1] == migration.HEAD


def test_the_sqlite_in_use_has_no_wal_bug() -> None:
    assert sqlite_module().sqlite_version_info >= OLDEST_SQLITE


def test_sqlite_is_opened_safely(tmp_path: Path) -> None:
    store = _open(tmp_path)
    with store.write() as w:
        pragmas = {
            name: w._t.connection.exec_driver_sql(f"PRAGMA {name}").scalar()  # noqa: SLF001
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    store.close()
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_opening_again_finds_everything(place: Place) -> None:
    store = place.open()
    newsroom = Newsroom(store, place.clock)
    (key,) = newsroom.arrive(comment(1))
    newsroom.decide(Verdict.HOLD, key)
    store.close()
    store = place.open()
    again = Newsroom(store, place.clock, owner="other")
    assert again.state(key) == "held"
    assert again.sound()
    store.close()


def test_an_upgrade_that_fails_leaves_no_trace(tmp_path: Path) -> None:
    with closing(_connect(tmp_path / "moderator.sqlite3")) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute("CREATE TABLE ledger_head (something)")
        connection.commit()
    with pytest.raises(Exception, match="already exists"):
        _open(tmp_path)
    with closing(_connect(tmp_path / "moderator.sqlite3")) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")]
    assert sorted(names) == ["alembic_version", "ledger_head"]


def test_postgresql_is_upgraded_only_when_asked(postgresql: Server) -> None:
    url = postgresql.url(postgresql.create())
    with pytest.raises(StoreError) as error:
        Store.open(url, clock=Clock())
    assert _words(error) == "The database is not up to date"
    assert "moderator database upgrade" in error.value.advice.en
    assert Store.upgrade(url, clock=Clock()) == migration.HEAD
    Store.open(url, clock=Clock()).close()


def test_a_newer_database_is_left_alone(place: Place) -> None:
    store = place.open()
    with store.write() as w:
        w._t.connection.exec_driver_sql(  # noqa: SLF001 - as a later program would
            "UPDATE alembic_version SET version_num = '9999'"
        )
    store.close()
    with pytest.raises(StoreError) as error:
        Store.open(place.url, data=place.data, clock=place.clock)
    assert "newer version" in _words(error)
    with pytest.raises(StoreError) as error:
        Store.upgrade(place.url, data=place.data, clock=place.clock)
    assert "newer version" in _words(error)


def test_a_database_that_wants_a_newer_client_is_left_alone(place: Place) -> None:
    store = place.open()
    with store.write() as w:
        w._t.connection.exec_driver_sql(  # noqa: SLF001 - as a later migration would
            "UPDATE meta SET value = '99.0.0' WHERE name = 'minimum_client'"
        )
    store.close()
    with pytest.raises(StoreError) as error:
        Store.open(place.url, data=place.data, clock=place.clock)
    assert "newer version" in _words(error)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "moderator.sqlite3"
    with closing(_connect(path)) as connection:
        connection.execute("CREATE TABLE photos (id)")
    before = path.read_bytes()
    with pytest.raises(StoreError) as error:
        _open(tmp_path)
    assert _words(error) == "This is another's database"
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["no database", "cut short", "overwritten"])
def test_a_damaged_file_is_named_as_such(file: Path, kind: str) -> None:
    content = file.read_bytes()
    damaged = {
        "no database": b"This is no database at all. " * 100,
        "cut short": content[: len(content) // 3],
        "overwritten": content[:4096] + b"\xff" * (len(content) - 4096),
    }[kind]
    file.write_bytes(damaged)
    assert "damaged" in _said_of(file.parent)


def _said_of(folder: Path) -> str:
    """Return what opening, reading and checking say of a database."""
    try:
        store = _open(folder)
    except StoreError as error:
        return error.title.en
    try:
        return "damaged" if store.check().problems else "sound"
    except StoreError as error:
        return error.title.en
    finally:
        store.close()


def test_missing_protection_is_noticed_when_opening(file: Path) -> None:
    with closing(_connect(file)) as connection:
        connection.execute("DROP TRIGGER ledger_no_update")
    with pytest.raises(StoreError) as error:
        _open(file.parent)
    assert "protects its log" in _words(error)
    assert error.value.detail == "ledger_no_update"


def test_missing_protection_is_noticed_on_postgresql(postgresql: Server) -> None:
    name = postgresql.create()
    Store.upgrade(postgresql.url(name), clock=Clock())
    with psycopg.connect(postgresql.dsn(name), autocommit=True) as connection:
        connection.execute("ALTER TABLE ledger DISABLE TRIGGER ledger_no_truncate")
    with pytest.raises(StoreError) as error:
        Store.open(postgresql.url(name), clock=Clock())
    assert error.value.detail == "ledger_no_truncate"


def test_a_full_disk_is_said_and_loses_nothing(file: Path) -> None:
    store = _open(file.parent)
    newsroom = Newsroom(store, Clock())
    with store.write() as w:
        connection = w._t.connection  # noqa: SLF001 - the limit stands for a full disk
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError) as error, store.write() as w:
        w.save_draft(1, 1, "x" * 10_000_000, "")
    assert _words(error) == "The disk is full"
    with store.read() as r:
        assert r.draft(1) is None
    assert newsroom.sound()
    store.close()


def test_a_long_writer_elsewhere_is_said(file: Path) -> None:
    store = _open(file.parent)
    with closing(_connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as error, store.write():
            pass
    assert _words(error) == "The database is busy"
    with store.write():
        pass
    store.close()


_TRY = """
import os, sys, tempfile
from datetime import UTC, datetime
from pathlib import Path
from moderator.errors import StoreError
from moderator.store import Store

def clock():
    return datetime.now(UTC)

with tempfile.TemporaryDirectory() as folder:  # imports everything while that is still allowed
    Store.open(data=Path(folder), clock=clock).close()
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
try:
    Store.open(data=Path(sys.argv[1]), clock=clock)
except StoreError as error:
    print(error.title.en)
"""


@pytest.mark.parametrize("existing", [True, False])
def test_a_folder_that_cannot_be_written_is_said(file: Path, *, existing: bool) -> None:
    folder = file.parent
    if not existing:
        file.unlink()
    for path in [*folder.iterdir(), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.geteuid() != 0:
        with pytest.raises(StoreError) as error:
            _open(folder)
        said = error.value.title.en
    else:
        for parent in folder.parents[:4]:  # those that pytest makes, one more on several cores
            parent.chmod(parent.stat().st_mode | 0o055)
        done = subprocess.run(
            [sys.executable, "-c", _TRY, str(folder)], capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        said = done.stdout.strip()
    assert said == "The database cannot be written"


def test_an_address_nobody_answers_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as error:
        Store.open(f"postgresql://owner@/x?host={tmp_path}", clock=Clock())
    assert _words(error) == "The database server cannot be reached"
    for url in ("mysql://x/y", "not a url", "sqlite://"):
        with pytest.raises(StoreError) as error:
            Store.open(url, clock=Clock())
        assert _words(error) == "The database address is not usable"


def test_a_backup_is_whole_while_the_database_is_in_use(file: Path, tmp_path: Path) -> None:
    store = _open(file.parent)
    with store.write() as w:
        w.save_draft(1, 1, "nháp", "")
    with store.write() as w:
        w.save_draft(1, 1, "chưa xong", "")
        copy = store.backup()
        again = store.backup()
    store.close()
    assert copy.parent == file.parent / "backups"
    assert copy != again
    place = tmp_path / "restored"
    place.mkdir()
    (place / "moderator.sqlite3").write_bytes(copy.read_bytes())
    restored = _open(place)
    with restored.read() as r:
        draft = r.draft(1)
    assert draft is not None
    assert draft.text == "nháp"
    assert restored.check().problems == ()
    restored.close()


def test_check_says_what_does_not_hold(store: Store, place: Place) -> None:
    newsroom = Newsroom(store, place.clock)
    newsroom.arrive(comment(1))
    with store.write() as w:
        connection = w._t.connection  # noqa: SLF001 - damage from outside
        connection.exec_driver_sql("UPDATE tallies SET total = 7 WHERE scope = 'state'")
        connection.exec_driver_sql("UPDATE standing SET state = 'spam'")
    problems = store.check().problems
    assert "standing of comment 1" in problems
    assert "count state pending: 7, not 1" in problems
    with store.write() as w:
        w.rebuild()
    assert newsroom.sound()


def test_upkeep_of_the_search_index_is_no_damage(newsroom: Newsroom) -> None:
    for page in range(20):
        newsroom.arrive(*(comment(n, f"chữ {n}") for n in range(page * 50 + 1, page * 50 + 51)))
    assert newsroom.sound()
    with newsroom.store.read() as r:
        assert len(r.ids(Query(text="chu 7"))) == 1 + 10 + 100
    newsroom.store.tidy()
    with newsroom.store.read() as r:
        assert len(r.ids(Query(text="chu 7"))) == 1 + 10 + 100
    assert newsroom.sound()


def test_a_bug_of_ours_is_not_blamed_on_the_database(store: Store) -> None:
    for wrong in ("SELECT nothing FROM nowhere", "INSERT INTO meta (name) VALUES ('x')"):
        with pytest.raises(SQLAlchemyError), store.write() as w:
            w._t.connection.exec_driver_sql(wrong)  # noqa: SLF001 - no method is as wrong


def test_two_programs_write_one_database_in_turn(place: Place) -> None:
    stores = [place.open(), place.open()]
    rooms = [Newsroom(store, place.clock) for store in stores]
    rooms[0].arrive(*(comment(n) for n in range(1, 41)))
    errors: list[BaseException] = []

    def work(room: Newsroom, first: int) -> None:
        try:
            for key in range(first, 41, 2):
                with room.store.write() as w:
                    w.log_login(f"{first}-{key}")
                    w.save_draft(key, 1, "x", "")
        except BaseException as error:  # noqa: BLE001 - looked at below
            errors.append(error)

    threads = [
        threading.Thread(target=work, args=(room, first)) for first, room in enumerate(rooms, 1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    with stores[0].read() as r:
        assert r.verify().entries == 40
        assert r.verify().intact
        seqs = r.changes(40).ids
    assert set(seqs) == set(range(1, 41))
    for store in stores:
        store.close()


def test_a_new_database_is_readable_by_its_user_alone(file: Path) -> None:
    store = _open(file.parent)
    with store.write() as w:
        w.save_draft(1, 1, "nháp", "")
    modes = {one.name: one.stat().st_mode & 0o777 for one in file.parent.glob("*.sqlite3*")}
    store.close()
    assert set(modes) >= {"moderator.sqlite3", "moderator.sqlite3-wal"}
    assert set(modes.values()) == {0o600}
