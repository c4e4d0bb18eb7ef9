"""Upgrading a database with something in it: the copy comes first, and all or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from moderator.errors import StoreError
from moderator.model import Query
from moderator.store import Store, migration
from moderator.store.engine import sqlite_module
from tests.databases import Clock
from tests.integration.store.newsroom import Newsroom, comment

NEXT = '''
"""A later version."""
from alembic import op

revision = "later"
down_revision = "{head}"


def upgrade():
    op.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")
    {rest}
'''


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return the folder of a database of today's version with five comments."""
    with_comments = Store.open(data=tmp_path, clock=Clock())
    Newsroom(with_comments, Clock()).arrive(*(comment(n) for n in range(1, 6)))
    with_comments.close()
    return tmp_path


def _later_program(monkeypatch: pytest.MonkeyPatch, place: Path, rest: str = "") -> None:
    """Become the program of a later version, whose one new migration ends with ``rest``."""
    scripts = place / "migrations"
    shutil.copytree(Path(migration.__file__).parent / "migrations", scripts)
    later = NEXT.format(head=migration.HEAD, rest=rest)
    (scripts / "versions" / "later.py").write_text(later, encoding="utf-8")
    monkeypatch.setattr(migration, "KNOWN", (*migration.KNOWN, "later"))
    monkeypatch.setattr(migration, "HEAD", "later")
    monkeypatch.setattr(migration, "SCRIPTS", str(scripts))


def _names(file: Path) -> set[str]:
    connection = sqlite_module().connect(str(file))
    try:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    finally:
        connection.close()
    return {name for (name,) in found}


def _ids(folder: Path) -> list[int]:
    store = Store.open(data=folder, clock=Clock())
    try:
        with store.read() as reading:
            return list(reading.ids(Query()))
    finally:
        store.close()


def test_a_database_is_copied_before_it_is_upgraded(
    old: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _ids(old)
    _later_program(monkeypatch, tmp_path_factory.mktemp("later"))

    assert _ids(old) == before
    assert "later" in _names(old / "moderator.sqlite3")
    (copy,) = (old / "backups").iterdir()
    assert "later" not in _names(copy)


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(
    old: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _ids(old)
    with monkeypatch.context() as later:
        _later_program(
            later,
            tmp_path_factory.mktemp("later"),
            'op.execute("INSERT INTO nowhere VALUES (1)")',
        )
        with pytest.raises(StoreError):
            Store.open(data=old, clock=Clock())

    assert "later" not in _names(old / "moderator.sqlite3")
    assert _ids(old) == before
    assert len(list((old / "backups").iterdir())) == 1
